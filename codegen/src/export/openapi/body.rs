//! Request bodies.

use std::collections::HashMap;

use super::parameter::style_of;
use super::{example, rules};
use crate::export::annotation::description;
use crate::export::schema::rule::{Subject, all};
use crate::export::schema::{Form, Schemas, style_word};
use crate::ir::{Body, BodyContent, BodyVariant, Input, Operation, TextStyle, Type};
use crate::json::{Json, Object};

const JSON: &str = "application/json";

pub(super) fn request_body(schemas: &Schemas<'_>, operation: &Operation) -> Option<Object> {
    let (named, operation) = (operation, &*operation.with_body_as_sent());
    if let Some(whole) = operation.whole_body() {
        return Some(match &whole.member.ty {
            Type::Contents(variants) => one_of(schemas, operation, whole, variants),
            _ => whole_body(schemas, operation, whole),
        });
    }
    let (media_type, encoding) = match operation.body() {
        Body::None => return None,
        Body::Json(media_type) => (media_type, Object::default()),
        Body::OneOf(_) | Body::Bytes(_) | Body::Lines(_) => (JSON, Object::default()),
        Body::Multipart => ("multipart/form-data", encoding(operation)),
        Body::Urlencoded => ("application/x-www-form-urlencoded", encoding(operation)),
    };
    let media = Object::of("schema", object(schemas, named, operation))
        .with_some("encoding", encoding.non_empty())
        .with_some("examples", example::of_body_members(schemas.api, operation).non_empty());
    let required = Object::of("required", !operation.may_lack_body());
    Some(required.with("content", Object::of(media_type, media)))
}

/// The object of the body's members under their names on the wire, with the rules that are about these alone; `named`
/// has their keys.
fn object(schemas: &Schemas<'_>, named: &Operation, operation: &Operation) -> Object {
    let known = operation.provenance.known;
    let members: Vec<&Input> = operation.members.iter().filter(|input| input.place.is_in_body()).collect();
    let said_key = named.said_keys();
    let keys: HashMap<&str, &str> = named
        .members
        .iter()
        .filter(|input| input.place.is_in_body())
        .filter_map(|input| Some((input.sent_name(), said_key(input)?)))
        .collect();
    let subjects: Vec<Subject<'_>> =
        operation.members.iter().map(|input| schemas.subject(&input.member, input.place)).collect();
    let schema_of = |input: &Input| {
        let value = schemas.member_value(&input.member, input.place, Form::Request);
        let key = keys.get(input.member.wire_name.as_str()).copied();
        value.and(schemas.about_member(&input.member, known)).with_some("x-specwright-key", key)
    };
    schemas.members(&members, |input| &input.member, |input| schema_of(input)).and(all(
        schemas.api,
        rules::of_body(operation),
        &subjects,
        known,
        Form::Request,
    ))
}

/// How the parts of a form are written, where that does not go without saying.
fn encoding(operation: &Operation) -> Object {
    let encoding_of = |input: &Input| {
        let style = input.member.style.filter(|_| input.place.is_in_body());
        let media = input.media.as_deref().or((style == Some(TextStyle::Json)).then_some(JSON));
        let encoding = match media {
            Some(media) => Object::of("contentType", media),
            None => style_of(input.place, style),
        };
        let encoding = encoding.with_some("x-specwright-as", style.map(style_word));
        Some((input.member.wire_name.clone(), encoding.non_empty()?.into()))
    };
    operation.members.iter().filter_map(encoding_of).collect()
}

fn whole_body(schemas: &Schemas<'_>, operation: &Operation, whole: &Input) -> Object {
    let member = &whole.member;
    let (media_type, schema) = match operation.body() {
        Body::Bytes(media) => (media, schemas.bytes(Some(media))),
        // A list in place is that of all values, as in responses.
        Body::Lines(media) => (media, schemas.member_value(member, whole.place, Form::Request)),
        _ => (
            operation.body_media.as_deref().unwrap_or(JSON),
            schemas.member_value(member, whole.place, Form::Request),
        ),
    };
    let media = Object::of("schema", schema)
        .with_some("examples", example::of_whole_body(schemas.api, operation, None).non_empty());
    request(schemas, operation, whole).with("content", Object::of(media_type, media))
}

/// A body of one of several media types; alternatives that share one are told apart by their schemas.
fn one_of(schemas: &Schemas<'_>, operation: &Operation, whole: &Input, variants: &[BodyVariant]) -> Object {
    let mut content: Vec<(&str, Vec<Object>, Object)> = Vec::new();
    for variant in variants {
        let media_type = variant.media();
        let schema = match &variant.content {
            BodyContent::Json { ty, .. } => schemas.value(ty, Form::Request),
            BodyContent::Text(_) => schemas.value(&Type::String, Form::Request),
            BodyContent::Bytes(media) => schemas.bytes(Some(media)),
        };
        let schema =
            schema.with("title", variant.name.as_str()).with_some("description", description(&variant.doc));
        let examples = example::of_whole_body(schemas.api, operation, Some(&variant.name));
        match content.iter_mut().find(|(other, ..)| *other == media_type) {
            Some((_, schemas, all)) => {
                schemas.push(schema);
                *all = std::mem::take(all).and(examples);
            }
            None => content.push((media_type, vec![schema], examples)),
        }
    }
    let content = content.into_iter().map(|(media_type, mut schemas, examples)| {
        let schema = match schemas.len() {
            1 => schemas.pop().unwrap_or_default(),
            _ => Object::of("anyOf", Json::list(schemas)),
        };
        let media = Object::of("schema", schema).with_some("examples", examples.non_empty());
        (media_type.to_owned(), media.into())
    });
    request(schemas, operation, whole).with("content", content.collect::<Object>())
}

fn request(schemas: &Schemas<'_>, operation: &Operation, whole: &Input) -> Object {
    let required = whole.member.presence.is_required();
    Object::of("required", required).and(schemas.about_member(&whole.member, operation.provenance.known))
}

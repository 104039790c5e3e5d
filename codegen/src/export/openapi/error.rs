//! Documented errors: a schema each, by what tells it from the others.

use crate::export::annotation::{description, provenance};
use crate::export::schema::{Form, Schemas};
use crate::ir::{Confidence, ErrorBody, ErrorDef, MemberRef, MessageTemplate, Segment, StatusMatch, Type};
use crate::json::{Json, Object};
use crate::pattern::literal;

/// The schemas of all errors.
pub(super) fn schemas(schemas: &Schemas<'_>) -> Object {
    let errors = schemas.api.errors.iter();
    errors.map(|error| (name(error), Json::Object(schema(schemas, error)))).collect()
}

/// The name of an error's schema; no type has a dot in its name.
fn name(error: &ErrorDef) -> String {
    format!("error.{}", error.name)
}

/// A reference to an error's schema.
pub(super) fn reference(error: &ErrorDef) -> Object {
    Object::of("$ref", format!("#/components/schemas/{}", name(error)))
}

fn schema(schemas: &Schemas<'_>, error: &ErrorDef) -> Object {
    let body = schemas.api.error_body.as_ref();
    let message = error.message.as_ref();
    let told_by: Object = [
        body.and_then(|body| {
            Some((body.code.as_ref()?.wire_name.clone(), Object::of("const", error.code.as_deref()?)))
        }),
        body.and_then(|body| Some((body.message.as_ref()?.wire_name.clone(), message_schema(message?)))),
    ]
    .into_iter()
    .flatten()
    .map(|(member, schema)| (member, schema.into()))
    .collect();
    let required: Vec<Json> = told_by.iter().map(|(member, _)| member.into()).collect();
    Object::of("title", error.name.as_str())
        .with_some("description", description(&error.doc))
        .and(body.map(|body| schemas.value(&Type::Named(body.ty), Form::Response)).unwrap_or_default())
        .with_some("properties", told_by.non_empty())
        .with_some("required", Some(required).filter(|required| !required.is_empty()))
        .with("x-specwright-error", facts(schemas, error))
        .and(provenance(schemas.api, &error.provenance, Confidence::Stated))
}

/// What the spec says of it, in its words.
fn facts(schemas: &Schemas<'_>, error: &ErrorDef) -> Object {
    let status = match &error.status {
        StatusMatch::One(status) => u64::from(*status).into(),
        StatusMatch::Several(several) => Json::list(several.iter().map(|status| u64::from(*status))),
        StatusMatch::Class(class) => format!("{class}xx").into(),
    };
    let parameters: Object = error
        .message
        .iter()
        .flat_map(MessageTemplate::parameters)
        .map(|(name, ty)| (name.to_owned(), schemas.value(ty, Form::Response).into()))
        .collect();
    Object::of("status", status)
        .with_some("code", error.code.as_deref())
        .with_some("message", error.message.as_ref().map(MessageTemplate::written))
        .with_some("parameters", parameters.non_empty())
}

fn message_schema(message: &MessageTemplate) -> Object {
    if let Some(text) = message.exact() {
        return Object::of("const", text);
    }
    let segment = |segment: &Segment| match segment {
        Segment::Literal(text) => literal(text),
        Segment::Parameter { .. } => r"[\s\S]*".to_owned(),
    };
    let pattern: String = message.segments.iter().map(segment).collect();
    Object::of("type", "string").with("pattern", format!("^{pattern}$"))
}

/// A body that the error is told by, where all that such a body must have is known.
pub(super) fn sample(schemas: &Schemas<'_>, error: &ErrorDef, status: Option<u16>) -> Option<Object> {
    let body = schemas.api.error_body.as_ref()?;
    let message = match &error.message {
        None => None,
        Some(message) => Some(message.exact()?),
    };
    if message.is_none() && error.code.is_none() {
        return None;
    }
    let sample = Object::default()
        .and(member(body.code.as_ref(), error.code.clone()))
        .and(member(body.message.as_ref(), message))
        .and(member(body.status.as_ref(), status.map(u64::from)));
    is_complete(schemas, body, &sample).then(|| Object::of("value", sample))
}

fn member<T: Into<Json>>(member: Option<&MemberRef>, value: Option<T>) -> Object {
    match (member, value) {
        (Some(member), Some(value)) => Object::of(member.name(), value),
        _ => Object::default(),
    }
}

fn is_complete(schemas: &Schemas<'_>, body: &ErrorBody, sample: &Object) -> bool {
    let Some(object) = schemas.api.types.object(body.ty) else { return false };
    let mut required = object.members.iter().filter(|member| member.presence.is_required());
    required.all(|member| sample.get(&member.wire_name).is_some())
}

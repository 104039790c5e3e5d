//! Parameters in the path, the query and headers.

use super::example;
use super::path::Names;
use crate::export::annotation::description;
use crate::export::schema::{Form, Schemas, style_word};
use crate::ir::{Api, Carried, EveryCall, Input, Operation, Place, SchemeKind, TextStyle};
use crate::json::{Json, Object};

/// A parameter, by its place among the members of the operation and with its key where that is said.
pub(super) fn parameter(
    schemas: &Schemas<'_>,
    operation: &Operation,
    (at, input, key): (usize, &Input, Option<&str>),
    names: &Names<'_>,
) -> Object {
    let member = &input.member;
    let name = match input.place {
        Place::Path => names.of(input.sent_name()),
        _ => input.sent_name(),
    };
    let renamed = (name != input.sent_name()).then_some(input.sent_name());
    let is_in_query = input.place == Place::Query;
    let required = member.presence.is_required().then_some(true);
    let schema = schemas.member_value(member, input.place, Form::Request);
    let examples = example::of_member(schemas.api, operation, at).non_empty();
    let value = match member.style {
        Some(TextStyle::Json) => {
            let media = Object::of("schema", schema).with_some("examples", examples);
            Object::of("content", Object::of("application/json", media))
        }
        style => style_of(input.place, style).with("schema", schema).with_some("examples", examples),
    };
    Object::of("name", name)
        .with("in", input.place.as_str())
        .with_some("required", required)
        .and(schemas.about_member(member, operation.provenance.known))
        .and(value)
        .with_some("x-specwright-as", member.style.map(style_word))
        .with_some("allowReserved", (member.reserved && is_in_query).then_some(true))
        .with_some("x-specwright-reserved", (member.reserved && !is_in_query).then_some(true))
        .with_some("x-specwright-key", key)
        .with_some("x-specwright-name", renamed)
}

/// The credentials that the path carries.
pub(super) fn of_credentials<'a>(
    api: &'a Api,
    operation: &'a Operation,
    names: &'a Names<'_>,
) -> impl Iterator<Item = Json> + 'a {
    let schemes = operation.auth.schemes().map(|id| &api[id]);
    schemes.filter(|scheme| scheme.kind == SchemeKind::Path).map(|scheme| {
        Object::of("name", names.of(&scheme.name))
            .with("in", "path")
            .with("required", true)
            .with_some("description", description(&scheme.doc))
            .with("schema", Object::of("type", "string").with("format", "password"))
            .with("x-specwright-credential", scheme.name.as_str())
            .with_some("x-specwright-env", scheme.env.as_deref())
            .into()
    })
}

/// What every call carries, but for what the operation says something else of.
pub(super) fn of_every_call<'a>(api: &'a Api, operation: &'a Operation) -> impl Iterator<Item = Json> + 'a {
    let EveryCall { headers, query } = &api.every_call;
    let of = |place: Place, carried: &'a [Carried]| carried.iter().map(move |carried| (place, carried));
    let is_own = |(place, carried): &(Place, &Carried)| {
        operation.inputs(*place).any(|input| match place {
            Place::Header => input.sent_name().eq_ignore_ascii_case(&carried.name),
            _ => input.sent_name() == carried.name,
        })
    };
    let others = of(Place::Header, headers).chain(of(Place::Query, query)).filter(move |at| !is_own(at));
    others.map(|(place, Carried { name, value, .. })| {
        Object::of("name", name.as_str())
            .with("in", place.as_str())
            .with("required", true)
            .with("schema", Object::of("const", value))
            .with("x-specwright-every-call", true)
            .into()
    })
}

/// How a value is written, in the words of OpenAPI where it has any: a header has `simple` only, and what forms have
/// beyond `deepObject` is none of its styles.
pub(super) fn style_of(place: Place, style: Option<TextStyle>) -> Object {
    let Some(style) = style else { return Object::default() };
    let (word, explode) = match (place, style) {
        (Place::Header, _) => ("simple", style == TextStyle::Pairs),
        (_, TextStyle::Json) => return Object::default(),
        (Place::Path, TextStyle::Comma) => ("simple", false),
        (_, TextStyle::Pairs) => ("simple", true),
        (_, TextStyle::Comma) => ("form", false),
        (_, TextStyle::Repeat | TextStyle::Spread) => ("form", true),
        (_, TextStyle::Space) => ("spaceDelimited", false),
        (_, TextStyle::Pipe) => ("pipeDelimited", false),
        (_, TextStyle::Deep | TextStyle::Brackets | TextStyle::Indices | TextStyle::Dots) => {
            ("deepObject", true)
        }
        (_, TextStyle::Label) => ("label", false),
        (_, TextStyle::LabelEach) => ("label", true),
        (_, TextStyle::Matrix) => ("matrix", false),
        (_, TextStyle::MatrixEach) => ("matrix", true),
    };
    Object::of("style", word).with("explode", explode)
}

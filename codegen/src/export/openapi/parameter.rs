//! Parameters in the path, the query and headers.

use super::example;
use super::path::Names;
use crate::export::schema::{Form, Schemas, style_word};
use crate::ir::{Input, ListStyle, Operation, Place};
use crate::json::Object;

pub(super) fn parameter(
    schemas: &Schemas<'_>,
    operation: &Operation,
    at: usize,
    input: &Input,
    names: &Names<'_>,
) -> Object {
    let member = &input.member;
    let name = match input.place {
        Place::Path => names.of(&member.wire_name),
        _ => member.wire_name.as_str(),
    };
    let renamed = (name != member.wire_name).then_some(member.wire_name.as_str());
    let required = member.presence.is_required().then_some(true);
    let schema = schemas.member_value(member, input.place, Form::Request);
    let examples = example::of_member(schemas.api, operation, at).non_empty();
    let value = match member.list_style {
        Some(ListStyle::Json) => {
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
        .with_some("x-specwright-as", member.list_style.map(style_word))
        .with_some("x-specwright-name", renamed)
}

/// How a list is written. In a header OpenAPI knows commas only, which is also how repeated headers are joined.
fn style_of(place: Place, style: Option<ListStyle>) -> Object {
    match (place, style) {
        (_, None) => Object::default(),
        (Place::Path | Place::Header, _) => Object::of("style", "simple"),
        (_, Some(style)) => Object::of("style", "form").with("explode", style != ListStyle::Comma),
    }
}

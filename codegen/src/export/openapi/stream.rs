//! Streams of items: the schema is that of an item.
//!
//! OpenAPI 3.1 does not say whether a schema of such a media type is that of an item or of all of them as a list; who writes
//! documents means the item, and who means all writes a list. So an item that is itself a list comes in another one.

use crate::export::schema::{Form, Schemas, nullable};
use crate::ir::{EventData, EventItems, Events, NamedEvent, Type};
use crate::json::{Json, Object};

pub(super) fn lines(schemas: &Schemas<'_>, ty: &Type, may_be_null: bool) -> Object {
    item(json(schemas, ty, may_be_null))
}

pub(super) fn events(schemas: &Schemas<'_>, events: &Events, resumable: bool) -> Object {
    let schema = match &events.items {
        EventItems::Alike(EventData::Json { ty, nullable }) => item(json(schemas, ty, *nullable)),
        EventItems::Alike(EventData::Text | EventData::Empty) => Object::of("type", "string"),
        EventItems::Named(named) => {
            let several = named.iter().map(|event| self::event(schemas, event));
            let names = named.iter().map(|event| (event.name.clone(), event.event.as_str().into()));
            Object::of("anyOf", Json::list(several)).with("x-specwright-events", names.collect::<Object>())
        }
    };
    schema
        .with_some("x-specwright-until", events.until.as_deref())
        .with_some("x-specwright-resumable", resumable.then_some(true))
}

/// An event as the object that OpenAPI 3.2 makes of it.
fn event(schemas: &Schemas<'_>, event: &NamedEvent) -> Object {
    let text = Object::of("type", "string");
    let data = match &event.data {
        EventData::Empty => None,
        EventData::Text => Some(text.clone()),
        EventData::Json { ty, nullable } => Some(
            text.with("contentMediaType", "application/json")
                .with("contentSchema", json(schemas, ty, *nullable)),
        ),
    };
    let name = Object::of("type", "string").with("const", event.event.as_str());
    let required = ["event"].into_iter().chain(data.is_some().then_some("data"));
    let required = Json::list(required);
    Object::of("type", "object")
        .with_some("description", event.doc.as_deref())
        .with("properties", Object::of("event", name).with_some("data", data))
        .with("required", required)
}

fn json(schemas: &Schemas<'_>, ty: &Type, may_be_null: bool) -> Object {
    let value = schemas.value(ty, Form::Response);
    if may_be_null { nullable(value) } else { value }
}

/// The schema of an item, which is not taken for that of all.
fn item(schema: Object) -> Object {
    match schema.get("type") {
        Some(Json::String(kind)) if kind == "array" => Object::of("type", "array").with("items", schema),
        _ => schema,
    }
}

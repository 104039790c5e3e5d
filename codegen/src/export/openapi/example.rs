//! Examples of requests and responses.

use crate::export::annotation::{description, provenance};
use crate::export::schema::Schemas;
use crate::ir::{Api, Example, ExampleRequest, MessageBody, Operation, Place, Type, Value, ValueKind};
use crate::json::{Json, Object};

/// The values that a parameter has in examples.
pub(super) fn of_member(api: &Api, operation: &Operation, at: usize) -> Object {
    let values = accepted(operation).filter_map(|(example, request)| Some((example, value(request, at)?)));
    values
        .map(|(example, value)| (example.name.clone(), entry(api, operation, example, value.into()).into()))
        .collect()
}

/// The bodies that examples have, as objects of the body's members.
pub(super) fn of_body_members(api: &Api, operation: &Operation) -> Object {
    let in_body = |at: usize| operation.members.get(at).filter(|input| input.place.is_in_body());
    let bodies = accepted(operation).map(|(example, request)| {
        let members: Object = request
            .values
            .iter()
            .filter_map(|(at, value)| {
                let member = &in_body(*at)?.member;
                Some((member.wire_name.clone(), as_sent(&member.ty, value)))
            })
            .collect();
        (example.name.clone(), entry(api, operation, example, members.into()).into())
    });
    bodies.collect()
}

/// A value in a message: of a file or a text, what it holds.
fn as_sent(ty: &Type, value: &Value) -> Json {
    match (ty, &value.kind) {
        (Type::BytesOrText, ValueKind::Object(members)) => {
            members.first().map_or(Json::Null, |(_, held)| held.into())
        }
        (Type::List(element), ValueKind::List(items)) => {
            Json::list(items.iter().map(|item| as_sent(&element.ty, item)))
        }
        _ => value.into(),
    }
}

/// The whole bodies that examples have; of several media types, those of one alternative.
pub(super) fn of_whole_body(api: &Api, operation: &Operation, variant: Option<&str>) -> Object {
    let Some(at) = operation.members.iter().position(|input| input.place == Place::Body) else {
        return Object::default();
    };
    let bodies = accepted(operation).filter_map(|(example, request)| {
        let whole = value(request, at)?;
        let body = match (variant, &whole.kind) {
            (Some(variant), ValueKind::Object(members)) => {
                members.iter().find(|(name, _)| name == variant).map(|(_, value)| value)?
            }
            _ => whole,
        };
        Some((example.name.clone(), entry(api, operation, example, body.into()).into()))
    });
    bodies.collect()
}

/// Requests that the server refuses, on purpose: as the flat objects of their members, since they may fit no schema.
pub(super) fn refused_requests(schemas: &Schemas<'_>, operation: &Operation) -> Object {
    let refused = operation.examples.iter().filter(|example| is_refused(example));
    let requests = refused.filter_map(|example| Some((example, example.request.as_ref()?)));
    requests
        .map(|(example, request)| {
            let named = |(at, value): &(usize, Value)| {
                Some((operation.members.get(*at)?.member.wire_name.clone(), value.into()))
            };
            let members: Object = request.values.iter().filter_map(named).collect();
            (example.name.clone(), entry(schemas.api, operation, example, members.into()).into())
        })
        .collect()
}

/// A response. Text that is not JSON where JSON is expected is kept as it was printed.
pub(super) fn answer(body: &MessageBody, about: Object) -> Option<Object> {
    let value = match body {
        MessageBody::Empty => return None,
        MessageBody::Json(value) => Object::of("value", value),
        MessageBody::Text(text) => Object::of("x-specwright-text", text.as_str()),
    };
    Some(about.and(value))
}

/// What is said of an example.
pub(super) fn about(api: &Api, operation: &Operation, example: &Example) -> Object {
    Object::default().with_some("description", description(&example.doc)).and(provenance(
        api,
        &example.provenance,
        operation.provenance.known,
    ))
}

/// Whether the response is a failure.
pub(super) fn is_refused(example: &Example) -> bool {
    example.response.as_ref().is_some_and(|response| response.status >= 300)
}

fn accepted(operation: &Operation) -> impl Iterator<Item = (&Example, &ExampleRequest)> {
    let accepted = operation.examples.iter().filter(|example| !is_refused(example));
    accepted.filter_map(|example| Some((example, example.request.as_ref()?)))
}

fn value(request: &ExampleRequest, at: usize) -> Option<&Value> {
    request.values.iter().find(|(index, _)| *index == at).map(|(_, value)| value)
}

fn entry(api: &Api, operation: &Operation, example: &Example, value: Json) -> Object {
    about(api, operation, example).with("value", value)
}

//! One operation.

use super::path::Names;
use super::{body, example, head, paging, parameter, response, rules, security};
use crate::export::annotation::{deprecation, description, provenance};
use crate::export::schema::Schemas;
use crate::export::schema::rule::in_words;
use crate::ir::{Confidence, Operation, Outcomes};
use crate::json::{Json, Object};

pub(super) fn item(schemas: &Schemas<'_>, operation: &Operation, names: &Names<'_>) -> Object {
    let api = schemas.api;
    let said_key = operation.said_keys();
    let parameters: Vec<Json> = operation
        .members
        .iter()
        .enumerate()
        .filter(|(_, input)| !input.place.is_in_body())
        .map(|(at, input)| {
            parameter::parameter(schemas, operation, (at, input, said_key(input)), names).into()
        })
        .chain(parameter::of_credentials(api, operation, names))
        .chain(parameter::of_every_call(api, operation))
        .collect();
    let spanning = rules::spanning(operation);
    let paragraphs = operation.doc.iter().cloned().chain(rules::sentences(&spanning));
    let tags = operation.tags.iter().map(String::as_str);
    Object::of("operationId", operation.name.as_str())
        .with_some("tags", (!operation.tags.is_empty()).then(|| Json::list(tags)))
        .with_some("summary", operation.title.as_deref())
        .with_some("description", description(paragraphs))
        .and(deprecation(operation.deprecated.as_ref()))
        .with_some("parameters", Some(parameters).filter(|parameters| !parameters.is_empty()))
        .with_some("requestBody", body::request_body(schemas, operation))
        .with("responses", response::responses(schemas, operation))
        .with_some("servers", operation.server.map(|id| head::servers([&api[id]])))
        .with("security", security::requirements(api, &operation.auth))
        .with_some("x-specwright-rust", operation.rust_name.as_deref())
        .with_some("x-specwright-accept", operation.accept.as_deref())
        .with_some("x-specwright-idempotent", operation.idempotent.then_some(true))
        .with_some("x-specwright-safe-refusals", safe_refusals(operation))
        .with_some("x-specwright-idempotency-key", operation.idempotency_key.as_deref())
        .with_some("x-specwright-stream-by", stream_by(operation))
        .with_some("x-specwright-pages", operation.pages.as_ref().map(paging::pages))
        .with_some("x-specwright-rules", in_words(api, spanning.iter().copied(), operation.provenance.known))
        .with_some("x-specwright-refused-requests", example::refused_requests(schemas, operation).non_empty())
        .and(provenance(api, &operation.provenance, Confidence::Stated))
}

/// The member that asks for a stream, whose name others may have in another place, and the status of the stream where
/// that is another one.
fn stream_by(operation: &Operation) -> Option<Object> {
    let stream = operation.stream.as_ref()?;
    let by = operation.members.get(stream.by.index)?;
    let place = if by.place.is_in_body() { "body" } else { by.place.as_str() };
    let status = match &operation.outcomes {
        Outcomes::One(whole) => Some(stream.outcome.status).filter(|status| *status != whole.status),
        Outcomes::Several(_) => None,
    };
    let said = Object::of("in", place).with("name", by.sent_name()).with_some("key", operation.said_key(by));
    Some(said.with_some("status", status.map(u64::from)))
}

fn safe_refusals(operation: &Operation) -> Option<Json> {
    let statuses = operation.safe_refusals.iter().map(|status| u64::from(*status));
    (!operation.safe_refusals.is_empty()).then(|| Json::list(statuses))
}

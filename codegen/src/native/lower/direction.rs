//! Which types requests and responses hold, before operations are lowered.

use super::scope::Scope;
use crate::diagnostic::Report;
use crate::ir::{self, Split, Type, Types};
use crate::native::parse::{
    Body, BodyContent, Content, EventData, EventItems, Events, Operation, Outcome, Outcomes, Spec, TypeExpr,
    WholeBody,
};

/// Splits the types whose members of one direction ask for it.
pub(crate) fn split(spec: &Spec, types: &Types, scope: &Scope<'_>) -> Split {
    // Names that do not exist are reported where operations are lowered.
    let mut report = Report::default();
    let errors = spec.errors.iter().flat_map(|error| {
        let headers = error.headers.as_ref().map(|headers| &headers.ty);
        error.body.iter().chain(headers)
    });
    let requests = spec.operations.iter().flat_map(request_types);
    let events = spec.webhooks.iter().flat_map(|webhooks| &webhooks.events).map(|event| &event.ty);
    let responses = spec.operations.iter().flat_map(response_types).chain(errors).chain(events);
    let requests: Vec<Type> = requests.map(|ty| scope.lower_type(ty, &mut report)).collect();
    let mut responses: Vec<Type> = responses.map(|ty| scope.lower_type(ty, &mut report)).collect();
    let error_body = spec.error_body.as_ref();
    responses.extend(
        error_body.and_then(|body| scope.type_id(&body.ty.value, body.ty.span, &mut report).map(Type::Named)),
    );
    ir::split(types, &requests, &responses)
}

fn request_types(operation: &Operation) -> Vec<&TypeExpr> {
    let inputs = &operation.inputs;
    let mut members: Vec<_> = [&inputs.path, &inputs.query, &inputs.header].into_iter().flatten().collect();
    let mut whole = Vec::new();
    match &inputs.body {
        None => {}
        Some(Body::Members(_, body)) => members.extend(body),
        Some(Body::Whole(WholeBody::Bytes { .. })) => {}
        Some(Body::Whole(WholeBody::Json(ty) | WholeBody::Lines(ty))) => whole.push(ty),
        Some(Body::Whole(WholeBody::OneOf { variants, .. })) => {
            whole.extend(variants.iter().filter_map(|variant| match &variant.content {
                BodyContent::Json { ty, .. } => Some(ty),
                BodyContent::Text(_) | BodyContent::Bytes(_) => None,
            }));
        }
    }
    members.into_iter().map(|member| &member.ty).chain(whole).collect()
}

fn response_types(operation: &Operation) -> Vec<&TypeExpr> {
    let outcomes: Vec<&Outcome> = match &operation.outcomes {
        Outcomes::One(outcome) => vec![outcome],
        Outcomes::Several(several) => several.iter().map(|named| &named.outcome).collect(),
    };
    let stream = operation.stream.as_ref().map(|stream| &stream.outcome);
    outcomes
        .into_iter()
        .chain(stream)
        .flat_map(|outcome| {
            let mut types = match &outcome.content {
                Content::Json(ty) | Content::Lines(ty) => vec![ty],
                Content::Events(events) => event_types(events),
                Content::Empty | Content::Text | Content::Bytes => Vec::new(),
            };
            types.extend(outcome.headers.as_ref().map(|headers| &headers.ty));
            types
        })
        .collect()
}

fn event_types(events: &Events) -> Vec<&TypeExpr> {
    let data: Vec<&EventData> = match &events.items {
        EventItems::Alike(data) => vec![data],
        EventItems::Named(named) => named.iter().map(|event| &event.data).collect(),
    };
    let types = data.into_iter().filter_map(|data| match data {
        EventData::Json(ty) => Some(ty),
        EventData::Empty | EventData::Text => None,
    });
    types.collect()
}

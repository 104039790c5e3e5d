//! Which types requests and responses hold, before operations are lowered.

use super::scope::Scope;
use crate::diagnostic::{Code, Diagnostic, Report};
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

/// A tag is there in a direction for all alternatives or for none: without it for one, nothing tells that from the others.
pub(crate) fn report_tags(types: &Types, report: &mut Report) {
    for def in types.iter() {
        let ir::TypeKind::Union(union) = &def.kind else { continue };
        let (Some(tag), directions) = (&union.tag, types.tag_directions(union)) else { continue };
        let Some(first) = directions.first() else { continue };
        let Some(other) = directions.iter().position(|direction| direction != first) else { continue };
        let (Some(one), Some(other)) = (union.variants.first(), union.variants.get(other)) else { continue };
        let message = format!(
            "`{tag}` tells `{}` from `{}`, and the two have it in different directions",
            other.name, one.name
        );
        report.push(
            Diagnostic::new(Code::UnionTag, other.span, message)
                .related(one.span, "the other one is here")
                .help(format!("say the same `only` of `{tag}` in all alternatives, or none")),
        );
    }
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

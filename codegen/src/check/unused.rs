//! Definitions that nothing uses.

use crate::diagnostic::{Diagnostic, Report};
use crate::ir::{Api, Body, BodyContent, Content, Operation, Outcome, Outcomes, Segment, Type, TypeKind};
use crate::lower::shape::reachable;
use crate::source::Span;

pub(super) fn check_unused(api: &Api, report: &mut Report) {
    warn_types(api, report);
    for (id, error) in api.errors.iter().enumerate() {
        if !api.operations.iter().any(|operation| operation.errors.iter().any(|used| used.0 == id)) {
            let message = format!("no operation has the error `{}`", error.name);
            report.push(
                Diagnostic::warning("unused_error", error.span, message)
                    .help("list it under `errors` of an operation, or remove it"),
            );
        }
    }
}

fn warn_types(api: &Api, report: &mut Report) {
    let body = api.error_body.as_ref().map(|body| Type::Named(body.ty));
    let roots = api.operations.iter().flat_map(operation_types).chain(parameters(api)).chain(&body);
    let used = reachable(&api.types, roots);
    let is_used = |id: usize| used.iter().any(|used| used.0 == id);
    // An included object leaves its members, which still stand where they were written.
    let included = |span: Span| {
        used.iter().filter_map(|id| api.types.get(id.0)).any(|def| match &def.kind {
            TypeKind::Object(object) => object
                .members
                .iter()
                .any(|member| span.start <= member.span.start && member.span.end <= span.end),
            _ => false,
        })
    };
    for (id, def) in api.types.iter().enumerate() {
        if !is_used(id) && !included(def.span) {
            let message = format!("nothing uses the type `{}`", def.name);
            report.push(
                Diagnostic::warning("unused_type", def.span, message)
                    .help("use it in an operation, or remove it"),
            );
        }
    }
}

fn operation_types(operation: &Operation) -> Vec<&Type> {
    let mut types: Vec<&Type> = operation.members.iter().map(|input| &input.member.ty).collect();
    if let Body::OneOf(variants) = &operation.body {
        types.extend(variants.iter().filter_map(|variant| match &variant.content {
            BodyContent::Json(ty) => Some(ty),
            BodyContent::Text(_) => None,
        }));
    }
    match &operation.outcomes {
        Outcomes::One(outcome) => types.extend(outcome_type(outcome)),
        Outcomes::Several(several) => {
            types.extend(several.iter().filter_map(|named| outcome_type(&named.outcome)))
        }
    }
    types
}

fn outcome_type(outcome: &Outcome) -> Option<&Type> {
    match &outcome.content {
        Content::Json { ty, .. } => Some(ty),
        Content::Empty | Content::Text => None,
    }
}

fn parameters(api: &Api) -> impl Iterator<Item = &Type> {
    api.errors
        .iter()
        .filter_map(|error| error.message.as_ref())
        .flat_map(|message| &message.segments)
        .filter_map(|segment| match segment {
            Segment::Parameter { ty, .. } => Some(ty),
            Segment::Literal(_) => None,
        })
}

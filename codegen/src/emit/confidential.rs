//! Which operations carry secrets.

use crate::ir::shape::{parts, reachable};
use crate::ir::{Api, Body, BodyContent, Content, Operation, Outcome, Outcomes, Type};

/// Whether a request or an answer of the operation can hold a secret.
pub(super) fn is_confidential(api: &Api, operation: &Operation) -> bool {
    let types = || {
        operation
            .members
            .iter()
            .map(|input| &input.member.ty)
            .chain(bodies(operation))
            .chain(answers(operation))
    };
    let named = reachable(&api.types, types());
    let parts = named.iter().filter_map(|id| api.types.get(id.0)).flat_map(parts);
    types().chain(parts).any(is_secret)
}

fn is_secret(ty: &Type) -> bool {
    match ty {
        Type::Secret => true,
        Type::List(element) | Type::Map(element) => is_secret(&element.ty),
        _ => false,
    }
}

fn bodies(operation: &Operation) -> impl Iterator<Item = &Type> {
    let several = match &operation.body {
        Body::OneOf(several) => several.as_slice(),
        _ => &[],
    };
    several.iter().filter_map(|body| match &body.content {
        BodyContent::Json(ty) => Some(ty),
        BodyContent::Text(_) => None,
    })
}

fn answers(operation: &Operation) -> impl Iterator<Item = &Type> {
    let outcomes: Vec<&Outcome> = match &operation.outcomes {
        Outcomes::One(one) => vec![one],
        Outcomes::Several(several) => several.iter().map(|one| &one.outcome).collect(),
    };
    outcomes.into_iter().filter_map(|outcome| match &outcome.content {
        Content::Json { ty, .. } => Some(ty),
        Content::Empty | Content::Text => None,
    })
}

//! Which types a request can hold: those get a builder.

use super::shape::reachable;
use super::{Api, Body, BodyContent, Type, TypeId};

pub(crate) struct Requests {
    held: Vec<bool>,
}

impl Requests {
    pub(crate) fn of(api: &Api) -> Self {
        let inputs = api
            .operations
            .iter()
            .flat_map(|operation| operation.members.iter().map(|input| &input.member.ty));
        let bodies = api.operations.iter().flat_map(|operation| media_types(&operation.body));
        let mut held = vec![false; api.types.len()];
        for id in reachable(&api.types, inputs.chain(bodies)) {
            if let Some(held) = held.get_mut(id.0) {
                *held = true;
            }
        }
        Self { held }
    }

    /// Whether a request can hold the type.
    pub(crate) fn can_hold(&self, id: TypeId) -> bool {
        self.held.get(id.0).copied().unwrap_or(false)
    }
}

/// The types of several request media types.
fn media_types(body: &Body) -> Vec<&Type> {
    let Body::OneOf(variants) = body else { return Vec::new() };
    variants
        .iter()
        .filter_map(|variant| match &variant.content {
            BodyContent::Json(ty) => Some(ty),
            BodyContent::Text(_) => None,
        })
        .collect()
}

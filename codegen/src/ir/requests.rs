//! Which types a request can hold: those get a builder.

use super::{Api, Operation, TypeId};

/// The types that requests of an API can hold.
pub(crate) struct Requests {
    held: Vec<bool>,
}

impl Requests {
    pub(crate) fn of(api: &Api) -> Self {
        let mut held = vec![false; api.types.len()];
        for id in api.types.reachable(api.operations.iter().flat_map(Operation::request_types)) {
            held[id.index()] = true;
        }
        Self { held }
    }

    /// Whether a request can hold the type.
    pub(crate) fn can_hold(&self, id: TypeId) -> bool {
        self.held[id.index()]
    }
}

//! Which operations have the same errors: a set of errors is one enum, however many operations have it.

use std::collections::HashMap;

use crate::ir::{Api, ErrorId, Operation, OperationId};

/// The enum that holds the errors of an operation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ErrorsOf {
    /// Its own.
    Own,
    /// That of the API's commonest set of errors.
    Common,
    /// That of an earlier operation.
    Other(OperationId),
}

/// The enums of all operations.
pub(crate) struct Sharing {
    of: Vec<ErrorsOf>,
    common: Option<OperationId>,
}

impl Sharing {
    pub(crate) fn of(api: &Api) -> Self {
        let mut sets: HashMap<Vec<ErrorId>, (OperationId, usize)> = HashMap::new();
        for (id, operation) in api.operations_with_ids() {
            sets.entry(key(operation)).or_insert((id, 0)).1 += 1;
        }
        let shared = sets.values().filter(|(_, count)| *count > 1);
        let common =
            shared.max_by_key(|(first, count)| (*count, std::cmp::Reverse(*first))).map(|(id, _)| *id);
        let of = api.operations_with_ids().map(|(id, operation)| match sets.get(&key(operation)) {
            Some((first, _)) if Some(*first) == common => ErrorsOf::Common,
            Some((first, _)) if *first != id => ErrorsOf::Other(*first),
            _ => ErrorsOf::Own,
        });
        Self { of: of.collect(), common }
    }

    /// Returns the enum that holds an operation's errors.
    pub(crate) fn errors_of(&self, id: OperationId) -> ErrorsOf {
        self.of.get(id.index()).copied().unwrap_or(ErrorsOf::Own)
    }

    /// Returns the first operation with the commonest set of errors, if two have the same at all.
    pub(crate) fn common(&self) -> Option<OperationId> {
        self.common
    }
}

/// The errors in an order that does not depend on the operation.
fn key(operation: &Operation) -> Vec<ErrorId> {
    let mut errors = operation.errors.clone();
    errors.sort_unstable();
    errors
}

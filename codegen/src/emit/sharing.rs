//! Which operations have the same errors: a set of errors is one enum, however many operations have it. Where an enum that is
//! not the common one stands in the module of an operation, those that are there with other features have one of their own.

use std::collections::HashMap;

use super::features::{Available, Features};
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
    pub(crate) fn of(api: &Api, features: &Features) -> Self {
        let mut sets: HashMap<Vec<ErrorId>, (OperationId, usize)> = HashMap::new();
        let mut first_of: HashMap<(Vec<ErrorId>, &Available), OperationId> = HashMap::new();
        for (id, operation) in api.operations_with_ids() {
            sets.entry(key(operation)).or_insert((id, 0)).1 += 1;
            first_of.entry((key(operation), features.of_operation(id))).or_insert(id);
        }
        let shared = sets.values().filter(|(_, count)| *count > 1);
        let common =
            shared.max_by_key(|(first, count)| (*count, std::cmp::Reverse(*first))).map(|(id, _)| *id);
        let of = api.operations_with_ids().map(|(id, operation)| {
            let key = key(operation);
            if sets.get(&key).is_some_and(|(first, _)| Some(*first) == common) {
                return ErrorsOf::Common;
            }
            match first_of.get(&(key, features.of_operation(id))) {
                Some(first) if *first != id => ErrorsOf::Other(*first),
                _ => ErrorsOf::Own,
            }
        });
        Self { of: of.collect(), common }
    }

    /// Returns the enum that holds an operation's errors.
    pub(crate) fn errors_of(&self, id: OperationId) -> ErrorsOf {
        self.of.get(id.index()).copied().unwrap_or(ErrorsOf::Own)
    }

    /// Returns the operations whose errors are the commonest set.
    pub(crate) fn in_common(&self) -> impl Iterator<Item = OperationId> {
        let all = self.of.iter().enumerate().filter(|(_, of)| **of == ErrorsOf::Common);
        all.map(|(index, _)| OperationId::new(index))
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

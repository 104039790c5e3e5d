//! Errors that a reworded message would lose.

use std::collections::HashSet;

use crate::diagnostic::{Diagnostic, Report};
use crate::ir::{Api, ErrorDef, ErrorId, Operation, StatusMatch};

/// An error known by its message alone needs another for the same status that is not: vendors reword messages
/// without notice, and callers should still meet an error of the operation then.
pub(super) fn lint_errors(api: &Api, report: &mut Report) {
    let mut seen = HashSet::new();
    for operation in &api.operations {
        for id in &operation.errors {
            let Some(error) = api.errors.get(id.0) else { continue };
            if needs_fallback(api, operation, *id, error) && seen.insert(*id) {
                let message = format!(
                    "only its message tells `{}` apart; reworded, it would be no documented error of `{}`",
                    error.name, operation.name
                );
                report.push(
                    Diagnostic::warning("message_only", error.span, message)
                        .related(operation.span, format!("`{}` is here", operation.name))
                        .help("give it a `code`, or give the operation an error of this status without a message"),
                );
            }
        }
    }
}

fn needs_fallback(api: &Api, operation: &Operation, id: ErrorId, error: &ErrorDef) -> bool {
    let has_fallback = |status: u16| {
        let others = operation.errors.iter().filter(|other| **other != id);
        others.filter_map(|other| api.errors.get(other.0)).any(|other| {
            other.message.is_none()
                && (other.code.is_none() || other.code == error.code)
                && holds(other, status)
        })
    };
    // A code that no other error of the operation has tells it apart without the message.
    let code_is_shared = operation.errors.iter().filter(|other| **other != id).any(|other| {
        api.errors.get(other.0).is_some_and(|other| other.message.is_some() && other.code == error.code)
    });
    let by_message = error.message.is_some() && (error.code.is_none() || code_is_shared);
    by_message && !statuses(error).into_iter().all(has_fallback)
}

fn statuses(error: &ErrorDef) -> Vec<u16> {
    match &error.status {
        StatusMatch::One(status) => vec![*status],
        StatusMatch::Several(statuses) => statuses.clone(),
        StatusMatch::Class(class) => vec![u16::from(*class) * 100],
    }
}

fn holds(error: &ErrorDef, status: u16) -> bool {
    match &error.status {
        StatusMatch::One(one) => *one == status,
        StatusMatch::Several(several) => several.contains(&status),
        StatusMatch::Class(class) => u16::from(*class) == status / 100,
    }
}

//! Whether the errors of one operation can be told apart. Most specific first are those with code and message,
//! then with a message, with a code, with a status alone; at the same rank an exact message goes before one with
//! parameters, of two such messages the one with more text, and one status before several before a class.

use std::cmp::Reverse;
use std::collections::HashSet;

use super::template::{common_text, contains, exact, length, outline};
use crate::diagnostic::{Diagnostic, Report, Severity};
use crate::ir::{Api, ErrorDef, ErrorId, Operation, StatusMatch};

/// Reports what cannot be told apart, or is never reached; each pair once, however many operations have it.
pub(super) fn check_told_apart(api: &Api, report: &mut Report) {
    let mut told = HashSet::new();
    let mut seen: HashSet<Vec<usize>> = HashSet::new();
    for operation in &api.operations {
        let mut ids: Vec<usize> = operation.errors.iter().map(|ErrorId(id)| *id).collect();
        // Most operations share their errors with others.
        ids.sort_unstable();
        if !seen.insert(ids.clone()) {
            continue;
        }
        let errors: Vec<&ErrorDef> = ids.iter().filter_map(|id| api.errors.get(*id)).collect();
        for (index, second) in errors.iter().enumerate() {
            let earlier = errors.get(..index).unwrap_or_default();
            let problem = worst(second, earlier, &errors, operation)
                .or_else(|| unreachable_error(second, &errors, operation));
            let Some(problem) = problem else { continue };
            let place = (problem.code, problem.span, problem.related.first().map(|(span, _)| *span));
            if told.insert(place) {
                report.push(problem);
            }
        }
    }
}

/// The first mistake between an error and earlier ones or, if there is none, what is worth knowing. One is told,
/// since a group of like errors would make as many as it has pairs.
fn worst(
    second: &ErrorDef,
    earlier: &[&ErrorDef],
    errors: &[&ErrorDef],
    operation: &Operation,
) -> Option<Diagnostic> {
    let mut warning = None;
    for first in earlier {
        match pair(first, second, operation) {
            Some(problem) if problem.severity == Severity::Error => return Some(problem),
            Some(_) if has_place_for_other_words(first, second, errors) => {}
            Some(problem) => warning = warning.or(Some(problem)),
            None => {}
        }
    }
    warning
}

/// The order in which errors are tried: the first that fits is taken.
pub(super) fn precedence(error: &ErrorDef) -> impl Ord + use<> {
    let words = match (&error.message, &error.code) {
        (Some(_), Some(_)) => 0,
        (Some(_), None) => 1,
        (None, Some(_)) => 2,
        (None, None) => 3,
    };
    let has_parameters = error.message.as_ref().is_some_and(|message| exact(message).is_none());
    let text = error.message.as_ref().map_or(0, length);
    (words, has_parameters, Reverse(text), rank(&error.status))
}

fn rank(status: &StatusMatch) -> u8 {
    match status {
        StatusMatch::One(_) => 0,
        StatusMatch::Several(_) => 1,
        StatusMatch::Class(_) => 2,
    }
}

/// All statuses of an error.
fn statuses(status: &StatusMatch) -> Vec<u16> {
    match status {
        StatusMatch::One(status) => vec![*status],
        StatusMatch::Several(several) => several.clone(),
        StatusMatch::Class(class) => (0..100).map(|rest| u16::from(*class) * 100 + rest).collect(),
    }
}

fn meet(one: &StatusMatch, two: &StatusMatch) -> bool {
    match (one, two) {
        (StatusMatch::Class(one), StatusMatch::Class(two)) => one == two,
        (StatusMatch::Class(class), listed) | (listed, StatusMatch::Class(class)) => {
            statuses(listed).iter().any(|status| status / 100 == u16::from(*class))
        }
        (one, two) => statuses(one).iter().any(|status| statuses(two).contains(status)),
    }
}

/// What is wrong between two errors of an operation.
fn pair(first: &ErrorDef, second: &ErrorDef, operation: &Operation) -> Option<Diagnostic> {
    if first.code != second.code || !meet(&first.status, &second.status) {
        return None;
    }
    let (one, two) = match (&first.message, &second.message) {
        (Some(one), Some(two)) => (one, two),
        (None, None) if rank(&first.status) == rank(&second.status) => {
            return Some(look_alike(first, second, operation));
        }
        _ => return None,
    };
    if outline(one) == outline(two) {
        let same_rank = rank(&first.status) == rank(&second.status);
        return same_rank.then(|| look_alike(first, second, operation));
    }
    if exact(one).is_none()
        && exact(two).is_none()
        && !contains(one, two)
        && !contains(two, one)
        && let Some(text) = common_text(one, two)
    {
        return Some(ambiguous(first, second, &text));
    }
    Some(told_by_message(first, second))
}

/// Whether there is an error for answers with the status and code of both, whatever their message.
fn has_place_for_other_words(first: &ErrorDef, second: &ErrorDef, errors: &[&ErrorDef]) -> bool {
    errors.iter().any(|other| {
        let others = statuses(&other.status);
        other.message.is_none()
            && (other.code.is_none() || other.code == first.code)
            && [first, second].iter().flat_map(|error| statuses(&error.status)).all(|s| others.contains(&s))
    })
}

fn look_alike(first: &ErrorDef, second: &ErrorDef, operation: &Operation) -> Diagnostic {
    let message =
        format!("nothing tells `{}` from `{}`, and `{}` has both", second.name, first.name, operation.name);
    Diagnostic::error("errors_look_alike", second.span, message)
        .related(first.span, format!("`{}` is here", first.name))
        .help("say what differs: `status`, `code` or `message`")
}

fn ambiguous(first: &ErrorDef, second: &ErrorDef, text: &str) -> Diagnostic {
    let message = format!(
        "one message can be that of `{}` and of `{}`: `{}`",
        second.name,
        first.name,
        text.escape_debug().to_string().replace('`', "'")
    );
    Diagnostic::error("ambiguous_messages", second.span, message)
        .related(first.span, format!("`{}` is here", first.name))
        .help("tell them apart by `code` or `status`, or give one of them more of the message's own text")
}

fn told_by_message(first: &ErrorDef, second: &ErrorDef) -> Diagnostic {
    let message = format!("only the message tells `{}` from `{}`", second.name, first.name);
    Diagnostic::warning("told_by_message", second.span, message)
        .related(first.span, format!("`{}` is here", first.name))
        .help("a message may be reworded: add what else differs, or an error with this status for all other messages")
}

/// What is wrong with an error whose every status another one takes.
fn unreachable_error(error: &ErrorDef, errors: &[&ErrorDef], operation: &Operation) -> Option<Diagnostic> {
    let like = |other: &&&ErrorDef| {
        let outline = |error: &ErrorDef| {
            error.message.as_ref().map(|message| {
                outline(message).into_iter().map(|text| text.map(str::to_owned)).collect::<Vec<_>>()
            })
        };
        other.code == error.code
            && outline(other) == outline(error)
            && rank(&other.status) < rank(&error.status)
    };
    let before: Vec<&&ErrorDef> = errors.iter().filter(like).collect();
    let taken = |status: &u16| before.iter().any(|other| statuses(&other.status).contains(status));
    if before.is_empty() || !statuses(&error.status).iter().all(taken) {
        return None;
    }
    let message = format!(
        "no answer of `{}` can be `{}`: others take each of its statuses",
        operation.name, error.name
    );
    let mut diagnostic = Diagnostic::error("unreachable_error", error.span, message)
        .help("remove it there, or give it a status of its own");
    for other in before {
        diagnostic = diagnostic.related(other.span, format!("`{}` is here", other.name));
    }
    Some(diagnostic)
}

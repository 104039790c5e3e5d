//! Whether the errors of one operation can be told apart. Most specific first are those with code and message,
//! then with a message, with a code, with a status alone; at the same rank an exact message goes before one with
//! parameters, of two such messages the one with more text, and one status before several before a class.

use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};

use super::template::{common_text, contains, length, outline};
use crate::diagnostic::{Code, Diagnostic, Report, Severity};
use crate::ir::{Api, ErrorDef, MessageTemplate, Operation, StatusMatch};

/// Reports what cannot be told apart, or is never reached; each pair once, however many operations have it.
pub(crate) fn check_told_apart(api: &Api, report: &mut Report) {
    let marks: Vec<Marks<'_>> = api.errors.iter().map(Marks::of).collect();
    let mut told = HashSet::new();
    let mut seen: HashSet<Vec<usize>> = HashSet::new();
    for operation in &api.operations {
        let mut ids: Vec<usize> = operation.errors.iter().map(|id| id.index()).collect();
        // Most operations share their errors with others.
        ids.sort_unstable();
        if !seen.insert(ids.clone()) {
            continue;
        }
        // Errors with different codes have nothing to do with each other.
        let mut by_code: HashMap<Option<&str>, Vec<&Marks<'_>>> = HashMap::new();
        let mut with_any_code = Vec::new();
        for marks in ids.iter().filter_map(|id| marks.get(*id)) {
            by_code.entry(marks.error.code.as_deref()).or_default().push(marks);
            if marks.error.code.is_none() && marks.error.message.is_none() {
                with_any_code.push(marks);
            }
        }
        let mut groups: Vec<_> = by_code.into_values().collect();
        groups.sort_by_key(|group| group.first().map(|marks| marks.error.span));
        for errors in groups {
            for problem in problems(&errors, &with_any_code, operation) {
                let place = (problem.code, problem.span, problem.related.first().map(|(span, _)| *span));
                if told.insert(place) {
                    report.push(problem);
                }
            }
        }
    }
}

/// The order in which errors are tried: the first that fits is taken.
pub(crate) fn precedence(error: &ErrorDef) -> impl Ord + use<> {
    let words = match (&error.message, &error.code) {
        (Some(_), Some(_)) => 0,
        (Some(_), None) => 1,
        (None, Some(_)) => 2,
        (None, None) => 3,
    };
    let has_parameters = error.message.as_ref().is_some_and(|message| message.exact().is_none());
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

/// What tells an error apart, in a form that is quick to compare.
struct Marks<'e> {
    error: &'e ErrorDef,
    statuses: HashSet<u16>,
    rank: u8,
    message: Option<Words<'e>>,
}

struct Words<'e> {
    template: &'e MessageTemplate,
    outline: Vec<Option<&'e str>>,
    has_parameters: bool,
}

impl<'e> Marks<'e> {
    fn of(error: &'e ErrorDef) -> Self {
        let statuses = error.status.statuses().into_iter().collect();
        let message = error.message.as_ref().map(|template| Words {
            template,
            outline: outline(template),
            has_parameters: template.exact().is_none(),
        });
        Self { error, statuses, rank: rank(&error.status), message }
    }

    fn outline(&self) -> Option<&[Option<&'e str>]> {
        self.message.as_ref().map(|words| words.outline.as_slice())
    }
}

/// What is wrong between errors of one code. One problem is told of each, since a group of like errors would make as
/// many as it has pairs.
fn problems(errors: &[&Marks<'_>], with_any_code: &[&Marks<'_>], operation: &Operation) -> Vec<Diagnostic> {
    let others: Vec<&Marks<'_>> =
        errors.iter().filter(|marks| marks.message.is_none()).chain(with_any_code).copied().collect();
    let mut problems = Vec::new();
    for (index, second) in errors.iter().enumerate() {
        let earlier = errors.get(..index).unwrap_or_default();
        let mut found = None;
        for first in earlier {
            match pair(first, second, operation) {
                Some(problem) if problem.severity == Severity::Error => {
                    found = Some(problem);
                    break;
                }
                Some(problem) if found.is_none() && !has_place_for_other_words(first, second, &others) => {
                    found = Some(problem);
                }
                _ => {}
            }
        }
        problems.extend(found.or_else(|| unreachable_error(second, errors, operation)));
    }
    problems
}

/// What is wrong between two errors.
fn pair(first: &Marks<'_>, second: &Marks<'_>, operation: &Operation) -> Option<Diagnostic> {
    if first.statuses.is_disjoint(&second.statuses) {
        return None;
    }
    if first.outline() == second.outline() {
        return (first.rank == second.rank).then(|| look_alike(first, second, operation));
    }
    let (Some(one), Some(two)) = (&first.message, &second.message) else { return None };
    let (template, other) = (one.template, two.template);
    if one.has_parameters
        && two.has_parameters
        && !contains(template, other)
        && !contains(other, template)
        && let Some(text) = common_text(template, other)
    {
        return Some(ambiguous(first, second, &text));
    }
    Some(told_by_message(first, second))
}

/// Whether there is an error for answers with the statuses of both, whatever their message.
fn has_place_for_other_words(first: &Marks<'_>, second: &Marks<'_>, others: &[&Marks<'_>]) -> bool {
    others
        .iter()
        .any(|other| first.statuses.is_subset(&other.statuses) && second.statuses.is_subset(&other.statuses))
}

fn look_alike(first: &Marks<'_>, second: &Marks<'_>, operation: &Operation) -> Diagnostic {
    let (first, second) = (first.error, second.error);
    let message =
        format!("nothing tells `{}` from `{}`, and `{}` has both", second.name, first.name, operation.name);
    Diagnostic::new(Code::ErrorsLookAlike, second.span, message)
        .related(first.span, format!("`{}` is here", first.name))
        .help("say what differs: status, code or message")
}

fn ambiguous(first: &Marks<'_>, second: &Marks<'_>, text: &str) -> Diagnostic {
    let (first, second) = (first.error, second.error);
    let text = text.escape_debug().to_string().replace('`', "'");
    let message = format!("one message can be that of `{}` and of `{}`: `{text}`", second.name, first.name);
    Diagnostic::new(Code::AmbiguousMessages, second.span, message)
        .related(first.span, format!("`{}` is here", first.name))
        .help("tell them apart by code or status, or give one of them more of the message's own text")
}

fn told_by_message(first: &Marks<'_>, second: &Marks<'_>) -> Diagnostic {
    let (first, second) = (first.error, second.error);
    let message = format!("only the message tells `{}` from `{}`", second.name, first.name);
    Diagnostic::new(Code::ToldByMessage, second.span, message)
        .related(first.span, format!("`{}` is here", first.name))
        .help("a message may be reworded: add what else differs, or an error with this status for all other messages")
}

/// What is wrong with an error whose every status others take that go before it.
fn unreachable_error(marks: &Marks<'_>, errors: &[&Marks<'_>], operation: &Operation) -> Option<Diagnostic> {
    if marks.rank == 0 {
        return None;
    }
    let like = |other: &&&Marks<'_>| other.rank < marks.rank && other.outline() == marks.outline();
    let before: Vec<&&Marks<'_>> = errors.iter().filter(like).collect();
    let taken = |status: &u16| before.iter().any(|other| other.statuses.contains(status));
    if !marks.statuses.iter().all(taken) {
        return None;
    }
    let message = format!(
        "no response of `{}` can be `{}`: others take each of its statuses",
        operation.name, marks.error.name
    );
    let diagnostic = Diagnostic::new(Code::UnreachableError, marks.error.span, message)
        .help("remove it there, or give it a status of its own");
    let related = before.into_iter().filter(|other| !other.statuses.is_disjoint(&marks.statuses));
    Some(related.fold(diagnostic, |diagnostic, other| {
        diagnostic.related(other.error.span, format!("`{}` is here", other.error.name))
    }))
}

//! The lint about a version that announces less than what changed.

use super::{Comparison, Description, Entry, Rust, Step, compare};
use crate::diagnostic::{Code, Diagnostic, Report};
use crate::source::Span;

/// An older description, and which changes since then count.
#[derive(Clone, Copy)]
pub struct Since<'d> {
    /// The older description.
    pub old: Description<'d>,
    /// Whether a change counts.
    pub counts: &'d dyn Fn(&Entry) -> bool,
}

/// Reports a version that is too low for what changed.
pub(crate) fn lint_version(since: Since<'_>, new: Description<'_>, report: &mut Report) {
    let mut comparison = compare(since.old, new);
    comparison.retain(since.counts);
    let versions = &comparison.versions;
    if !versions.is_too_low() {
        return;
    }
    let message = format!(
        "the version is {}, and what changed since {} asks for {}: {}",
        versions.new,
        versions.old,
        versions.needed,
        reason(&comparison)
    );
    let help = "set `version` under `package`, or let `specwright release` do it; `specwright diff` tells the changes";
    report.push(Diagnostic::new(Code::VersionTooLow, place(new), message).help(help));
}

/// The key under which the version stands, or the whole.
fn place(new: Description<'_>) -> Span {
    let file = new.sources.file(new.api.span.file);
    let is_key = |at: usize| at == 0 || file.text.as_bytes().get(at - 1) == Some(&b'\n');
    let key = file.text.match_indices("api:").map(|(at, _)| at).find(|at| is_key(*at));
    let start = key.and_then(|at| u32::try_from(at).ok());
    start.map_or(new.api.span, |start| file.span(start, start + 3))
}

/// What asks for the version, in words.
fn reason(comparison: &Comparison) -> String {
    let count = |rust: Rust| comparison.entries.iter().filter(|entry| entry.rust == rust).count();
    let changes = |count: usize, one: &str, several: &str| match count {
        1 => format!("a change {one}"),
        count => format!("{count} changes {several}"),
    };
    match comparison.versions.step {
        Step::Breaks => changes(count(Rust::Breaks), "breaks callers", "break callers"),
        Step::Adds => changes(count(Rust::Adds), "adds something", "add something"),
        Step::Patch | Step::None => {
            changes(comparison.entries.len(), "is in no released version", "are in no released version")
        }
    }
}

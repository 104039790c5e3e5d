//! What a change of a spec means: verdicts are held to what happens.

mod catalogue;
mod documentation;
mod documents;
mod format;
mod greatest;
mod pairs;
mod proofs;
mod property;
#[cfg(unix)]
mod recipes;
mod verdicts;
mod wire;

use specwright_codegen::diff::{Comparison, Description, compare};
use specwright_codegen::source::SourceFile;

/// Compares two specs without problems.
#[track_caller]
pub(crate) fn compared(old: &str, new: &str) -> Comparison {
    let file = |name: &str, text: &str| SourceFile::new(name, text);
    let (before, after) = (file("old.yaml", old), file("new.yaml", new));
    let (one, other) = (crate::fixtures::read("old.yaml", old), crate::fixtures::read("new.yaml", new));
    compare(Description { api: &one, sources: &before }, Description { api: &other, sources: &after })
}

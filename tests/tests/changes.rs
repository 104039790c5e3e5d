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
mod softened;
mod verdicts;
mod wire;

use specwright_codegen::diff::{Comparison, Description, compare};
use specwright_codegen::source::SourceFile;

/// Compares two specs without problems.
#[track_caller]
pub(crate) fn compared(old: &str, new: &str) -> Comparison {
    compared_files(&SourceFile::new("old.yaml", old), &SourceFile::new("new.yaml", new))
}

/// Compares two specs without problems, with what they extend.
#[track_caller]
pub(crate) fn compared_files(old: &SourceFile, new: &SourceFile) -> Comparison {
    let read = |file: &SourceFile| {
        specwright_codegen::read(file).unwrap_or_else(|problems| panic!("{problems:#?}\n{}", file.text)).api
    };
    let (before, after) = (read(old), read(new));
    compare(Description { api: &before, sources: old }, Description { api: &after, sources: new })
}

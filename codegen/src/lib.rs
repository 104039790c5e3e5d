//! Reads a description of an HTTP API, in Specwright's own language or in OpenAPI, and writes a typed Rust client crate.

pub mod build;
pub mod conform;
pub mod diagnostic;
pub mod diff;
pub mod export;
pub mod ir;
pub mod json;
pub mod pattern;
pub mod prose;
pub mod source;

mod check;
mod checked;
mod document;
mod emit;
mod form;
mod line_ends;
mod lint;
mod load;
mod names;
mod native;
mod openapi;
mod output;
mod text;
mod yaml;

#[cfg(test)]
mod layers;

pub use checked::{Checked, CheckedApi};
pub use document::{decode, extends, format, set_version};
pub use emit::{emit, emit_from, emit_module};
pub use line_ends::same_but_line_ends;
pub use load::{Found, Loaded, Wanted, assemble, load};
pub use native::language::schema;
pub use output::{Change, File, GeneratedCrate, OutputError, Plan, Staged, extended_copy, replace};

use std::collections::BTreeSet;

use diagnostic::{Code, Diagnostic, Levels, Report};
use diff::{Description, Since};
use document::Described;
use source::SourceFile;

/// Reads one spec: parse, lower, check. All problems of a phase are reported together, and a phase only
/// starts when the one before it had no errors.
pub fn read(file: &SourceFile) -> Result<Checked, Vec<Diagnostic>> {
    read_at(file, &Levels::default())
}

/// Reads one spec as [`read`] does. The levels given here go before those of the spec.
pub fn read_at(file: &SourceFile, levels: &Levels) -> Result<Checked, Vec<Diagnostic>> {
    match document::read(file).and_then(|described| Checked::of(described.at(levels))) {
        Ok(checked) => Ok(Checked { warnings: settled(checked.warnings, file), ..checked }),
        Err(problems) => Err(settled(problems, file)),
    }
}

/// Writes an API as a spec in Specwright's own language, in its canonical form: for authors who take over a document of
/// another language. What the document says and the spec does not is in comments, each before what it is about.
pub fn adopt(checked: &Checked) -> String {
    native::adopt::text(&checked.api, &contradictions(&checked.api), &checked.warnings, &checked.extents)
}

/// The contradictions that there are in an API, which its document is forgiven.
fn contradictions(api: &CheckedApi) -> BTreeSet<Code> {
    let mut report = Report::default();
    check::check(api, &mut report);
    let found = report.into_all(Vec::new());
    found.into_iter().map(|problem| problem.code).filter(|code| code.is_contradiction()).collect()
}

/// Returns all that is to say about one spec, in file order: the problems of [`read`] and, where there is no error,
/// the lints. The levels given here go before those of the spec.
pub fn check(file: &SourceFile, levels: &Levels) -> Vec<Diagnostic> {
    all_of(file, levels, None)
}

/// Returns what [`check`] does, and whether the version that a spec states is too low for what changed since an older one.
/// The version of a document of another language is its vendor's.
pub fn check_since(file: &SourceFile, since: Since<'_>, levels: &Levels) -> Vec<Diagnostic> {
    all_of(file, levels, Some(since))
}

fn all_of(file: &SourceFile, levels: &Levels, since: Option<Since<'_>>) -> Vec<Diagnostic> {
    let found = document::read(file).map(|described| {
        let Described { api, levels: own, spelling, notes, softened, .. } = described;
        let mut report = Report::at(own.overridden_by(levels), spelling, softened);
        check::check(&api, &mut report);
        if !report.has_errors() {
            lint::lint(&api, &mut report);
        }
        if let Some(since) = since.filter(|_| document::is_native(file))
            && let Some(api) = CheckedApi::of(api, &report)
        {
            diff::lint_version(since, Description { api: &api, sources: file }, &mut report);
        }
        report.into_all(notes)
    });
    settled(found.unwrap_or_else(|problems| problems), file)
}

/// The name of the package that is generated for an API, and of its folder.
pub fn package_name(api: &CheckedApi) -> String {
    names::package(api)
}

/// With their edits at the very place in the text.
fn settled(mut diagnostics: Vec<Diagnostic>, file: &SourceFile) -> Vec<Diagnostic> {
    diagnostic::settle_edits(&mut diagnostics, file);
    diagnostics
}

//! The native front end: a spec in Specwright's own YAML becomes the IR.

pub(crate) mod adopt;
pub(crate) mod format;
pub(crate) mod language;
pub(crate) mod lower;
pub(crate) mod parse;
mod spelling;
pub(crate) mod version;

use crate::diagnostic::{Diagnostic, Levels};
use crate::document::Described;
use crate::source::SourceFile;
use crate::yaml;

/// Reads a spec. All problems of a phase are reported together, and a phase only starts when the one before it had
/// no errors.
pub(crate) fn read(file: &SourceFile) -> Result<Described, Vec<Diagnostic>> {
    // Each form is let go as soon as the next one is there: they are the bulk of the memory.
    let spec = parse::parse(&yaml::parse(file)?)?;
    let levels = Levels::of(spec.lints.iter().map(|setting| (setting.lint, setting.level)));
    Ok(Described {
        api: lower::lower(spec)?,
        levels,
        spelling: spelling::of,
        notes: Vec::new(),
        softened: &[],
    })
}

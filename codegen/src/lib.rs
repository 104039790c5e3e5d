//! Reads a Specwright API description (YAML) and writes a typed Rust client crate.

pub mod diagnostic;
pub mod export;
pub mod ir;
pub mod pattern;
pub mod source;

mod check;
mod emit;
mod generated;
mod lower;
mod names;
mod output;
mod parse;
mod pending;
mod text;
mod yaml;

pub use emit::emit;
pub use generated::{File, GeneratedCrate};
pub use output::{Change, OutputError, Plan, Staged};
pub use pending::pending;
pub use text::decode;

use diagnostic::Diagnostic;
use source::SourceFile;

/// An API that makes sense, with what is worth knowing about it.
#[derive(Debug)]
pub struct Checked {
    /// The API.
    pub api: ir::Api,
    /// Warnings, in file order.
    pub warnings: Vec<Diagnostic>,
}

/// Reads one spec: parse, lower, check. All problems of a phase are reported together, and a phase only
/// starts when the one before it had no errors.
pub fn read(file: &SourceFile) -> Result<Checked, Vec<Diagnostic>> {
    // Each form is let go as soon as the next one is there: they are the bulk of the memory.
    let spec = parse::parse(&yaml::parse(file)?)?;
    let api = lower::lower(&spec)?;
    drop(spec);
    let warnings = check::check(&api)?;
    Ok(Checked { api, warnings })
}

//! A description that makes no sense.

use std::fmt;

use specwright_codegen::diagnostic::Diagnostic;
use specwright_codegen::source::SourceFile;

/// A description that makes no sense, and why. `Display` gives a line for each problem, with its place.
pub struct InvalidSpec {
    pub(crate) file: Box<SourceFile>,
    pub(crate) diagnostics: Vec<Diagnostic>,
}

impl InvalidSpec {
    /// The problems, in the order of the file.
    pub fn diagnostics(&self) -> &[Diagnostic] {
        &self.diagnostics
    }

    /// The text that they are about.
    pub fn file(&self) -> &SourceFile {
        &self.file
    }
}

impl fmt::Display for InvalidSpec {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let lines: Vec<String> =
            self.diagnostics.iter().map(|diagnostic| diagnostic.render(&*self.file)).collect();
        f.write_str(lines.concat().trim_end())
    }
}

impl fmt::Debug for InvalidSpec {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "InvalidSpec({self})")
    }
}

impl std::error::Error for InvalidSpec {}

//! A document as it comes: from bytes to text, and what a front end makes of it.

use crate::diagnostic::{Code, Diagnostic, Levels};
use crate::ir::Api;
use crate::source::{SourceFile, Span};

/// What a front end makes of a document.
pub(crate) struct Described {
    /// The API, not yet checked.
    pub(crate) api: Api,
    /// The levels of lints that the document sets.
    pub(crate) levels: Levels,
}

/// Reads a document by the front end that it is written for.
pub(crate) fn read(file: &SourceFile) -> Result<Described, Vec<Diagnostic>> {
    crate::native::read(file)
}

/// Takes the bytes of a spec. Where they are not UTF-8, the file holds what comes before that, and the problem
/// says so.
pub fn decode(name: impl Into<String>, bytes: Vec<u8>) -> (SourceFile, Option<Diagnostic>) {
    match String::from_utf8(bytes) {
        Ok(text) => (SourceFile::new(name, text), None),
        Err(error) => {
            let end = error.utf8_error().valid_up_to();
            let text = String::from_utf8_lossy(error.as_bytes().get(..end).unwrap_or_default()).into_owned();
            let at = u32::try_from(end).unwrap_or(u32::MAX);
            let problem =
                Diagnostic::new(Code::NotUtf8, Span { start: at, end: at }, "the file is not UTF-8 here")
                    .help("save it as UTF-8");
            (SourceFile::new(name, text), Some(problem))
        }
    }
}

//! What a phase found.

use super::{Code, Diagnostic, Level, Levels, Severity};
use crate::source::Span;

/// Nobody mends more in one go, and a broken file of many megabytes must not cost as much again.
const MAX_KEPT: usize = 1000;

/// How the language of a document spells what the help of a problem proposes, which speaks of the API.
pub(crate) type Spelling = fn(Code) -> Option<&'static str>;

/// Collects the problems of a phase.
#[derive(Debug, Default)]
pub(crate) struct Report {
    diagnostics: Vec<Diagnostic>,
    levels: Levels,
    spelling: Option<Spelling>,
    softened: &'static [Code],
    has_errors: bool,
    has_denied: bool,
}

impl Report {
    /// A report that takes warnings at these levels, and errors of the softened codes as warnings. It says how a document
    /// spells what helps propose.
    pub(crate) fn at(levels: Levels, spelling: Spelling, softened: &'static [Code]) -> Self {
        Self { levels, spelling: Some(spelling), softened, ..Self::default() }
    }

    /// Adds a problem. After a thousand only errors are still taken, and only as the first error.
    pub(crate) fn push(&mut self, mut diagnostic: Diagnostic) {
        if self.softened.contains(&diagnostic.code) || self.levels.softens(diagnostic.code) {
            diagnostic.severity = Severity::Warning;
        }
        let mut first_error = diagnostic.severity == Severity::Error && !self.has_errors;
        self.has_errors |= first_error;
        if diagnostic.severity == Severity::Warning {
            match self.levels.of_code(diagnostic.code) {
                Level::Allow => return,
                Level::Warn => {}
                Level::Deny => {
                    diagnostic.severity = Severity::Error;
                    first_error = !self.has_denied;
                    self.has_denied = true;
                }
            }
        }
        if self.diagnostics.len() < MAX_KEPT || first_error {
            if let (Some(help), Some(spelt)) =
                (&mut diagnostic.help, self.spelling.and_then(|spelling| spelling(diagnostic.code)))
            {
                help.push_str(&format!(" ({spelt})"));
            }
            self.diagnostics.push(diagnostic);
        }
    }

    /// Adds a problem that costs something to describe, unless nobody will read it.
    pub(crate) fn push_with(&mut self, diagnostic: impl FnOnce() -> Diagnostic) {
        if self.diagnostics.len() < MAX_KEPT || !self.has_errors {
            self.push(diagnostic());
        }
    }

    /// Whether there is an error among them, other than a warning that was made one.
    pub(crate) fn has_errors(&self) -> bool {
        self.has_errors
    }

    /// Whether there is a problem inside of a node already: others about it may come of that one.
    pub(crate) fn has_any_in(&self, node: Span) -> bool {
        self.diagnostics.iter().any(|found| node.contains(found.span))
    }

    /// What the phase made, unless there was an error.
    pub(crate) fn finish<T>(mut self, made: Option<T>) -> Result<T, Vec<Diagnostic>> {
        match made {
            Some(made) if !self.has_errors() => Ok(made),
            _ => {
                if !self.has_errors() {
                    let message = "Specwright gave up on this spec without saying why";
                    self.push(
                        Diagnostic::new(Code::InternalError, Span::default(), message)
                            .help("this is a mistake in Specwright: please report it, with the spec"),
                    );
                }
                Err(self.into_diagnostics())
            }
        }
    }

    /// The warnings and the notes that somebody wants to hear, unless there was an error or one that was made one.
    pub(crate) fn into_warnings(
        mut self,
        notes: Vec<Diagnostic>,
    ) -> Result<Vec<Diagnostic>, Vec<Diagnostic>> {
        self.take_notes(notes);
        let sound = !self.has_errors && !self.has_denied;
        let diagnostics = self.into_diagnostics();
        if sound { Ok(diagnostics) } else { Err(diagnostics) }
    }

    /// The problems and the notes that somebody wants to hear, in file order.
    pub(crate) fn into_all(mut self, notes: Vec<Diagnostic>) -> Vec<Diagnostic> {
        self.take_notes(notes);
        self.into_diagnostics()
    }

    /// Adds notes on a document, all that there are: they are data about it, and told by their codes.
    fn take_notes(&mut self, notes: Vec<Diagnostic>) {
        for mut note in notes {
            match self.levels.of_code(note.code) {
                Level::Allow => continue,
                Level::Warn => {}
                Level::Deny => {
                    note.severity = Severity::Error;
                    self.has_denied = true;
                }
            }
            self.diagnostics.push(note);
        }
    }

    /// The problems in file order.
    pub(crate) fn into_diagnostics(mut self) -> Vec<Diagnostic> {
        self.diagnostics.sort_by_key(|d| d.span);
        self.diagnostics
    }
}

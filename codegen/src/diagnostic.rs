//! What is wrong in a spec, where, and how to mend it.

mod code;
mod edit;
mod level;
mod plain;
mod report;
pub(crate) mod suggest;

pub use code::Code;
pub(crate) use code::WITH_LEVELS;
pub use edit::Edit;
pub(crate) use edit::settle_edits;
pub use level::{Level, Levels};
pub use plain::visible;
pub(crate) use report::{Report, Spelling};

use self::suggest::{Candidates, did_you_mean, nearest};
use crate::source::Span;

/// One problem in a spec.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// What kind of problem it is.
    pub code: Code,
    /// Whether generation can go on.
    pub severity: Severity,
    /// What is wrong, in the author's words, without a final full stop.
    pub message: String,
    /// Where.
    pub span: Span,
    /// How to mend it.
    pub help: Option<String>,
    /// Other places that matter, each with what it is.
    pub related: Vec<(Span, String)>,
    /// A change of the text that mends it, where there is one that cannot do harm.
    pub edit: Option<Box<Edit>>,
}

/// How bad it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Worth knowing; generation goes on.
    Warning,
    /// Nothing is generated.
    Error,
}

impl Diagnostic {
    /// A problem, as bad as its code says.
    pub fn new(code: Code, span: Span, message: impl Into<String>) -> Self {
        Self {
            code,
            severity: code.severity(),
            message: message.into(),
            span,
            help: None,
            related: Vec::new(),
            edit: None,
        }
    }

    /// Says how to mend it.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Adds another place that matters.
    #[must_use]
    pub fn related(mut self, span: Span, what: impl Into<String>) -> Self {
        self.related.push((span, what.into()));
        self
    }

    /// Proposes a change.
    #[must_use]
    pub fn edit(mut self, edit: Edit) -> Self {
        self.edit = Some(Box::new(edit));
        self
    }

    /// Says which known word was meant, and proposes it where one is near enough.
    #[must_use]
    pub(crate) fn suggest(self, word: &str, known: &Candidates<'_>) -> Self {
        let help = did_you_mean(word, known);
        let edit = nearest(word, &known.words).map(|meant| Edit::replace(self.span, word, meant));
        let problem = self.help(help);
        match edit {
            Some(edit) => problem.edit(edit),
            None => problem,
        }
    }
}

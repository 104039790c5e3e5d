//! Changes that a problem proposes.

use super::Diagnostic;
use crate::source::{Sources, Span};

/// A change of a spec's text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// What is replaced; where it is empty, something is put in before it.
    pub span: Span,
    /// The text that stands there.
    pub replaced: String,
    /// The text that should stand there.
    pub replacement: String,
}

impl Edit {
    /// Replaces a word within a span.
    pub(crate) fn replace(span: Span, word: impl Into<String>, replacement: impl Into<String>) -> Self {
        Self { span, replaced: word.into(), replacement: replacement.into() }
    }

    /// Puts a text in before a place.
    pub(crate) fn insert(before: Span, text: impl Into<String>) -> Self {
        Self::replace(Span { end: before.start, ..before }, "", text)
    }

    /// The edit at the very place of its word. A word that is written in quotes with escapes, or that the span
    /// holds more than once, has none: nothing is proposed that could change something else.
    fn settle(self, sources: &dyn Sources) -> Option<Self> {
        if self.replaced.is_empty() {
            return Some(self);
        }
        let text = sources.file(self.span.file).slice(self.span)?;
        let mut found = text.match_indices(&self.replaced);
        let (Some((at, _)), None) = (found.next(), found.next()) else { return None };
        let start = self.span.start + u32::try_from(at).ok()?;
        let end = start + u32::try_from(self.replaced.len()).ok()?;
        Some(Self { span: Span { start, end, ..self.span }, ..self })
    }
}

/// Settles the edits of diagnostics in the texts that they change.
pub(crate) fn settle_edits(diagnostics: &mut [Diagnostic], sources: &dyn Sources) {
    for diagnostic in diagnostics {
        diagnostic.edit = diagnostic.edit.take().and_then(|edit| edit.settle(sources)).map(Box::new);
    }
}

//! What a document says and the API does not keep, or keeps in another form: a closed list of codes, each of one class.

use std::cell::RefCell;
use std::collections::HashSet;

use crate::diagnostic::{Code, Diagnostic};
use crate::source::Span;

/// How much of what a document says is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kept {
    /// Nothing of it.
    Dropped,
    /// The call works, and the types or checks say less than the document.
    Weaker,
    /// All that calls need; what is left out was for readers only.
    Words,
}

/// The codes of notes and their classes. Those of words are allowed unless somebody asks for them.
pub(crate) const CODES: [(Code, Kept); 17] = [
    (Code::OpenapiAuth, Kept::Weaker),
    (Code::OpenapiBody, Kept::Weaker),
    (Code::OpenapiErrorBody, Kept::Words),
    (Code::OpenapiLeftOut, Kept::Dropped),
    (Code::OpenapiLimit, Kept::Weaker),
    (Code::OpenapiMedia, Kept::Dropped),
    (Code::OpenapiName, Kept::Words),
    (Code::OpenapiNotRead, Kept::Dropped),
    (Code::OpenapiOverlay, Kept::Dropped),
    (Code::OpenapiParameter, Kept::Weaker),
    (Code::OpenapiReference, Kept::Dropped),
    (Code::OpenapiRepaired, Kept::Dropped),
    (Code::OpenapiResponse, Kept::Weaker),
    (Code::OpenapiServer, Kept::Weaker),
    (Code::OpenapiType, Kept::Weaker),
    (Code::OpenapiUnused, Kept::Words),
    (Code::OpenapiWords, Kept::Words),
];

/// The notes on a document. The same node may be read for several operations; what is wrong with it is said once.
#[derive(Debug, Default)]
pub(crate) struct Notes(RefCell<Found>);

#[derive(Debug, Default)]
struct Found {
    notes: Vec<Diagnostic>,
    seen: HashSet<(Code, Span, String)>,
}

impl Notes {
    /// Notes something at its place.
    pub(crate) fn say(&self, code: Code, span: Span, message: impl Into<String>) {
        self.push(Diagnostic::new(code, span, message));
    }

    /// Notes something with a way to change it.
    pub(crate) fn advise(&self, code: Code, span: Span, message: impl Into<String>, help: &str) {
        self.push(Diagnostic::new(code, span, message).help(help));
    }

    /// Notes what only readers of the document miss.
    pub(crate) fn words(&self, span: Span, what: &str) {
        self.say(Code::OpenapiWords, span, format!("{what} is left out: it is for readers only"));
    }

    pub(crate) fn push(&self, note: Diagnostic) {
        debug_assert!(CODES.iter().any(|(code, _)| *code == note.code));
        let mut found = self.0.borrow_mut();
        if found.seen.insert((note.code, note.span, note.message.clone())) {
            found.notes.push(note);
        }
    }

    pub(crate) fn into_all(self) -> Vec<Diagnostic> {
        self.0.into_inner().notes
    }
}

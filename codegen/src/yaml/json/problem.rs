//! What is no JSON, in the author's words.

use crate::diagnostic::{Code, Diagnostic};
use crate::source::Span;

/// What JSON has where something else stands.
pub(super) enum Missing<'t> {
    Value,
    Key,
    Colon,
    EndOfList,
    EndOfObject,
    /// The end of the document.
    End,
    /// The one that closes a text.
    Quote,
    /// Another escape than this one.
    Escape(&'t str),
    /// Another word than this one.
    Word(&'t str),
}

/// The problem of a document that breaks off being JSON at a place.
pub(super) fn broken(span: Span, missing: &Missing<'_>) -> Box<Diagnostic> {
    let (what, help) = match missing {
        Missing::Value => ("a value is missing before this".to_owned(), None),
        Missing::Key => ("a key in double quotes should stand here".to_owned(), None),
        Missing::Colon => (
            "`:` is missing before this".to_owned(),
            Some("look for a quote before it that is not meant to close a text"),
        ),
        Missing::EndOfList => ("`,` or `]` is missing before this".to_owned(), None),
        Missing::EndOfObject => ("`,` or `}` is missing before this".to_owned(), None),
        Missing::End => {
            ("the document ends before this".to_owned(), Some("look for a bracket that is closed too early"))
        }
        Missing::Quote => (
            "the text that starts here is not closed on its line".to_owned(),
            Some("put `\"` at its end; a line break within a text is written `\\n`"),
        ),
        Missing::Escape(written) => (
            format!("`{}` is not an escape of JSON", written.replace(char::is_control, " ")),
            Some("put a backslash as `\\\\`"),
        ),
        Missing::Word(word) => (
            format!("`{word}` is neither a text in double quotes nor a number, `true`, `false` or `null`"),
            Some("put a text in double quotes"),
        ),
    };
    let problem = Diagnostic::new(Code::NotJson, span, format!("this is not valid JSON: {what}"));
    Box::new(match help {
        Some(help) => problem.help(help),
        None => problem,
    })
}

//! Where in a body something is: a second look at it, for the JSON pointer. Only failures come here, so that decoding
//! itself keeps no track of where it is.

use super::DecodeError;

mod message;
mod pointer;
mod walk;

pub(crate) use message::Complaint;
pub(crate) use pointer::member;
pub(crate) use walk::{kind, reached};

/// Says that a text is no JSON from `at` on.
#[cold]
pub(crate) fn broken(text: &[u8], at: usize, found: &str) -> DecodeError {
    let start = text.trim_ascii_start();
    if start.is_empty() {
        let found = if text.is_empty() { "an empty body" } else { "only blanks" };
        return DecodeError::new("", "JSON", found);
    }
    if start.starts_with(b"<") {
        return DecodeError::new("", "JSON", "HTML or XML");
    }
    let place = reached(text, at);
    if at >= text.trim_ascii_end().len() {
        return DecodeError::new(place, "more JSON", "the end of the body");
    }
    let before = text.get(..at).unwrap_or_default();
    let line = 1 + before.iter().filter(|byte| **byte == b'\n').count();
    let column = 1 + before.iter().rev().take_while(|byte| **byte != b'\n').count();
    DecodeError::new(place, "JSON that can be read", format!("{found} at line {line} column {column}"))
}

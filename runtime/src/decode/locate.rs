//! The second look at a body that could not be decoded: serde_json tells line and column, the caller wants to
//! know the member. Only failures come here, so that decoding itself keeps no track of where it is.

use serde_json::error::Category;

use super::DecodeError;

mod message;
mod pointer;
mod walk;

use message::Complaint;
pub(super) use pointer::member;
use walk::{Spot, look};
pub(super) use walk::{kind, reached};

/// Says what is wrong with `text`, which `prefix` points at.
#[cold]
pub(super) fn explain(text: &[u8], prefix: &str, error: &serde_json::Error) -> DecodeError {
    let message = error.to_string();
    match error.classify() {
        Category::Data => explain_value(text, prefix, error, &Complaint::parse(&message)),
        Category::Eof | Category::Syntax | Category::Io => explain_syntax(text, prefix, error, &message),
    }
}

fn explain_value(
    text: &[u8],
    prefix: &str,
    error: &serde_json::Error,
    complaint: &Complaint<'_>,
) -> DecodeError {
    let Spot { pointer, kind } = match offset(text, error) {
        Some(offset) => look(text, offset, complaint),
        None => Spot { pointer: String::new(), kind: kind(text) },
    };
    let place = format!("{prefix}{pointer}");
    match complaint.missing {
        Some(name) => DecodeError::new(member(&place, name), complaint.expected(), "nothing"),
        None => DecodeError::new(place, complaint.expected(), kind),
    }
}

fn explain_syntax(text: &[u8], prefix: &str, error: &serde_json::Error, message: &str) -> DecodeError {
    let start = text.trim_ascii_start();
    if start.is_empty() {
        let found = if text.is_empty() { "an empty body" } else { "only blanks" };
        return DecodeError::new(prefix, "JSON", found);
    }
    if start.starts_with(b"<") {
        return DecodeError::new(prefix, "JSON", "HTML or XML");
    }
    let reached = offset(text, error).map(|offset| reached(text, offset)).unwrap_or_default();
    let place = format!("{prefix}{reached}");
    if error.is_eof() {
        return DecodeError::new(place, "more JSON", "the end of the body");
    }
    // These messages are fixed texts and hold nothing of the body.
    let reason = message::without_position(message);
    let reason =
        reason.strip_prefix("expected ").map_or_else(|| reason.to_owned(), |wanted| format!("no {wanted}"));
    let position = match prefix {
        "" => format!(" at line {} column {}", error.line(), error.column()),
        _ => String::new(),
    };
    DecodeError::new(place, "JSON that can be read", format!("{reason}{position}"))
}

/// Where in the text the error was noticed; `None` when serde_json gave no place.
fn offset(text: &[u8], error: &serde_json::Error) -> Option<usize> {
    let lines_before = error.line().checked_sub(1)?;
    let mut breaks = text.iter().enumerate().filter(|(_, byte)| **byte == b'\n').map(|(at, _)| at + 1);
    let line_start = match lines_before.checked_sub(1) {
        Some(nth) => breaks.nth(nth)?,
        None => 0,
    };
    Some(line_start + error.column())
}

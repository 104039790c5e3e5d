//! Quotes where a text needs them, and one kind of them.

use super::guide::Guide;
use crate::native::language::Value;
use crate::text::is_deceptive;
use crate::yaml::{Layout, Style, trap};

/// Where a text stands.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Role {
    Key,
    Value,
}

/// A text of one line in its canonical form. `written` is how it stands in the source.
pub(crate) fn canonical(
    text: &str,
    style: Style,
    written: &str,
    role: Role,
    layout: Layout,
    guide: Guide,
) -> String {
    let prose = is_prose(guide) && layout == Layout::Flow;
    match style {
        Style::Plain if !(prose && text.contains(' ')) => written.to_owned(),
        Style::Block => written.to_owned(),
        _ if matches!(guide, Guide::Json) => written.to_owned(),
        _ if text.chars().any(is_unusual) => written.to_owned(),
        Style::Quoted if !prose && is_plain(text, role, layout) => text.to_owned(),
        _ => quoted(text, guide),
    }
}

/// Sentences stand in quotes in braces, where the next comma would end them.
fn is_prose(guide: Guide) -> bool {
    matches!(guide, Guide::Text(_, "doc" | "deprecated"))
}

/// What may look otherwise than it is, or needs an escape, stays as its author wrote it.
fn is_unusual(letter: char) -> bool {
    is_deceptive(letter) || (letter.is_whitespace() && letter != ' ')
}

/// Whether every reader of YAML takes the text without quotes for itself.
fn is_plain(text: &str, role: Role, layout: Layout) -> bool {
    let starts = text.starts_with(|c: char| c.is_alphanumeric() || "/$_(.".contains(c));
    let ends = !text.ends_with([' ', ':']);
    let breaks = text.contains(": ") || text.contains(" #");
    let in_braces = layout == Layout::Flow && text.contains(['{', '}', '[', ']', ',', ':', '?', '#']);
    let as_key = role == Role::Key && (text.contains([':', '#']) || text.contains(' '));
    starts
        && ends
        && !breaks
        && !in_braces
        && !as_key
        && trap(text).is_none()
        && !matches!(text, "..." | "---")
}

/// A key that its author wrote on several lines. Double quotes take the escapes of JSON.
pub(crate) fn on_one_line(text: &str) -> String {
    match text.chars().any(is_unusual) {
        true => serde_json::Value::from(text).to_string(),
        false => quoted(text, Guide::Unknown),
    }
}

/// Double quotes, and single ones for patterns and where a text holds what would have to be escaped.
fn quoted(text: &str, guide: Guide) -> String {
    let is_pattern = matches!(guide, Guide::Text(Value::Text, "pattern"));
    let holds_escapes = text.contains(['\\', '"']);
    if (is_pattern || holds_escapes) && !text.contains('\'') {
        return format!("'{text}'");
    }
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

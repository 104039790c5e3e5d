//! JSON.

use serde_json::Value;
use serde_json::error::Category;

use super::Unreadable;

/// Reads one JSON value; a repeated member's last value counts.
pub(super) fn parse(text: &[u8]) -> Result<Value, Unreadable> {
    if text.is_empty() {
        return Err(Unreadable::malformed("is empty, and should be JSON"));
    }
    if std::str::from_utf8(text).is_err() {
        return Err(Unreadable::malformed("is not JSON: it is not written in UTF-8"));
    }
    serde_json::from_slice(text).map_err(|error| {
        let (line, column) = (error.line(), error.column());
        Unreadable::malformed(match error.classify() {
            Category::Eof => "is not JSON: it ends too early".to_owned(),
            _ => format!("is not JSON: a mistake is in line {line}, column {column}"),
        })
    })
}

//! Values that stand in a text, such as the parameters of a message.

use super::Model;

/// Reads a text as whatever the type asks for: as a string or, if it is none, as a number or boolean in the form that
/// JSON has for it. Rust's own numbers may also be `+1`, `inf` and `1_000`.
pub(crate) fn read_text<T: Model>(text: &str) -> Option<T> {
    let string = serde_json::to_vec(text).ok()?;
    let read = super::from_json(&string).ok();
    read.or_else(|| super::from_json(text.as_bytes()).ok())
}

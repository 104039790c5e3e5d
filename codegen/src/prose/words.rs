//! Words and lists of them.

/// A text as inline code; what would end it is replaced.
pub(crate) use super::markdown::code;

/// `a`, `a or b`, `a, b or c`.
pub(crate) fn list(items: &[String], last: &str) -> String {
    match items {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., end] => format!("{} {last} {end}", first.join(", ")),
    }
}

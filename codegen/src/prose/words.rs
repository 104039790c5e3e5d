//! Words and lists of them.

pub use super::markdown::code;

/// Returns `a`, `a or b`, `a, b or c`.
pub fn list(items: &[String], last: &str) -> String {
    match items {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., end] => format!("{} {last} {end}", first.join(", ")),
    }
}

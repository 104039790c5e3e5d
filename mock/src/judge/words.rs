//! Words of messages.

/// ``a``, ``a or b``, ``a, b or c``.
pub(super) fn listed(items: &[String], word: &str) -> String {
    match items {
        [] => "nothing".to_owned(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} {word} {last}", first.join(", ")),
    }
}

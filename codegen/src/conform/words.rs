//! What values are, in words.

use super::{JsonValue, Kind};

/// What a value is, without showing it: it may be secret.
pub(super) fn kind<V: JsonValue>(value: &V) -> &'static str {
    match value.kind() {
        Kind::Null => "null",
        Kind::Boolean(_) => "a boolean",
        Kind::Number(number) if number.is_f64() => "a number with a fraction or beyond 64 bits",
        Kind::Number(_) => "a number",
        Kind::String(_) => "a text",
        Kind::List(_) => "a list",
        Kind::Object => "an object",
    }
}

//! Numbers by their value, and values that travel as text.

use serde_json::Number;

use crate::ir::{Decimal, Type};

/// The integer that a number is, however it is written, if it has 64 bits with a sign.
pub(super) fn signed(number: &Number) -> Option<i64> {
    number.as_i64().or_else(|| Decimal::of(number)?.to_i64())
}

/// The integer that a number is, if it has 64 bits without a sign.
pub(super) fn unsigned(number: &Number) -> Option<u64> {
    number.as_u64().or_else(|| Decimal::of(number)?.to_u64())
}

/// Whether a text is that of a value.
pub(super) fn is_text_of(plain: &Type, text: &str) -> bool {
    let number = Decimal::parse(text);
    match plain {
        Type::Boolean => matches!(text, "true" | "false"),
        Type::Integer | Type::UnixTime | Type::UnixMillis => {
            number.is_some_and(|number| number.to_i64().is_some())
        }
        Type::Unsigned => number.is_some_and(|number| number.to_u64().is_some()),
        Type::Number => number.is_some_and(|number| number.to_f64().is_finite()),
        Type::Decimal => number.is_some(),
        _ => false,
    }
}

/// Whether the text of a value is the one that is sent for it.
pub(super) fn is_canonical(plain: &Type, text: &str) -> bool {
    match plain {
        Type::Integer | Type::UnixTime | Type::UnixMillis => {
            text.parse::<i64>().is_ok_and(|integer| integer.to_string() == text)
        }
        Type::Unsigned => text.parse::<u64>().is_ok_and(|integer| integer.to_string() == text),
        _ => true,
    }
}

/// What values that travel as text are.
pub(super) fn describe(plain: &Type) -> &'static str {
    match plain {
        Type::Boolean => "`true` or `false` as text",
        Type::Integer => "a whole number of 64 bits as text",
        Type::UnixTime => "seconds since 1970 as text",
        Type::UnixMillis => "milliseconds since 1970 as text",
        Type::Unsigned => "a whole number of 64 bits without a sign as text",
        _ => "a number as text",
    }
}

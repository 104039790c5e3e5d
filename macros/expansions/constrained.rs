//! Named types whose values are limited.

/// Digits without spaces.
///
/// Not a number.
#[specwright::constrained(pattern = "[0-9]+", length(max = 20))]
pub type Digits = String;

#[specwright::constrained(length(min = 1), each(is = Digits))]
pub type Codes = Vec<String>;

//! Why a text is not a value of a type.

use std::fmt;

/// A text is not what a type takes. Tells what would be one, and never shows the text.
///
/// ```
/// let error = "2024-13-01".parse::<specwright::Date>().unwrap_err();
/// assert_eq!(error.to_string(), "expected a date such as 2024-05-17");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParseError {
    expected: &'static str,
}

impl ParseError {
    pub(crate) fn new(expected: &'static str) -> Self {
        Self { expected }
    }
}

impl fmt::Display for ParseError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "expected {}", self.expected)
    }
}

impl std::error::Error for ParseError {}

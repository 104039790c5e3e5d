//! Why a body could not be decoded.

use std::borrow::Cow;
use std::fmt;

/// A body is not what its operation declares: where, what was expected, and what was found in its place.
///
/// Of the body, `Display`, `Debug` and [`pointer`](Self::pointer) show the names of the members on the way to
/// the place, map keys included, each cut to 64 characters and then `…`; a name that the body breaks off in is
/// left out. A value is never shown, only its kind, or line and column of what is not JSON. The other texts are
/// those of the declared types (a `Deserialize` or `decode` written by hand says what it likes).
///
/// ```
/// use specwright::DecodeError;
///
/// let error = DecodeError::new("/data/items/3/id", "a string", "number");
/// assert_eq!(error.to_string(), "its body is not as declared: at `/data/items/3/id`, expected a string, found number");
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct DecodeError(Box<Inner>);

#[derive(Clone, PartialEq, Eq)]
struct Inner {
    pointer: String,
    expected: Cow<'static, str>,
    found: Cow<'static, str>,
    is_refusal: bool,
}

impl DecodeError {
    /// For a `decode` written by hand. `pointer` is a JSON pointer; `found` tells the kind of value, not the
    /// value.
    pub fn new(
        pointer: impl Into<String>,
        expected: impl Into<Cow<'static, str>>,
        found: impl Into<Cow<'static, str>>,
    ) -> Self {
        let (pointer, expected, found) = (pointer.into(), expected.into(), found.into());
        Self(Box::new(Inner { pointer, expected, found, is_refusal: false }))
    }

    /// The body of a 2xx says that the call failed.
    pub(super) fn refusal(pointer: String, expected: String, found: &'static str) -> Self {
        Self(Box::new(Inner { pointer, expected: expected.into(), found: found.into(), is_refusal: true }))
    }

    /// The JSON pointer ([RFC 6901](https://www.rfc-editor.org/rfc/rfc6901)) of the value; empty for the whole
    /// body. It ends above a name that cannot be read, and a name that is cut to 64 characters ends in `…`.
    pub fn pointer(&self) -> &str {
        &self.0.pointer
    }

    /// What the operation declares there.
    pub fn expected(&self) -> &str {
        &self.0.expected
    }

    /// What is there: `null`, `boolean`, `integer`, `number` (one with a fraction or exponent), `string`, `array`,
    /// `object`, `nothing`, or what is wrong with the text of the body.
    pub fn found(&self) -> &str {
        &self.0.found
    }

    /// Whether the body lacks what proves a success, so that its content was not looked at.
    pub fn is_refusal(&self) -> bool {
        self.0.is_refusal
    }
}

impl fmt::Display for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Inner { pointer, expected, found, is_refusal } = &*self.0;
        f.write_str(if *is_refusal {
            "its body says no success: "
        } else {
            "its body is not as declared: "
        })?;
        if !pointer.is_empty() {
            write!(f, "at `{}`, ", pointer.escape_debug())?;
        }
        write!(f, "expected {expected}, found {found}")
    }
}

impl fmt::Debug for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("DecodeError")
            .field("pointer", &self.0.pointer)
            .field("expected", &self.0.expected)
            .field("found", &self.0.found)
            .field("is_refusal", &self.0.is_refusal)
            .finish()
    }
}

impl std::error::Error for DecodeError {}

//! The texts that `length`, `pattern` and `format` look at.

use crate::Secret;

/// What `length`, `pattern` and `format` look at: a text.
#[diagnostic::on_unimplemented(
    message = "`pattern` and `format` are for text, and `{Self}` is not text",
    label = "not text"
)]
pub trait Text {
    /// The text.
    fn text(&self) -> &str;
}

impl Text for str {
    #[inline]
    fn text(&self) -> &str {
        self
    }
}

impl Text for String {
    #[inline]
    fn text(&self) -> &str {
        self
    }
}

impl Text for Secret {
    #[inline]
    fn text(&self) -> &str {
        self.expose()
    }
}

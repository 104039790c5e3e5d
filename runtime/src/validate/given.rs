//! Whether a value is null.

use crate::Json;

/// A value of which a rule asks whether it is null. Only JSON can be, and the derive cannot tell whether a type of that
/// name is JSON: `(&Given(value)).is_null()` finds the method of [`Given`] for JSON, and that of [`NeverNull`] for
/// other types, because methods of the type itself come first.
pub struct Given<'v, T>(pub &'v T);

impl Given<'_, Json> {
    /// Whether it is null.
    #[inline]
    pub fn is_null(&self) -> bool {
        self.0.is_null()
    }
}

impl Given<'_, serde_json::Value> {
    /// Whether it is null.
    #[inline]
    pub fn is_null(&self) -> bool {
        self.0.is_null()
    }
}

/// See [`Given`].
pub trait NeverNull {
    /// No.
    #[inline]
    fn is_null(&self) -> bool {
        false
    }
}

impl<T> NeverNull for &Given<'_, T> {}

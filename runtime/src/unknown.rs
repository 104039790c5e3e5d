//! Values of enums that nobody named.

/// A value of an enum that this version of the client does not name.
///
/// Servers add values to enums; such a value is kept and sent back as it came. It can only come from data, so
/// that a value with a name is never spelt in two ways.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Unknown<T>(T);

impl<T> Unknown<T> {
    /// For expansions of `Model`, which look up the named values first.
    #[doc(hidden)]
    pub fn __new(value: T) -> Self {
        Self(value)
    }

    /// The value as it came.
    pub fn get(&self) -> &T {
        &self.0
    }
}

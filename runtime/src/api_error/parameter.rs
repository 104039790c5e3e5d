//! Parameters of messages as values.

use crate::model::read_text;
use crate::{Error, Model};

/// Whether a text in a message is a value of the type.
pub fn fits<T: Model>(text: &str) -> bool {
    read_text::<T>(text).is_some()
}

/// The value of a parameter of the documented error that an error is.
pub fn parameter<T: Model>(error: &Error, name: &str) -> Option<T> {
    error.parameter(name).and_then(read_text)
}

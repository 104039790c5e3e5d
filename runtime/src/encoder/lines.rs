//! What is sent as values one after the other.

use crate::OutgoingLines;

/// What is sent as values one after the other.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be sent as values one after the other",
    label = "`body = lines` is for `specwright::OutgoingLines<…>`"
)]
pub trait Sequence {}

impl<T> Sequence for OutgoingLines<T> {}

/// What the expansion of `Operation` asks of the type of a body of lines.
#[doc(hidden)]
pub const fn lines<T: Sequence + ?Sized>() {}

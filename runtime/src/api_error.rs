//! Documented errors: what tells them apart, and how a response is matched with them.
//!
//! An enum of errors is a table of [`ErrorCase`]s, most specific first; what is done with it is here, once.

use crate::Error;

mod case;
mod error_fields;
mod json;
mod parameter;
mod recognise;
mod template;
mod wrappers;

pub use case::{ErrorBody, ErrorCase, ErrorMessage, ErrorParameter, ErrorStatuses, ErrorTable};
pub(crate) use error_fields::ErrorFields;
pub use parameter::{fits, parameter};
pub(crate) use recognise::is_disguised;
pub use recognise::{INVALID, error_body, error_headers, recognise};
pub use wrappers::{InvalidRequest, Undocumented, debug_error};

/// The errors of an operation: an enum that derives [`derive@crate::ApiError`], or [`Error`] itself where none
/// are documented.
///
/// It is made from the common [`Error`] and turns into it again, and neither loses anything.
pub trait ApiError: std::error::Error + From<Error> + Into<Error> + Send + Sync + 'static {
    /// Where a response says what went wrong, and which errors are documented.
    const TABLE: &'static ErrorTable;
}

impl ApiError for Error {
    const TABLE: &'static ErrorTable = &ErrorTable::new(ErrorBody::new(), &[]);
}

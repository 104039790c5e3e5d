//! Reads outputs from responses: what an [`Operation`](trait@crate::Operation) calls in its `decode`.
//!
//! JSON is read whatever the content type of the response says, because many servers send it as `text/plain`; a
//! byte order mark before it is ignored. When a body is not as declared, the [`DecodeError`] names the member.
//!
//! - An integer is a JSON number without fraction and exponent: `1.0` and `1e2` are none. A number may be written
//!   as an integer.
//! - Of a member that an object repeats, the last one wins, and each must fit its type. Of the output in an envelope and
//!   of a tag, only the last one is looked at.

use crate::model::{from_json, without_bom};
use crate::{Model, Response};

mod envelope;
mod error;
pub(crate) mod locate;
mod outcome;

pub use envelope::{Envelope, Literal};
pub use error::DecodeError;
pub(crate) use locate::Complaint;
pub use outcome::{Outcome, outcome};

/// Reads the body as JSON.
///
/// # Errors
/// When the body is not JSON or not of this type.
pub fn json<T: Model>(response: &Response) -> Result<T, DecodeError> {
    from_json(response.body())
}

/// Reads one member of the JSON object in the body, after a look at the members that prove a success.
///
/// # Errors
/// When the body is no such object, or a member that proves the success does not hold
/// ([`DecodeError::is_refusal`]).
pub fn enveloped<T: Model>(response: &Response, envelope: &Envelope) -> Result<T, DecodeError> {
    envelope.read(without_bom(response.body()))
}

/// Reads the body as UTF-8 text, without a byte order mark.
///
/// # Errors
/// When the body is no UTF-8.
pub fn text(response: &Response) -> Result<String, DecodeError> {
    let text = std::str::from_utf8(without_bom(response.body()));
    text.map(str::to_owned).map_err(|_| DecodeError::new("", "UTF-8 text", "other bytes"))
}

/// Reads nothing: a body, if one comes, is ignored.
///
/// # Errors
/// Never; the signature is that of the others.
pub fn empty(_: &Response) -> Result<(), DecodeError> {
    Ok(())
}

/// The JSON pointer of the value that comes next in a JSON text that breaks off.
pub(crate) fn place_in(text: &[u8]) -> String {
    locate::reached(text, text.len())
}

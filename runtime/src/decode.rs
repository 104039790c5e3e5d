//! Reads outputs from responses: what an [`Operation`](trait@crate::Operation) calls in its `decode`.
//!
//! JSON is read whatever the content type of the response says, because many servers send it as `text/plain`; a
//! byte order mark before it is ignored. When a body is not as declared, the [`DecodeError`] names the member.
//!
//! - A body without any content is read as null, so that an output which may be null is `None` when the server sends
//!   204; everything else needs a body.
//! - Texts are read in the charset that their byte order mark or the content type names: UTF-8, UTF-16, windows-1252 and
//!   its parts ISO-8859-1 and US-ASCII; others are refused. JSON is UTF-8, or, where it is not, in that charset.
//!
//! - An integer is a JSON number whose value is whole, however it is written: `1.0`, `1e2` and `-0` are integers. A
//!   number may be written as an integer.
//! - Of a member that an object repeats, the last one wins, and each must fit its type. Of the output in an envelope and
//!   of a tag, only the last one is looked at.

use bytes::Bytes;

use crate::charset::{self, Unread};
use crate::model::{from_json, without_bom};
use crate::{Model, Response};

mod again;
mod envelope;
mod error;
mod items;
pub(crate) mod locate;
mod outcome;

use again::Again;

pub use envelope::{Envelope, Literal};
pub use error::DecodeError;
pub(crate) use items::event_stream;
pub use items::{events, json_events, lines};
pub(crate) use locate::Complaint;
pub use outcome::{Outcome, outcome};

/// Reads the body as JSON.
///
/// # Errors
/// When the body is not JSON or not of this type.
pub fn json<T: Model>(response: &Response) -> Result<T, DecodeError> {
    from_json(response.body()).or_else(|error| match Again::of(response) {
        None => Err(error),
        Some(Again::Null) => from_json(b"null").map_err(|_| error),
        Some(Again::Text(text)) => from_json(text.as_bytes()),
    })
}

/// Reads one member of the JSON object in the body, after a look at the members that prove a success.
///
/// # Errors
/// When the body is no such object, or a member that proves the success does not hold
/// ([`DecodeError::is_refusal`]).
pub fn enveloped<T: Model>(response: &Response, envelope: &Envelope) -> Result<T, DecodeError> {
    envelope.read(without_bom(response.body())).or_else(|error| match Again::of(response) {
        Some(Again::Null) if envelope.expect.is_empty() => from_json(b"null").map_err(|_| error),
        Some(Again::Text(text)) => envelope.read(text.as_bytes()),
        _ => Err(error),
    })
}

/// Reads the body as text in its charset, without a byte order mark.
///
/// # Errors
/// When the body is not text in that charset, or the charset is one that is not read here.
pub fn text(response: &Response) -> Result<String, DecodeError> {
    charset::read(response.headers(), response.body()).map_err(|unread| match unread {
        Unread::Broken(charset) => DecodeError::new("", charset, "other bytes"),
        Unread::Unknown(charset) => {
            DecodeError::new("", "text in UTF-8, UTF-16, ISO-8859-1 or windows-1252", charset)
        }
    })
}

/// Takes the body as it is.
///
/// # Errors
/// Never; the signature is that of the others.
pub fn bytes(response: &Response) -> Result<Bytes, DecodeError> {
    Ok(response.body().clone())
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

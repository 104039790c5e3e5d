//! What expansions of the derives name; no part of the public API.
//!
//! This is the one door: an expansion names nothing of this crate but what is here, by an absolute path, and a test of
//! `specwright-macros` holds it to that. So every other module can be documented whole, and moving what an expansion
//! calls changes this file alone.

pub mod builder;
pub mod pages;
#[cfg(feature = "samples")]
pub mod samples;
#[cfg(feature = "serde")]
pub mod serde;
pub mod validate;
#[cfg(feature = "webhooks")]
pub mod webhook;
pub mod wire;

pub use crate::api_error::{
    ApiError, ErrorBody, ErrorCase, ErrorMessage, ErrorParameter, ErrorStatuses, ErrorTable, InvalidRequest,
    Undocumented, debug_error,
};
pub use crate::as_stream::{AsStream, Streams};
pub use crate::base_client::BaseClient;
pub use crate::decode;
pub use crate::decode::DecodeError;
pub use crate::encoder::{BodyKind, Content, Encoder, Place, Sent, file, lines, part};
pub use crate::error::Error;
pub use crate::events::{Event, Events};
pub use crate::lines::Lines;
pub use crate::operation::{Auth, Operation, OperationInfo, TypedHeaders};
pub use crate::outgoing_lines::items;
pub use crate::pages::Paged;
pub use crate::to_text::{Single, ToText, scalar};
pub use crate::token::{IntoLogin, IssuesToken, Token};
pub use crate::unknown::Unknown;
pub use crate::validate::{Validate, Violations};
pub use crate::{Json, Response};
pub use bytes::Bytes;
pub use http;

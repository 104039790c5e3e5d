//! The runtime of Specwright: typed HTTP API clients that declare their operations and leave the rest to
//! this crate.
//!
//! An [`Operation`] writes itself into an [`Encoder`] and reads its output from a [`Response`]; neither does
//! any I/O. A [`Client`] adds the base URL, credentials and a [`Transport`]. Generated crates wrap a
//! [`Client`]; operations written by hand go through [`Client::call`]:
//!
//! ```
//! use specwright::{
//!     Client, DecodeError, Encoder, Operation, OperationInfo, Place, Response, Validate, decode, http,
//! };
//!
//! struct GetGreeting {
//!     name: String,
//! }
//!
//! impl Validate for GetGreeting {}
//!
//! impl Operation for GetGreeting {
//!     type Api = ();
//!     type Output = String;
//!     type Error = specwright::Error;
//!     const INFO: OperationInfo =
//!         OperationInfo::new("getGreeting", http::Method::GET, "/greetings/{name}");
//!
//!     fn encode(&self, request: &mut Encoder) {
//!         request.text(Place::Path, "name", &self.name);
//!     }
//!
//!     fn decode(response: &Response) -> Result<String, DecodeError> {
//!         decode::json(response)
//!     }
//! }
//!
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let client = Client::builder()
//!     .base_url("https://api.example.com/v1")
//!     .transport(|_: http::Request<bytes::Bytes>| async { Ok(Response::new("\"hello\"".into())) })
//!     .build()?;
//! let request = client.request(&GetGreeting { name: "Ada/Grace".into() })?;
//! assert_eq!(request.uri(), "https://api.example.com/v1/greetings/Ada%2FGrace");
//! # tokio::runtime::Builder::new_current_thread().build()?.block_on(async {
//! let greeting = client.call(GetGreeting { name: "Ada".into() }).await?;
//! assert_eq!(greeting, "hello");
//! # Ok(())
//! # })
//! # }
//! ```
//!
//! The derives [`Model`], [`Builder`], [`Operation`](derive@Operation) and [`ApiError`](derive@ApiError) write
//! such impls from attributes.
//! [`decode`] says how what a server sends is read: what an integer is, and which of repeated members counts.
#![cfg_attr(
    feature = "reqwest",
    doc = "Without a transport of its own, a client sends with `reqwest`: the default feature `reqwest`."
)]
#![cfg_attr(docsrs, feature(doc_cfg))]

// The derives write `::specwright::…`, in tests of this crate as everywhere.
#[cfg(test)]
#[allow(unused_extern_crates)]
extern crate self as specwright;

mod api;
mod api_error;
mod as_stream;
mod as_text;
mod auth;
mod base64_text;
mod base_client;
mod base_url;
#[cfg(feature = "blocking")]
pub mod blocking;
mod body;
pub mod builder;
mod call;
mod call_options;
mod charset;
mod client;
mod date;
mod date_as;
mod date_time;
mod decimal;
pub mod decode;
mod effective_options;
mod encoder;
mod error;
mod events;
#[doc(hidden)]
pub mod expand;
mod file;
mod file_or_text;
mod framing;
mod http_date;
mod iso_duration;
mod item_error;
mod json;
mod lines;
mod media;
mod model;
mod operation;
mod outgoing_lines;
mod pages;
mod parse_error;
mod prepared_request;
mod redaction;
mod retry;
#[cfg(feature = "samples")]
pub mod samples;
mod secret;
mod signer;
mod source;
mod streamed;
mod text_scalar;
mod time;
mod time_of_day;
mod to_text;
mod token;
pub mod transport;
mod unix_time;
mod unknown;
mod validate;
#[cfg(feature = "webhooks")]
pub mod webhook;

pub use api::{Api, ApiInfo, HandWritten, OAuth2, Refusal, Scheme, SchemeKind, Server, ServerVariable};
pub use api_error::{
    ApiError, ErrorBody, ErrorCase, ErrorMessage, ErrorParameter, ErrorStatuses, ErrorTable, InvalidRequest,
    Undocumented,
};
pub use as_stream::{AsStream, Streams};
pub use as_text::AsText;
pub use auth::Credential;
pub use base_client::{ApiClient, BaseClient};
pub use base64_text::Base64;
pub use body::Body;
pub use call::{Call, CallWithResponse, WithResponse, decode_response};
pub use call_options::CallOptions;
pub use client::{Client, ClientBuilder};
pub use date::Date;
pub use date_as::{DateAs, DateOrder, date_order};
pub use date_time::DateTime;
pub use decimal::Decimal;
pub use decode::DecodeError;
pub use encoder::{BodyKind, Content, Encoder, Place, Sent};
pub use error::Error;
pub use events::{Event, EventReader, Events};
pub use file::File;
pub use file_or_text::FileOrText;
pub use framing::TooLong;
pub use http_date::HttpDate;
pub use iso_duration::IsoDuration;
pub use item_error::ItemError;
pub use json::{Json, JsonIndex, JsonObject};
pub use lines::{LineReader, Lines};
pub use model::{EncodeError, HeaderError, Model, Serde, from_headers, from_json, to_json};
pub use operation::{Auth, Includes, Operation, OperationInfo, OperationOf, Scope, TypedHeaders};
pub use outgoing_lines::OutgoingLines;
pub use pages::{Items, Paged, Pages};
pub use parse_error::ParseError;
pub use prepared_request::PreparedRequest;
pub use retry::{Attempt, AttemptEnd, Retry, WaitUnit};
pub use secret::Secret;
pub use signer::{SignError, Signer};
#[cfg(feature = "webhooks")]
#[doc(inline)]
pub use specwright_macros::WebhookEvent;
#[doc(inline)]
pub use specwright_macros::{ApiError, Builder, Model, Operation, Payload, Request, Validate, constrained};
pub use streamed::{ByteStream, Streamed};
pub use time::{Clock, Random, Sleep, SystemClock};
pub use time_of_day::Time;
pub use to_text::ToText;
pub use token::{
    ClientAuth, ClientCredentials, IntoLogin, IssuesToken, LoginError, RefreshToken, Token, TokenFuture,
    TokenProvider,
};
pub use transport::{InPieces, OpenFuture, TimeLimit, Transport, TransportError, TransportFuture};
pub use unix_time::{UnixMillis, UnixTime};
pub use unknown::Unknown;
#[doc(inline)]
pub use validate::{Checks, Validate, Violation, Violations};

pub use bytes;
pub use http;
#[cfg(feature = "reqwest")]
pub use reqwest;
#[cfg(feature = "blocking")]
pub use ureq;

/// A response: status, headers and the whole body.
pub type Response = http::Response<bytes::Bytes>;

/// A JSON object whose member names the API does not fix, in the order of the names.
pub type Map<T> = std::collections::BTreeMap<String, T>;

/// Takes in the client that a build script has generated: the items of a module.
///
/// The build script calls `specwright_codegen::build::generate`; the name is that of the API, as `api: { name: … }`
/// says it:
///
/// ```ignore
/// pub mod weather {
///     specwright::include_api!("weather");
/// }
/// ```
#[macro_export]
macro_rules! include_api {
    ($name:literal) => {
        ::core::include!(::core::concat!(::core::env!("OUT_DIR"), "/specwright/", $name, ".rs"));
    };
}

/// Takes in what is there with the feature `blocking` only: generated modules cannot ask for features of this crate.
#[cfg(feature = "blocking")]
#[doc(hidden)]
#[macro_export]
macro_rules! when_blocking {
    ($($items:tt)*) => { $($items)* };
}

/// Leaves out what is there with the feature `blocking` only.
#[cfg(not(feature = "blocking"))]
#[doc(hidden)]
#[macro_export]
macro_rules! when_blocking {
    ($($items:tt)*) => {};
}

//! Events that an API sends, with the feature `webhooks`: read once their signature is verified.
//!
//! An enum of events derives [`WebhookEvent`](derive@crate::WebhookEvent), which says how they are signed and told apart;
//! [`Webhooks`] verifies and reads them. A [`Verifier`] is the first half alone, for what is no such enum:
//!
//! ```
//! use specwright::http::{HeaderMap, HeaderValue};
//! use specwright::webhook::{Signature, Verifier, WebhookError};
//!
//! const SIGNATURE: Signature = Signature::new("X-Hub-Signature-256").prefix("sha256=");
//!
//! let verifier = Verifier::new(SIGNATURE, "It's a Secret to Everybody")?;
//! let mut headers = HeaderMap::new();
//! headers.insert(
//!     "x-hub-signature-256",
//!     HeaderValue::from_static("sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17"),
//! );
//! verifier.verify(&headers, b"Hello, World!")?;
//! assert!(matches!(verifier.verify(&headers, b"Hello, world!"), Err(WebhookError::Mismatch)));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! What is verified are the bytes of the body as they came: take them before any framework reads them as JSON.

mod error;
mod event;
mod said;
mod signature;
mod template;
mod verifier;
mod webhooks;

pub use error::{SetupError, WebhookError};
pub use event::{SignedEvent, ToldBy, UnknownEvent, WebhookEvent, read_unverified};
pub use signature::{Signature, TimestampForm};
pub use verifier::Verifier;
pub use webhooks::Webhooks;

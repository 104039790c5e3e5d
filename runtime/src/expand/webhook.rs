//! What the expansion of `WebhookEvent` calls.

pub use crate::webhook::{Signature, SignedEvent, TimestampForm, ToldBy, UnknownEvent, WebhookEvent};
pub use std::time::Duration;

//! The attempts at a call.

use std::time::Duration;

use http::StatusCode;

use crate::{Response, TransportError};

/// One attempt at a call. It holds nothing of what was sent or answered but the status.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Attempt {
    /// How long was waited before it.
    pub waited: Duration,
    /// How long it took.
    pub took: Duration,
    /// How it ended.
    pub end: AttemptEnd,
    /// Whether another attempt would have followed, had the body been one that can be sent again: it came from a reader or
    /// stream.
    pub sent_once: bool,
}

/// How an attempt ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum AttemptEnd {
    /// The server answered with this status.
    Response(StatusCode),
    /// There was no connection.
    NotConnected,
    /// No whole response came in time.
    TimedOut,
    /// The exchange broke off.
    BrokenOff,
    /// The response was longer than allowed.
    TooLarge,
    /// The transport lacked what it needs, and did not try.
    NotSent,
}

impl AttemptEnd {
    pub(crate) fn of(result: &Result<Response, TransportError>) -> Self {
        match result {
            Ok(response) => Self::Response(response.status()),
            Err(error) if !error.was_tried() => Self::NotSent,
            Err(error) if error.is_connect() => Self::NotConnected,
            Err(error) if error.is_timeout() => Self::TimedOut,
            Err(error) if error.is_body_too_large() => Self::TooLarge,
            Err(_) => Self::BrokenOff,
        }
    }

    /// A word for traces.
    #[cfg(feature = "tracing")]
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Response(_) => "response",
            Self::NotConnected => "not connected",
            Self::TimedOut => "timed out",
            Self::BrokenOff => "broken off",
            Self::TooLarge => "too large",
            Self::NotSent => "not sent",
        }
    }
}

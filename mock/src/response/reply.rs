//! What a mock has to say, and how it is to be sent.

use std::time::Duration;

use bytes::Bytes;
use http::Response;

/// A response, for a shell to send.
#[derive(Debug)]
#[non_exhaustive]
pub struct Reply {
    /// The response.
    pub response: Response<Bytes>,
    /// How long to wait before it.
    pub delay: Duration,
    /// What is to go wrong on the way.
    pub fault: Option<Fault>,
}

/// What is to go wrong on the way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// The connection breaks in place of a response.
    Reset,
    /// The connection breaks after so many bytes of the body, which is announced in full.
    Truncate(usize),
}

impl Reply {
    pub(crate) fn of(response: Response<Bytes>) -> Self {
        Self { response, delay: Duration::ZERO, fault: None }
    }
}

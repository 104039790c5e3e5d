//! A response while its body arrives.

use bytes::{Bytes, BytesMut};

use super::TransportError;
use crate::{Body, Response};

/// Reads a body to its end, no longer than allowed.
pub(crate) async fn gather(response: http::Response<Body>, limit: usize) -> Result<Response, TransportError> {
    let (parts, body) = response.into_parts();
    let mut body = match body.into_whole() {
        Ok(bytes) => return Ok(http::Response::from_parts(parts, bytes)),
        Err(body) => body,
    };
    let mut gathered = Gathered::new(parts, body.length(), limit);
    while let Some(piece) = body.next().await {
        gathered = match piece {
            Ok(piece) => gathered.push(&piece)?,
            Err(error) => return Err(gathered.cut_off(error)),
        };
    }
    Ok(gathered.finish())
}

/// A server may announce any length; more than this is allocated only as it arrives.
const PREALLOCATED: usize = 1 << 20;

/// A response while its body arrives, no longer than allowed.
pub(super) struct Gathered {
    head: http::Response<()>,
    body: BytesMut,
    limit: usize,
}

impl Gathered {
    /// Status, version and headers, and nothing else that the library may have put into its response: the URL, for
    /// one, may hold a key.
    pub(super) fn new(parts: http::response::Parts, announced: Option<u64>, limit: usize) -> Self {
        let mut head = http::Response::new(());
        *head.status_mut() = parts.status;
        *head.version_mut() = parts.version;
        *head.headers_mut() = parts.headers;
        let announced = announced.and_then(|length| usize::try_from(length).ok()).unwrap_or_default();
        Self { head, body: BytesMut::with_capacity(announced.min(limit).min(PREALLOCATED)), limit }
    }

    /// Takes in a chunk; gives the response back when it does not fit.
    pub(super) fn push(mut self, chunk: &[u8]) -> Result<Self, TransportError> {
        let room = self.limit.saturating_sub(self.body.len());
        self.body.extend_from_slice(chunk.get(..room).unwrap_or(chunk));
        if chunk.len() > room {
            return Err(TransportError::body_too_large(self.limit, self.finish()));
        }
        Ok(self)
    }

    /// The error with what arrived before it: status and headers tell more than that the rest is missing.
    pub(super) fn cut_off(self, error: TransportError) -> TransportError {
        error.with_partial_response(self.finish())
    }

    pub(super) fn finish(self) -> Response {
        let body: Bytes = self.body.freeze();
        self.head.map(|()| body)
    }
}

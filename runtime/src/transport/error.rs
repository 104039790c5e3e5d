use std::error::Error as StdError;
use std::fmt;

use crate::Response;

type Source = Box<dyn StdError + Send + Sync>;

/// Why a transport has no whole response.
///
/// ```
/// use specwright::TransportError;
///
/// let error = TransportError::connect(std::io::Error::from(std::io::ErrorKind::ConnectionRefused));
/// assert!(error.is_connect() && !error.is_timeout());
/// ```
#[derive(Debug)]
pub struct TransportError {
    kind: Kind,
    source: Option<Source>,
}

enum Kind {
    Connect {
        timed_out: bool,
    },
    Timeout,
    /// What arrived before the limit, because it tells what the vendor did.
    TooLarge {
        limit: usize,
        partial: Box<Response>,
    },
    Other,
}

impl TransportError {
    fn new(kind: Kind, source: Option<Source>) -> Self {
        Self { kind, source }
    }

    /// No connection: the request did not reach the server.
    pub fn connect(source: impl Into<Box<dyn StdError + Send + Sync>>) -> Self {
        Self::new(Kind::Connect { timed_out: false }, Some(source.into()))
    }

    /// No connection in time: the request did not reach the server.
    pub fn connect_timeout(source: impl Into<Box<dyn StdError + Send + Sync>>) -> Self {
        Self::new(Kind::Connect { timed_out: true }, Some(source.into()))
    }

    /// No whole response in time; the server may have acted on the request.
    pub fn timeout(source: impl Into<Box<dyn StdError + Send + Sync>>) -> Self {
        Self::new(Kind::Timeout, Some(source.into()))
    }

    /// The body is longer than `limit` bytes. `partial` is the response with the beginning of its body.
    pub fn body_too_large(limit: usize, partial: Response) -> Self {
        Self::new(Kind::TooLarge { limit, partial: Box::new(partial) }, None)
    }

    /// Anything else; the server may have acted on the request.
    pub fn other(source: impl Into<Box<dyn StdError + Send + Sync>>) -> Self {
        Self::new(Kind::Other, Some(source.into()))
    }

    /// Whether there was no connection, so that the request did not reach the server.
    pub fn is_connect(&self) -> bool {
        matches!(self.kind, Kind::Connect { .. })
    }

    /// Whether a time limit was reached, the one for connecting included.
    pub fn is_timeout(&self) -> bool {
        matches!(self.kind, Kind::Timeout | Kind::Connect { timed_out: true })
    }

    /// Whether the body was longer than allowed.
    pub fn is_body_too_large(&self) -> bool {
        matches!(self.kind, Kind::TooLarge { .. })
    }

    /// What arrived of a response that is too large.
    pub fn partial_response(&self) -> Option<&Response> {
        match &self.kind {
            Kind::TooLarge { partial, .. } => Some(partial),
            _ => None,
        }
    }

    pub(crate) fn into_partial_response(self) -> Option<Response> {
        match self.kind {
            Kind::TooLarge { partial, .. } => Some(*partial),
            _ => None,
        }
    }
}

impl fmt::Display for TransportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.kind {
            Kind::Connect { timed_out: false } => f.write_str("could not connect to the server"),
            Kind::Connect { timed_out: true } => f.write_str("could not connect to the server in time"),
            Kind::Timeout => f.write_str("no whole response in time"),
            Kind::TooLarge { limit, partial } => {
                let status = partial.status();
                write!(f, "the body of the response, status {status}, is longer than {limit} bytes")
            }
            Kind::Other => f.write_str("the exchange with the server broke off"),
        }
    }
}

impl fmt::Debug for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Connect { timed_out } => f.debug_struct("Connect").field("timed_out", timed_out).finish(),
            Self::Timeout => f.write_str("Timeout"),
            Self::TooLarge { limit, partial } => {
                let status = partial.status();
                f.debug_struct("TooLarge")
                    .field("limit", limit)
                    .field("status", &status)
                    .finish_non_exhaustive()
            }
            Self::Other => f.write_str("Other"),
        }
    }
}

impl StdError for TransportError {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.source.as_deref().map(|source| source as &(dyn StdError + 'static))
    }
}

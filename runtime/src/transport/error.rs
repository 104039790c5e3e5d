//! Why a transport has no whole response.

use std::error::Error as StdError;
use std::fmt;

use http::header::CONTENT_LENGTH;

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
pub struct TransportError {
    kind: Kind,
    source: Option<Source>,
    /// What arrived of a response, because it tells what the vendor did.
    partial: Option<Box<Response>>,
}

#[derive(Debug)]
enum Kind {
    Connect {
        timed_out: bool,
    },
    Timeout,
    TooLarge {
        limit: usize,
    },
    /// What the transport needs and does not have.
    #[cfg(feature = "reqwest")]
    Needs(&'static str),
    Other,
}

impl TransportError {
    fn new(kind: Kind, source: Option<Source>) -> Self {
        Self { kind, source, partial: None }
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
        Self::new(Kind::TooLarge { limit }, None).with_partial_response(partial)
    }

    /// Anything else; the server may have acted on the request.
    pub fn other(source: impl Into<Box<dyn StdError + Send + Sync>>) -> Self {
        Self::new(Kind::Other, Some(source.into()))
    }

    /// Nothing was sent, because the transport needs what it does not have.
    #[cfg(feature = "reqwest")]
    pub(crate) fn needs(what: &'static str) -> Self {
        Self::new(Kind::Needs(what), None)
    }

    /// Adds what arrived of the response before this: its head, and its body as far as it was read.
    ///
    /// ```
    /// use specwright::{Response, TransportError};
    ///
    /// let error = TransportError::other("connection reset").with_partial_response(Response::new("foo".into()));
    /// assert_eq!(
    ///     error.to_string(),
    ///     "the body of the response, status 200 OK, broke off after 3 bytes"
    /// );
    /// ```
    #[must_use]
    pub fn with_partial_response(mut self, partial: Response) -> Self {
        self.partial = Some(Box::new(partial));
        self
    }

    /// Whether there was no connection, so that the request did not reach the server.
    pub fn is_connect(&self) -> bool {
        matches!(self.kind, Kind::Connect { .. })
    }

    /// Whether the transport had what it needs to try.
    pub(crate) fn was_tried(&self) -> bool {
        match self.kind {
            #[cfg(feature = "reqwest")]
            Kind::Needs(_) => false,
            _ => true,
        }
    }

    /// Whether a time limit was reached, the one for connecting included.
    pub fn is_timeout(&self) -> bool {
        matches!(self.kind, Kind::Timeout | Kind::Connect { timed_out: true })
    }

    /// Whether the body was longer than allowed.
    pub fn is_body_too_large(&self) -> bool {
        matches!(self.kind, Kind::TooLarge { .. })
    }

    /// What arrived of a response that is too large, broke off or took too long.
    pub fn partial_response(&self) -> Option<&Response> {
        self.partial.as_deref()
    }

    pub(crate) fn partial_response_mut(&mut self) -> Option<&mut Response> {
        self.partial.as_deref_mut()
    }

    pub(crate) fn into_partial_response(self) -> Option<Response> {
        self.partial.map(|partial| *partial)
    }
}

impl fmt::Display for TransportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(partial) = &self.partial {
            return write_partial(f, &self.kind, partial);
        }
        match &self.kind {
            Kind::Connect { timed_out: false } => f.write_str("could not connect to the server"),
            Kind::Connect { timed_out: true } => f.write_str("could not connect to the server in time"),
            Kind::Timeout => f.write_str("no whole response in time"),
            Kind::TooLarge { limit } => write!(f, "the body of the response is longer than {limit} bytes"),
            #[cfg(feature = "reqwest")]
            Kind::Needs(what) => write!(f, "the default transport needs {what}"),
            Kind::Other => f.write_str("the exchange with the server broke off"),
        }
    }
}

fn write_partial(f: &mut fmt::Formatter<'_>, kind: &Kind, partial: &Response) -> fmt::Result {
    write!(f, "the body of the response, status {}, ", partial.status())?;
    if let Kind::TooLarge { limit } = kind {
        return write!(f, "is longer than {limit} bytes");
    }
    f.write_str(match kind {
        Kind::Timeout | Kind::Connect { timed_out: true } => "was cut off by the time limit after ",
        _ => "broke off after ",
    })?;
    let arrived = partial.body().len();
    let announced =
        partial.headers().get(CONTENT_LENGTH).and_then(|length| length.to_str().ok()?.parse().ok());
    match announced.filter(|announced: &usize| *announced > arrived) {
        Some(announced) => write!(f, "{arrived} of {announced} bytes"),
        None => write!(f, "{arrived} bytes"),
    }
}

/// Shows of a response what is no part of its content.
impl fmt::Debug for TransportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut error = f.debug_struct("TransportError");
        error.field("kind", &self.kind).field("source", &self.source);
        if let Some(partial) = &self.partial {
            error.field("status", &partial.status());
            error.field("body", &format_args!("{} bytes", partial.body().len()));
        }
        error.finish()
    }
}

impl StdError for TransportError {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.source.as_deref().map(|source| source as &(dyn StdError + 'static))
    }
}

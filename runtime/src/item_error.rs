//! Why an item of a stream could not be read.

use std::error::Error as StdError;
use std::fmt;

use crate::{DecodeError, Error, TooLong, TransportError};

/// Why an item of a stream could not be read: it is not as declared or too long, and the next one can be read, or the
/// connection broke or could not be made again, and nothing more can.
#[derive(Debug)]
pub struct ItemError(Kind);

#[derive(Debug)]
enum Kind {
    Transport(TransportError),
    Call(Box<Error>),
    Decode(DecodeError),
    TooLong(TooLong),
}

impl ItemError {
    /// How the item is not as declared.
    pub fn decode_error(&self) -> Option<&DecodeError> {
        match &self.0 {
            Kind::Decode(error) => Some(error),
            Kind::Transport(_) | Kind::Call(_) | Kind::TooLong(_) => None,
        }
    }

    /// Why nothing more came.
    pub fn transport_error(&self) -> Option<&TransportError> {
        match &self.0 {
            Kind::Transport(error) => Some(error),
            Kind::Call(_) | Kind::Decode(_) | Kind::TooLong(_) => None,
        }
    }

    /// Why the call failed that was made to go on where the stream was interrupted.
    pub fn call_error(&self) -> Option<&Error> {
        match &self.0 {
            Kind::Call(error) => Some(error),
            Kind::Transport(_) | Kind::Decode(_) | Kind::TooLong(_) => None,
        }
    }

    /// Whether nothing came for the time of the idle limit.
    pub fn is_timeout(&self) -> bool {
        self.transport_error().is_some_and(TransportError::is_timeout)
    }

    /// Whether the item was longer than allowed.
    pub fn is_too_long(&self) -> bool {
        matches!(self.0, Kind::TooLong(_))
    }
}

impl From<TransportError> for ItemError {
    fn from(error: TransportError) -> Self {
        Self(Kind::Transport(error))
    }
}

impl From<Error> for ItemError {
    fn from(error: Error) -> Self {
        Self(Kind::Call(Box::new(error)))
    }
}

impl From<DecodeError> for ItemError {
    fn from(error: DecodeError) -> Self {
        Self(Kind::Decode(error))
    }
}

impl From<TooLong> for ItemError {
    fn from(error: TooLong) -> Self {
        Self(Kind::TooLong(error))
    }
}

impl fmt::Display for ItemError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Kind::Transport(error) => error.fmt(f),
            Kind::Call(error) => write!(f, "the rest of the response: {error}"),
            Kind::Decode(error) => write!(f, "an item of the response: {error}"),
            Kind::TooLong(error) => error.fmt(f),
        }
    }
}

impl StdError for ItemError {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        match &self.0 {
            Kind::Transport(error) => error.source(),
            Kind::Call(error) => error.source(),
            Kind::Decode(_) | Kind::TooLong(_) => None,
        }
    }
}

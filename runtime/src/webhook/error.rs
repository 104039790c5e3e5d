//! Why an event is refused.

use std::error::Error as StdError;
use std::fmt;
use std::time::Duration;

use crate::DecodeError;

/// Why an event is refused. Whatever it is, nothing of the body was read before its signature was verified.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum WebhookError {
    /// The header is not there: that of the signature, or one that is signed.
    Missing {
        /// Its name.
        header: &'static str,
    },
    /// The header holds no signature, or no timestamp, that could be one.
    Malformed {
        /// Its name.
        header: &'static str,
    },
    /// No signature is one of this body with a secret that is known here.
    Mismatch,
    /// The event was signed too long ago: it may be sent again by somebody who has seen it.
    TooOld {
        /// How long ago.
        age: Duration,
    },
    /// The event was signed by a clock that is too far ahead.
    InFuture {
        /// How far.
        ahead: Duration,
    },
    /// The signature is good, and the body is not as declared.
    Decode(DecodeError),
}

impl fmt::Display for WebhookError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing { header } => write!(f, "the event has no header `{header}`"),
            Self::Malformed { header } => write!(f, "the header `{header}` of the event is not well-formed"),
            Self::Mismatch => f.write_str("the signature of the event does not match"),
            Self::TooOld { age } => write!(f, "the event was signed {} s ago", age.as_secs()),
            Self::InFuture { ahead } => {
                write!(f, "the event was signed {} s in the future", ahead.as_secs())
            }
            Self::Decode(error) => write!(f, "the event was not understood: {error}"),
        }
    }
}

impl StdError for WebhookError {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        match self {
            Self::Decode(error) => Some(error),
            _ => None,
        }
    }
}

impl From<DecodeError> for WebhookError {
    fn from(error: DecodeError) -> Self {
        Self::Decode(error)
    }
}

/// Why events cannot be verified with this secret, or this [`Signature`](super::Signature). It never shows the secret.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SetupError(pub(super) Setup);

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Setup {
    EmptySecret,
    SecretNot(&'static str),
    BadHeader(&'static str),
    BadPiece(&'static str),
    NothingFor(&'static str),
    NoBody,
}

impl fmt::Display for SetupError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Setup::EmptySecret => f.write_str("the secret of the webhooks is empty"),
            Setup::SecretNot(form) => write!(f, "the secret of the webhooks is not {form}"),
            Setup::BadHeader(name) => write!(f, "`{}` cannot stand in a header", name.escape_debug()),
            Setup::BadPiece(piece) => {
                write!(f, "`{}` is not a piece of what is signed", piece.escape_debug())
            }
            Setup::NothingFor(piece) => {
                write!(f, "`{{{piece}}}` is signed, and nothing says where it stands")
            }
            Setup::NoBody => f.write_str("what is signed does not hold `{body}`"),
        }
    }
}

impl StdError for SetupError {}

//! Documented errors, and what tells them apart.

use crate::ir::{Message, Provenance, Type, TypeId};
use crate::source::Span;

/// What the body of an error answer looks like, and which members say what.
#[derive(Debug, Clone)]
pub struct ErrorBody {
    /// The object type.
    pub ty: TypeId,
    /// The member with the machine-readable code.
    pub code: Option<String>,
    /// The member with the message.
    pub message: Option<String>,
    /// The member that repeats the status.
    pub status: Option<String>,
    /// The member with the request's id.
    pub request_id: Option<String>,
    /// Whether a 2xx answer may hold it.
    pub on_success_status: bool,
    /// Whether documented bodies have trailing commas.
    pub trailing_commas: bool,
    /// The node itself.
    pub span: Span,
}

/// A documented error and what tells it apart.
#[derive(Debug, Clone)]
pub struct ErrorDef {
    /// UpperCamel name.
    pub name: String,
    /// The statuses it comes with.
    pub status: StatusMatch,
    /// The exact machine-readable code.
    pub code: Option<String>,
    /// The message.
    pub message: Option<MessageTemplate>,
    /// An answer as on the wire.
    pub example: Option<Message>,
    /// Documentation.
    pub doc: Option<String>,
    /// Where it is known from.
    pub provenance: Provenance,
    /// The node itself.
    pub span: Span,
}

/// Which statuses match.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StatusMatch {
    /// Exactly one.
    One(u16),
    /// One of several.
    Several(Vec<u16>),
    /// A class by its first digit: `4xx`.
    Class(u8),
}

/// A message, exact or with parameters: literal and parameter segments alternate as written.
#[derive(Debug, Clone)]
pub struct MessageTemplate {
    /// The pieces in order.
    pub segments: Vec<Segment>,
    /// The node itself.
    pub span: Span,
}

/// A piece of a [`MessageTemplate`].
#[derive(Debug, Clone)]
pub enum Segment {
    /// Text to match exactly.
    Literal(String),
    /// A captured parameter.
    Parameter {
        /// Its name.
        name: String,
        /// Its type; a string unless the spec types it.
        ty: Type,
    },
}

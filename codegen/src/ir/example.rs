//! Documented requests and responses.

use crate::ir::{Provenance, Value};
use crate::source::Span;

/// A documented request with its response.
#[derive(Debug, Clone)]
pub struct Example {
    /// Kebab-case name.
    pub name: String,
    /// The request, where it is shown: values before encoding, by place.
    pub request: Option<ExampleRequest>,
    /// The response, where it is shown.
    pub response: Option<Message>,
    /// Documentation.
    pub doc: Option<String>,
    /// Where it is known from.
    pub provenance: Provenance,
    /// The node itself.
    pub span: Span,
}

/// A request of an [`Example`].
#[derive(Debug, Clone)]
pub struct ExampleRequest {
    /// Values of the members, by their index in [`Operation::members`](crate::ir::Operation::members).
    pub values: Vec<(usize, Value)>,
    /// The node itself.
    pub span: Span,
}

/// A response as on the wire.
#[derive(Debug, Clone)]
pub struct Message {
    /// The status.
    pub status: u16,
    /// The body.
    pub body: MessageBody,
    /// The node itself.
    pub span: Span,
}

/// The body of a [`Message`].
#[derive(Debug, Clone)]
pub enum MessageBody {
    /// Nothing.
    Empty,
    /// A JSON value.
    Json(Value),
    /// The bytes as printed.
    Text(String),
}

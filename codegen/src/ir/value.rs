//! JSON values with their places.

use crate::source::Span;

/// A JSON value with places.
#[derive(Debug, Clone)]
pub struct Value {
    /// What it is.
    pub kind: ValueKind,
    /// The node itself.
    pub span: Span,
}

/// The kinds of JSON values.
#[derive(Debug, Clone)]
pub enum ValueKind {
    /// `null`
    Null,
    /// `true` or `false`
    Boolean(bool),
    /// A number, as written.
    Number(serde_json::Number),
    /// Text
    String(String),
    /// A list
    List(Vec<Value>),
    /// Members in order
    Object(Vec<(String, Value)>),
}

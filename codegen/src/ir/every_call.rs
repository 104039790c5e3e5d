//! What every call of an API carries.

use crate::ir::Literal;
use crate::source::Span;

/// What every call carries, unless the caller or the operation says something else under the same name.
#[derive(Debug, Clone, Default)]
pub struct EveryCall {
    /// Headers.
    pub headers: Vec<Carried>,
    /// Query parameters.
    pub query: Vec<Carried>,
}

/// A header or query parameter with its value.
#[derive(Debug, Clone)]
pub struct Carried {
    /// Its name on the wire.
    pub name: String,
    /// The value.
    pub value: Literal,
    /// The node itself.
    pub span: Span,
}

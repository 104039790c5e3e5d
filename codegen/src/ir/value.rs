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

impl Value {
    /// Returns the value without its places.
    pub fn to_json(&self) -> serde_json::Value {
        use serde_json::Value as Json;
        match &self.kind {
            ValueKind::Null => Json::Null,
            ValueKind::Boolean(value) => Json::Bool(*value),
            ValueKind::Number(value) => Json::Number(value.clone()),
            ValueKind::String(value) => Json::String(value.clone()),
            ValueKind::List(values) => Json::Array(values.iter().map(Value::to_json).collect()),
            ValueKind::Object(members) => {
                Json::Object(members.iter().map(|(name, value)| (name.clone(), value.to_json())).collect())
            }
        }
    }
}

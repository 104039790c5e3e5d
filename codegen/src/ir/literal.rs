//! Values that are part of a description, and can be compared without doubt.

use crate::ir::{Decimal, Type, Value, ValueKind};

/// A value that an API fixes: a constant, the tag of an alternative, what proves a success.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Literal {
    /// This text.
    String(String),
    /// This integer.
    Integer(i64),
    /// This boolean.
    Boolean(bool),
}

impl Literal {
    /// Returns the literal that a value is, if it is a text, a whole number (`2.0` is one) or a boolean.
    pub fn of(value: &Value) -> Option<Self> {
        match &value.kind {
            ValueKind::String(text) => Some(Self::String(text.clone())),
            ValueKind::Boolean(boolean) => Some(Self::Boolean(*boolean)),
            ValueKind::Number(number) => integer(number).map(Self::Integer),
            ValueKind::Null | ValueKind::List(_) | ValueKind::Object(_) => None,
        }
    }

    /// Whether a value is this one.
    pub fn is(&self, value: &Value) -> bool {
        match (self, &value.kind) {
            (Self::String(wanted), ValueKind::String(found)) => wanted == found,
            (Self::Integer(wanted), ValueKind::Number(found)) => integer(found) == Some(*wanted),
            (Self::Boolean(wanted), ValueKind::Boolean(found)) => wanted == found,
            _ => false,
        }
    }

    /// Returns the type whose values it is one of.
    pub fn ty(&self) -> Type {
        match self {
            Self::String(_) => Type::String,
            Self::Integer(_) => Type::Integer,
            Self::Boolean(_) => Type::Boolean,
        }
    }

    /// Returns the literal as JSON.
    pub fn to_json(&self) -> serde_json::Value {
        match self {
            Self::String(text) => text.as_str().into(),
            Self::Integer(integer) => (*integer).into(),
            Self::Boolean(boolean) => (*boolean).into(),
        }
    }

    /// Returns the literal as a value of a spec.
    pub(crate) fn to_value(&self) -> ValueKind {
        match self {
            Self::String(text) => ValueKind::String(text.clone()),
            Self::Integer(integer) => ValueKind::Number((*integer).into()),
            Self::Boolean(boolean) => ValueKind::Boolean(*boolean),
        }
    }

    /// Returns the text that it is outside JSON.
    pub fn to_text(&self) -> String {
        match self {
            Self::String(text) => text.clone(),
            Self::Integer(integer) => integer.to_string(),
            Self::Boolean(boolean) => boolean.to_string(),
        }
    }
}

/// The integer that a number is, however it is written.
fn integer(number: &serde_json::Number) -> Option<i64> {
    number.as_i64().or_else(|| Decimal::of(number)?.to_i64())
}

/// As in JSON.
impl std::fmt::Display for Literal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}", self.to_json())
    }
}

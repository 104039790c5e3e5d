//! JSON values as the interpreter reads them: those of a spec, which have places, and those of the wire.

use serde_json::Number;

use crate::ir::{self, ValueKind};
use crate::source::Span;

/// A JSON value that can be held against the IR.
pub trait JsonValue: Sized {
    /// Where a value stands, for those that stand in a file.
    type Place: Copy;

    /// Where it stands.
    fn place(&self) -> Self::Place;

    /// What it is.
    fn kind(&self) -> Kind<'_, Self>;

    /// The member of this name, of an object.
    fn member(&self, name: &str) -> Option<&Self>;

    /// The members of an object; of anything else, none.
    fn members(&self) -> impl Iterator<Item = (&str, &Self)>;

    /// Whether it is null.
    fn is_null(&self) -> bool {
        matches!(self.kind(), Kind::Null)
    }

    /// The text that it is.
    fn text(&self) -> Option<&str> {
        match self.kind() {
            Kind::String(text) => Some(text),
            _ => None,
        }
    }
}

/// What a JSON value is.
#[derive(Debug, Clone, Copy)]
pub enum Kind<'v, V> {
    /// `null`
    Null,
    /// `true` or `false`
    Boolean(bool),
    /// A number
    Number(&'v Number),
    /// Text
    String(&'v str),
    /// A list
    List(&'v [V]),
    /// An object; the value itself knows its members.
    Object,
}

impl JsonValue for ir::Value {
    type Place = Span;

    fn place(&self) -> Span {
        self.span
    }

    fn kind(&self) -> Kind<'_, Self> {
        match &self.kind {
            ValueKind::Null => Kind::Null,
            ValueKind::Boolean(value) => Kind::Boolean(*value),
            ValueKind::Number(number) => Kind::Number(number),
            ValueKind::String(text) => Kind::String(text),
            ValueKind::List(items) => Kind::List(items),
            ValueKind::Object(_) => Kind::Object,
        }
    }

    fn member(&self, name: &str) -> Option<&Self> {
        match &self.kind {
            ValueKind::Object(members) => {
                members.iter().rfind(|(member, _)| member == name).map(|(_, value)| value)
            }
            _ => None,
        }
    }

    fn members(&self) -> impl Iterator<Item = (&str, &Self)> {
        let members = match &self.kind {
            ValueKind::Object(members) => members.as_slice(),
            _ => &[],
        };
        members.iter().map(|(name, value)| (name.as_str(), value))
    }
}

impl JsonValue for serde_json::Value {
    type Place = ();

    fn place(&self) {}

    fn kind(&self) -> Kind<'_, Self> {
        match self {
            Self::Null => Kind::Null,
            Self::Bool(value) => Kind::Boolean(*value),
            Self::Number(number) => Kind::Number(number),
            Self::String(text) => Kind::String(text),
            Self::Array(items) => Kind::List(items),
            Self::Object(_) => Kind::Object,
        }
    }

    fn member(&self, name: &str) -> Option<&Self> {
        self.as_object()?.get(name)
    }

    fn members(&self) -> impl Iterator<Item = (&str, &Self)> {
        self.as_object().into_iter().flatten().map(|(name, value)| (name.as_str(), value))
    }
}

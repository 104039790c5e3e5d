//! What becomes JSON without a word.

use super::{Json, Object};
use crate::ir::{Literal, Value, ValueKind};

impl FromIterator<(String, Json)> for Object {
    fn from_iter<I: IntoIterator<Item = (String, Json)>>(members: I) -> Self {
        Self(members.into_iter().collect())
    }
}

impl From<bool> for Json {
    fn from(boolean: bool) -> Self {
        Self::Boolean(boolean)
    }
}

impl From<i64> for Json {
    fn from(number: i64) -> Self {
        Self::Number(number.into())
    }
}

impl From<u64> for Json {
    fn from(number: u64) -> Self {
        Self::Number(number.into())
    }
}

impl From<&str> for Json {
    fn from(text: &str) -> Self {
        Self::String(text.to_owned())
    }
}

impl From<String> for Json {
    fn from(text: String) -> Self {
        Self::String(text)
    }
}

impl From<Object> for Json {
    fn from(object: Object) -> Self {
        Self::Object(object)
    }
}

impl From<Vec<Json>> for Json {
    fn from(items: Vec<Json>) -> Self {
        Self::List(items)
    }
}

impl From<&Value> for Json {
    fn from(value: &Value) -> Self {
        match &value.kind {
            ValueKind::Null => Self::Null,
            ValueKind::Boolean(boolean) => Self::Boolean(*boolean),
            ValueKind::Number(number) => Self::Number(number.clone()),
            ValueKind::String(text) => text.as_str().into(),
            ValueKind::List(items) => Self::list(items),
            ValueKind::Object(members) => {
                Self::Object(members.iter().map(|(name, value)| (name.clone(), value.into())).collect())
            }
        }
    }
}

impl From<serde_json::Value> for Json {
    fn from(value: serde_json::Value) -> Self {
        use serde_json::Value;
        match value {
            Value::Null => Self::Null,
            Value::Bool(boolean) => Self::Boolean(boolean),
            Value::Number(number) => Self::Number(number),
            Value::String(text) => Self::String(text),
            Value::Array(items) => Self::list(items),
            Value::Object(members) => {
                Self::Object(members.into_iter().map(|(name, value)| (name, value.into())).collect())
            }
        }
    }
}

impl From<&Literal> for Json {
    fn from(expected: &Literal) -> Self {
        match expected {
            Literal::String(text) => text.as_str().into(),
            Literal::Integer(number) => (*number).into(),
            Literal::Boolean(boolean) => (*boolean).into(),
        }
    }
}

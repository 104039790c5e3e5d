//! What becomes JSON, and what JSON becomes.

use std::collections::BTreeMap;

use serde_json::Value;

use super::{Json, JsonObject};
use crate::{Decimal, ParseError};

macro_rules! from {
    ($($ty:ty: |$value:ident| $json:expr;)*) => {$(
        impl From<$ty> for Json {
            fn from($value: $ty) -> Self {
                $json
            }
        }
    )*};
}
from! {
    bool: |boolean| Self::Bool(boolean);
    Decimal: |number| Self::Number(number);
    String: |text| Self::String(text);
    &str: |text| Self::String(text.to_owned());
    JsonObject: |members| Self::Object(members);
}

macro_rules! integers {
    ($($integer:ty)*) => {$(
        impl From<$integer> for Json {
            fn from(integer: $integer) -> Self {
                Self::Number(integer.into())
            }
        }
    )*};
}
integers!(i8 i16 i32 i64 isize u8 u16 u32 u64 usize);

/// NaN and infinities, which JSON has no text for, become null.
impl From<f64> for Json {
    fn from(float: f64) -> Self {
        Decimal::try_from(float).map_or(Self::Null, Self::Number)
    }
}

impl<T: Into<Json>> From<Option<T>> for Json {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null, Into::into)
    }
}

impl<T: Into<Json>> From<Vec<T>> for Json {
    fn from(items: Vec<T>) -> Self {
        items.into_iter().collect()
    }
}

impl<T: Into<Json>, const N: usize> From<[T; N]> for Json {
    fn from(items: [T; N]) -> Self {
        items.into_iter().collect()
    }
}

impl<T: Into<Json>> From<BTreeMap<String, T>> for Json {
    fn from(members: BTreeMap<String, T>) -> Self {
        Self::Object(members.into_iter().collect())
    }
}

impl<T: Into<Json>> FromIterator<T> for Json {
    fn from_iter<I: IntoIterator<Item = T>>(items: I) -> Self {
        Self::Array(items.into_iter().map(Into::into).collect())
    }
}

impl From<Value> for Json {
    fn from(value: Value) -> Self {
        match value {
            Value::Null => Self::Null,
            Value::Bool(boolean) => Self::Bool(boolean),
            Value::Number(number) => Self::Number(Decimal::of_number(number.to_string())),
            Value::String(text) => Self::String(text),
            Value::Array(items) => items.into_iter().collect(),
            Value::Object(members) => Self::Object(members.into_iter().collect()),
        }
    }
}

/// Numbers become the nearest of 64 bits, and objects lose the order of their members.
///
/// # Errors
/// When a number is beyond what a float of 64 bits holds.
impl TryFrom<Json> for Value {
    type Error = ParseError;

    fn try_from(json: Json) -> Result<Self, ParseError> {
        Ok(match json {
            Json::Null => Self::Null,
            Json::Bool(boolean) => Self::Bool(boolean),
            Json::Number(number) => Self::Number(nearest(&number)?),
            Json::String(text) => Self::String(text),
            Json::Array(items) => {
                Self::Array(items.into_iter().map(Self::try_from).collect::<Result<_, _>>()?)
            }
            Json::Object(members) => {
                let members = members.into_iter().map(|(name, value)| Ok((name, Self::try_from(value)?)));
                Self::Object(members.collect::<Result<_, ParseError>>()?)
            }
        })
    }
}

fn nearest(number: &Decimal) -> Result<serde_json::Number, ParseError> {
    serde_json::from_str(number.as_str()).map_err(|_| ParseError::new("a number of 64 bits"))
}

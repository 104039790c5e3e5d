//! Unions: first fit, or told apart by a tag.
//!
//! The value is buffered as JSON, so that the alternatives are compiled for one source only.

use serde::de::{Deserialize, DeserializeOwned, Deserializer, Error};
use serde_json::Value;

/// A union whose first alternative that fits is taken.
pub trait Union: Sized {
    /// The alternatives' names.
    const NAMES: &'static [&'static str];

    /// The first alternative that fits.
    fn fit(value: &Value) -> Option<Self>;
}

/// A union whose alternatives a member tells apart.
pub trait TaggedUnion: Sized {
    /// The name of that member.
    const TAG: &'static str;
    /// Its values, in the order of the alternatives.
    const TAGS: &'static [&'static str];

    /// Reads the alternative of the given place in [`TAGS`](Self::TAGS).
    fn read(index: usize, value: &Value) -> Result<Self, serde_json::Error>;
}

/// The value as `T`, if it fits.
pub fn fit<T: DeserializeOwned>(value: &Value) -> Option<T> {
    T::deserialize(value).ok()
}

/// The value as `T`.
pub fn alternative<T: DeserializeOwned>(value: &Value) -> Result<T, serde_json::Error> {
    T::deserialize(value)
}

/// Reads a union by first fit.
pub fn first_fit<'de, T: Union, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    let value = Value::deserialize(deserializer)?;
    T::fit(&value).ok_or_else(|| {
        D::Error::custom(format_args!("no alternative fits {}, expected {}", kind(&value), one_of(T::NAMES)))
    })
}

/// Reads a union by its tag.
pub fn tagged<'de, T: TaggedUnion, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    let value = Value::deserialize(deserializer)?;
    match tag(&value, T::TAG, T::TAGS) {
        Ok(index) => T::read(index, &value).map_err(D::Error::custom),
        Err(mismatch) => Err(D::Error::custom(mismatch)),
    }
}

/// The place of the value's tag among the known ones, or what is wrong with it.
fn tag(value: &Value, tag: &str, tags: &[&str]) -> Result<usize, String> {
    let Value::Object(members) = value else {
        return Err(format!("invalid type: {}, expected an object", kind(value)));
    };
    let expected = one_of(tags);
    let found = match members.get(tag) {
        Some(Value::String(text)) => match tags.iter().position(|known| known == text) {
            Some(index) => return Ok(index),
            None => "unknown value",
        },
        Some(other) => kind(other),
        None => return Err(format!("missing field `{tag}`, expected {expected}")),
    };
    Err(format!("invalid tag `{tag}`: {found}, expected {expected}"))
}

fn kind(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "a boolean",
        Value::Number(_) => "a number",
        Value::String(_) => "a string",
        Value::Array(_) => "a list",
        Value::Object(_) => "an object",
    }
}

/// ``one of `a`, `b` ``.
pub(super) fn one_of(names: &[&str]) -> String {
    let word = if names.len() == 1 { "" } else { "one of " };
    format!("{word}`{}`", names.join("`, `"))
}

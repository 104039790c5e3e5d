//! Unions: first fit, or told apart by a tag.
//!
//! The value is buffered as JSON, so that the alternatives are compiled for one source only.

use serde::de::{DeserializeOwned, Deserializer};
use serde_json::Value;

mod buffer;

use buffer::buffered;

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
    buffered(deserializer, |value| T::fit(&value).ok_or_else(|| unfit(&value, T::NAMES)))
}

fn unfit(value: &Value, names: &[&str]) -> String {
    format!("no alternative fits {}, expected {}", kind(value), one_of(names))
}

/// Reads a union by its tag.
pub fn tagged<'de, T: TaggedUnion, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    buffered(deserializer, |value| {
        let index = tag(&value, T::TAG, T::TAGS)?;
        T::read(index, &value)
            .map_err(|error| misfit(T::TAGS.get(index).copied().unwrap_or_default(), &error))
    })
}

/// The place inside of the alternative is not known, so that a missing member is told in words: as
/// ``missing field `x` `` it would be looked for at the top.
#[cold]
fn misfit(tag: &str, error: &serde_json::Error) -> String {
    let message = error.to_string();
    match message.strip_prefix("missing field ") {
        Some(name) => {
            format!("the alternative does not fit, expected an object as `{tag}` declares, with {name}")
        }
        None => format!("the alternative does not fit, expected an object as `{tag}` declares"),
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

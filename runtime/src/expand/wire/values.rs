//! Open enums over strings or integers.

use std::{fmt, marker::PhantomData};

use serde::de::{Deserializer, Error, Visitor};

use crate::Unknown;

/// An enum whose values are strings.
pub trait TextEnum: Sized {
    /// The variant of a value that the type names.
    fn known(text: &str) -> Option<Self>;

    /// The variant of a value that it does not name.
    fn unknown(value: Unknown<String>) -> Self;

    /// The value on the wire.
    fn text(&self) -> &str;
}

/// An enum whose values are integers.
pub trait IntegerEnum: Sized {
    /// The variant of a value, which [`Unknown`] holds when the type does not name it.
    fn of(value: i64) -> Self;

    /// The value on the wire.
    fn number(&self) -> i64;
}

/// The variant of a string.
pub fn from_text<T: TextEnum>(text: &str) -> T {
    T::known(text).unwrap_or_else(|| T::unknown(Unknown::__new(text.to_owned())))
}

/// The variant of a string that may be kept.
pub fn from_text_owned<T: TextEnum>(text: String) -> T {
    T::known(&text).unwrap_or_else(|| T::unknown(Unknown::__new(text)))
}

/// Reads an enum of strings.
#[inline]
pub fn text<'de, T: TextEnum, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    deserializer.deserialize_str(TextVisitor(PhantomData))
}

/// Reads an enum of integers.
#[inline]
pub fn integer<'de, T: IntegerEnum, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    deserializer.deserialize_i64(IntegerVisitor(PhantomData))
}

struct TextVisitor<T>(PhantomData<T>);

impl<T: TextEnum> Visitor<'_> for TextVisitor<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a string")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<T, E> {
        Ok(from_text(text))
    }

    fn visit_string<E: Error>(self, text: String) -> Result<T, E> {
        Ok(from_text_owned(text))
    }
}

struct IntegerVisitor<T>(PhantomData<T>);

impl<T: IntegerEnum> Visitor<'_> for IntegerVisitor<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an integer")
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<T, E> {
        Ok(T::of(value))
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<T, E> {
        i64::try_from(value)
            .map(T::of)
            .map_err(|_| E::custom("integer out of range, expected an integer of 64 bits with a sign"))
    }
}

//! Parameters of messages as values.

use serde::de::value::Error as TextError;
use serde::de::{DeserializeOwned, Deserializer, Error as _, Visitor};
use serde::forward_to_deserialize_any;

use crate::Error;

/// Whether a text in a message is a value of the type.
pub fn fits<T: DeserializeOwned>(text: &str) -> bool {
    read::<T>(text).is_some()
}

/// The value of a parameter of the documented error that an error is.
pub fn parameter<T: DeserializeOwned>(error: &Error, name: &str) -> Option<T> {
    error.parameter(name).and_then(read)
}

fn read<T: DeserializeOwned>(text: &str) -> Option<T> {
    T::deserialize(Text(text)).ok()
}

/// A text that is read as whatever the type asks for.
struct Text<'t>(&'t str);

impl Text<'_> {
    /// JSON's numbers only: Rust's own also take `+1`, `inf` and `1_000`.
    fn number<T: DeserializeOwned>(&self) -> Result<T, TextError> {
        serde_json::from_str(self.0).map_err(|_| TextError::custom("no number"))
    }
}

impl<'de> Deserializer<'de> for Text<'_> {
    type Error = TextError;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, TextError> {
        visitor.visit_str(self.0)
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, TextError> {
        visitor.visit_bool(self.number()?)
    }

    fn deserialize_i64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, TextError> {
        visitor.visit_i64(self.number()?)
    }

    fn deserialize_f64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, TextError> {
        visitor.visit_f64(self.number()?)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, TextError> {
        visitor.visit_some(self)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, TextError> {
        visitor.visit_newtype_struct(self)
    }

    forward_to_deserialize_any! {
        i8 i16 i32 i128 u8 u16 u32 u64 u128 f32 char str string bytes byte_buf unit unit_struct seq tuple
        tuple_struct map struct enum identifier ignored_any
    }
}

//! A JSON value that is read more than once.

use std::fmt;

use serde::de::value::{MapAccessDeserializer, SeqAccessDeserializer};
use serde::de::{Deserialize, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::Value;

/// Reads a value and finishes with it inside the visitor: a mismatch is then noticed right behind the value,
/// which is how the second look at a body finds its place.
pub(super) fn buffered<'de, T, D: Deserializer<'de>>(
    deserializer: D,
    finish: fn(Value) -> Result<T, String>,
) -> Result<T, D::Error> {
    deserializer.deserialize_any(Buffer(finish))
}

struct Buffer<T>(fn(Value) -> Result<T, String>);

impl<T> Buffer<T> {
    fn finish<E: Error>(self, value: impl Into<Value>) -> Result<T, E> {
        (self.0)(value.into()).map_err(E::custom)
    }
}

impl<'de, T> Visitor<'de> for Buffer<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_unit<E: Error>(self) -> Result<T, E> {
        self.finish(Value::Null)
    }

    fn visit_none<E: Error>(self) -> Result<T, E> {
        self.finish(Value::Null)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<T, D::Error> {
        deserializer.deserialize_any(self)
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<T, E> {
        self.finish(value)
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<T, E> {
        self.finish(value)
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<T, E> {
        self.finish(value)
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<T, E> {
        self.finish(value)
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<T, E> {
        self.finish(value)
    }

    fn visit_string<E: Error>(self, value: String) -> Result<T, E> {
        self.finish(value)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, list: A) -> Result<T, A::Error> {
        let value = Value::deserialize(SeqAccessDeserializer::new(list))?;
        self.finish(value)
    }

    fn visit_map<A: MapAccess<'de>>(self, members: A) -> Result<T, A::Error> {
        let value = Value::deserialize(MapAccessDeserializer::new(members))?;
        self.finish(value)
    }
}

//! Objects: writing members.

use std::collections::BTreeMap;

use serde::ser::{Serialize, SerializeMap, Serializer};

/// Writes an object; the first error ends it and is kept for [`end`](Writer::end).
pub struct Writer<S: Serializer> {
    map: Result<S::SerializeMap, S::Error>,
}

/// Begins an object.
#[inline]
pub fn writer<S: Serializer>(serializer: S) -> Writer<S> {
    Writer { map: serializer.serialize_map(None) }
}

impl<S: Serializer> Writer<S> {
    /// Writes a member.
    #[inline]
    pub fn member<T: Serialize + ?Sized>(&mut self, name: &'static str, value: &T) {
        if let Ok(map) = &mut self.map
            && let Err(error) = map.serialize_entry(name, value)
        {
            self.map = Err(error);
        }
    }

    /// Writes a member unless it is absent.
    #[inline]
    pub fn optional<T: Serialize>(&mut self, name: &'static str, value: &Option<T>) {
        if let Some(value) = value {
            self.member(name, value);
        }
    }

    /// Writes the members that have no field of their own; one that repeats a named member is left out.
    pub fn additional<T: Serialize>(&mut self, names: &[&str], values: &BTreeMap<String, T>) {
        for (name, value) in values {
            if !names.contains(&name.as_str())
                && let Ok(map) = &mut self.map
                && let Err(error) = map.serialize_entry(name, value)
            {
                self.map = Err(error);
            }
        }
    }

    /// Ends the object.
    #[inline]
    pub fn end(self) -> Result<S::Ok, S::Error> {
        self.map?.end()
    }
}

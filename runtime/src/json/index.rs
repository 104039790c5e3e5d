//! Members by their names and elements by their places.

use std::ops::{Index, IndexMut};

use super::Json;

/// What finds a value in a [`Json`]: the name of a member, or the place of an element.
pub trait JsonIndex {
    /// The value.
    #[doc(hidden)]
    fn of(self, json: &Json) -> Option<&Json>;

    /// The value, to be changed.
    #[doc(hidden)]
    fn of_mut(self, json: &mut Json) -> Option<&mut Json>;
}

impl JsonIndex for &str {
    fn of(self, json: &Json) -> Option<&Json> {
        json.as_object()?.get(self)
    }

    fn of_mut(self, json: &mut Json) -> Option<&mut Json> {
        json.as_object_mut()?.get_mut(self)
    }
}

impl JsonIndex for usize {
    fn of(self, json: &Json) -> Option<&Json> {
        json.as_array()?.get(self)
    }

    fn of_mut(self, json: &mut Json) -> Option<&mut Json> {
        json.as_array_mut()?.get_mut(self)
    }
}

static NULL: Json = Json::Null;

/// What is not there is null.
impl<I: JsonIndex> Index<I> for Json {
    type Output = Json;

    fn index(&self, index: I) -> &Json {
        self.get(index).unwrap_or(&NULL)
    }
}

/// A member that is not there becomes null first, and so does what is no object an object.
impl IndexMut<&str> for Json {
    fn index_mut(&mut self, name: &str) -> &mut Json {
        if !self.is_object() {
            *self = Json::Object(super::JsonObject::new());
        }
        match self {
            Self::Object(members) => members.entry(name),
            other => other,
        }
    }
}

/// Elements up to the index that are not there become null first, and so does what is no list a list.
impl IndexMut<usize> for Json {
    fn index_mut(&mut self, index: usize) -> &mut Json {
        if !self.is_array() {
            *self = Json::Array(Vec::new());
        }
        match self {
            Self::Array(items) => {
                if items.len() <= index {
                    items.resize(index + 1, Json::Null);
                }
                &mut items[index]
            }
            other => other,
        }
    }
}

//! Objects whose members keep their order.

use std::collections::HashMap;
use std::fmt::{self, Debug, Formatter};

use super::Json;

/// The members of a [`Json`] object, in the order in which they came or were put in.
#[derive(Clone, Default, Eq)]
pub struct JsonObject(Vec<(String, Json)>);

impl JsonObject {
    /// An object without members.
    pub fn new() -> Self {
        Self::default()
    }

    /// How many members there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are no members.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether there is a member of this name.
    pub fn contains_key(&self, name: &str) -> bool {
        self.get(name).is_some()
    }

    /// The value of a member.
    pub fn get(&self, name: &str) -> Option<&Json> {
        self.iter().find(|(found, _)| *found == name).map(|(_, value)| value)
    }

    /// The value of a member, to be changed.
    pub fn get_mut(&mut self, name: &str) -> Option<&mut Json> {
        self.0.iter_mut().find(|(found, _)| found == name).map(|(_, value)| value)
    }

    /// Sets a member, and returns the value that it had; a new one comes last.
    pub fn insert(&mut self, name: impl Into<String>, value: impl Into<Json>) -> Option<Json> {
        let (name, value) = (name.into(), value.into());
        match self.get_mut(&name) {
            Some(known) => Some(std::mem::replace(known, value)),
            None => {
                self.0.push((name, value));
                None
            }
        }
    }

    /// Takes a member out.
    pub fn remove(&mut self, name: &str) -> Option<Json> {
        let index = self.0.iter().position(|(found, _)| found == name)?;
        Some(self.0.remove(index).1)
    }

    /// Members and their values.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = (&str, &Json)> + ExactSizeIterator {
        self.0.iter().map(|(name, value)| (name.as_str(), value))
    }

    /// Names of the members.
    pub fn keys(&self) -> impl DoubleEndedIterator<Item = &str> + ExactSizeIterator {
        self.iter().map(|(name, _)| name)
    }

    /// Values of the members.
    pub fn values(&self) -> impl DoubleEndedIterator<Item = &Json> + ExactSizeIterator {
        self.iter().map(|(_, value)| value)
    }

    /// The members in the order of their names.
    fn sorted(&self) -> Vec<(&str, &Json)> {
        let mut members: Vec<_> = self.iter().collect();
        members.sort_unstable_by_key(|(name, _)| *name);
        members
    }

    /// The value of a member, which is null where there was none.
    pub(super) fn entry(&mut self, name: &str) -> &mut Json {
        let index = self.0.iter().position(|(found, _)| found == name).unwrap_or_else(|| {
            self.0.push((name.to_owned(), Json::Null));
            self.0.len() - 1
        });
        &mut self.0[index].1
    }
}

/// The order of members says nothing.
impl PartialEq for JsonObject {
    fn eq(&self, other: &Self) -> bool {
        self.len() == other.len() && self.sorted() == other.sorted()
    }
}

impl Debug for JsonObject {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(self.iter()).finish()
    }
}

impl<N: Into<String>, V: Into<Json>> FromIterator<(N, V)> for JsonObject {
    fn from_iter<I: IntoIterator<Item = (N, V)>>(members: I) -> Self {
        let mut builder = ObjectBuilder::default();
        members.into_iter().for_each(|(name, value)| builder.insert(name.into(), value.into()));
        builder.build()
    }
}

impl IntoIterator for JsonObject {
    type Item = (String, Json);
    type IntoIter = std::vec::IntoIter<(String, Json)>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

/// Objects with so many members have an index while they are made.
const FEW: usize = 16;

/// An object that is made member by member; of those that are repeated, the last one counts.
#[derive(Default)]
pub(crate) struct ObjectBuilder {
    object: JsonObject,
    index: HashMap<String, usize>,
}

impl ObjectBuilder {
    pub(crate) fn insert(&mut self, name: String, value: Json) {
        let members = &mut self.object.0;
        if members.len() < FEW {
            drop(self.object.insert(name, value));
            return;
        }
        if self.index.is_empty() {
            self.index = members.iter().enumerate().map(|(at, (name, _))| (name.clone(), at)).collect();
        }
        match self.index.get(&name).and_then(|at| members.get_mut(*at)) {
            Some((_, known)) => *known = value,
            None => {
                self.index.insert(name.clone(), members.len());
                members.push((name, value));
            }
        }
    }

    pub(crate) fn build(self) -> JsonObject {
        self.object
    }
}

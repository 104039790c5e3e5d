//! Objects: the loop over members and the look-up of their names.

use std::{collections::BTreeMap, fmt, marker::PhantomData};

use serde::de::{Deserialize, Deserializer, Error, IgnoredAny, MapAccess, Visitor};

use super::name::{KeptName, Name};

/// What [`Members::next`] answers after the last member.
pub const END: u32 = u32::MAX;

/// A type that is read from an object.
pub trait Object: Sized {
    /// The members' names on the wire.
    const NAMES: &'static [&'static str];

    /// Reads the members and finishes the value.
    fn read<'de, A: MapAccess<'de>>(members: Members<'de, A>) -> Result<Self, A::Error>;
}

/// Reads an object.
#[inline]
pub fn object<'de, T: Object, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    deserializer.deserialize_map(ObjectVisitor(PhantomData))
}

struct ObjectVisitor<T>(PhantomData<T>);

impl<'de, T: Object> Visitor<'de> for ObjectVisitor<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    #[inline]
    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<T, A::Error> {
        T::read(Members { map, names: T::NAMES, expected: 0, key: String::new(), de: PhantomData })
    }
}

/// The members of an object that is being read.
pub struct Members<'de, A> {
    map: A,
    names: &'static [&'static str],
    /// Index of the name that probably comes next: servers answer in one order.
    expected: u32,
    /// The last unnamed member's name, where it is kept.
    key: String,
    de: PhantomData<&'de ()>,
}

impl<'de, A: MapAccess<'de>> Members<'de, A> {
    /// The index of the next member's name, an index beyond the table for an unnamed one, or [`END`].
    #[inline]
    #[allow(
        clippy::should_implement_trait,
        reason = "the expansion reads better so, and nobody else calls it"
    )]
    pub fn next<T: Object>(&mut self) -> Result<u32, A::Error> {
        let index = self.map.next_key_seed(Name::<T> { of: PhantomData, expected: self.expected })?;
        Ok(self.at(index))
    }

    /// As [`next`](Self::next), and keeps the name of an unnamed member for [`additional`](Self::additional).
    #[inline]
    pub fn next_kept<T: Object>(&mut self) -> Result<u32, A::Error> {
        let name = Name::<T> { of: PhantomData, expected: self.expected };
        let index = self.map.next_key_seed(KeptName { name, key: &mut self.key })?;
        Ok(self.at(index))
    }

    #[inline]
    fn at(&mut self, index: Option<u32>) -> u32 {
        let index = index.unwrap_or(END);
        self.expected = index.wrapping_add(1);
        index
    }

    /// Reads the member's value; a repeated one replaces the one before, which must fit, too.
    #[inline]
    pub fn value<T: Deserialize<'de>>(&mut self, slot: &mut Option<T>) -> Result<(), A::Error> {
        *slot = Some(self.map.next_value()?);
        Ok(())
    }

    /// Reads the value of a member that may be null, which reads as absent.
    #[inline]
    pub fn optional<T: Deserialize<'de>>(&mut self, slot: &mut Option<T>) -> Result<(), A::Error> {
        *slot = self.map.next_value()?;
        Ok(())
    }

    /// Reads the value of the member whose name was kept.
    #[inline]
    pub fn additional<T: Deserialize<'de>>(
        &mut self,
        slot: &mut BTreeMap<String, T>,
    ) -> Result<(), A::Error> {
        let value = self.map.next_value()?;
        slot.insert(std::mem::take(&mut self.key), value);
        Ok(())
    }

    /// Passes over the member's value.
    #[inline]
    pub fn skip(&mut self) -> Result<(), A::Error> {
        self.map.next_value::<IgnoredAny>().map(drop)
    }

    /// The value of a member that must be there; `index` is its place in the table of names.
    #[inline]
    pub fn required<T>(&self, slot: Option<T>, index: u32) -> Result<T, A::Error> {
        match slot {
            Some(value) => Ok(value),
            None => Err(self.missing(index)),
        }
    }

    /// Of these members, by their places in the table, the first that is not there.
    #[cold]
    pub fn lacking(&self, members: &[(u32, bool)]) -> A::Error {
        let lacking = members.iter().find(|(_, lacks)| *lacks);
        self.missing(lacking.map_or(u32::MAX, |(index, _)| *index))
    }

    #[cold]
    fn missing(&self, index: u32) -> A::Error {
        A::Error::missing_field(self.names.get(index as usize).copied().unwrap_or_default())
    }

    /// Reads the value of a member that is one of several alternatives.
    pub fn variant<T: Deserialize<'de>, E>(
        &mut self,
        make: fn(T) -> E,
        slot: &mut Option<E>,
    ) -> Result<(), A::Error> {
        *slot = Some(make(self.map.next_value()?));
        Ok(())
    }

    /// The alternative that was there.
    pub fn some<E>(&self, slot: Option<E>) -> Result<E, A::Error> {
        slot.ok_or_else(|| self.none())
    }

    #[cold]
    fn none(&self) -> A::Error {
        A::Error::custom(format_args!("no known alternative, expected {}", super::union::one_of(self.names)))
    }
}

//! The look-up of a member's name in the table of its type.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, Visitor};

/// The index of a member that the table does not name.
const UNNAMED: u32 = u32::MAX - 1;

/// Looks a member's name up; servers answer in one order, so the expected one is tried first.
pub(super) struct Name<T> {
    pub(super) of: std::marker::PhantomData<T>,
    pub(super) expected: u32,
}

/// As [`Name`], and keeps a name that the table does not have.
pub(super) struct KeptName<'k, T> {
    pub(super) name: Name<T>,
    pub(super) key: &'k mut String,
}

impl<T: super::Object> Name<T> {
    #[inline]
    fn find(&self, key: &[u8]) -> u32 {
        find(T::NAMES, self.expected, key)
    }
}

#[inline]
fn find(names: &[&str], expected: u32, key: &[u8]) -> u32 {
    match names.get(expected as usize) {
        Some(name) if same(name.as_bytes(), key) => expected,
        _ => search(names, key),
    }
}

#[inline(never)]
fn search(names: &[&str], key: &[u8]) -> u32 {
    names.iter().zip(0..).find(|(name, _)| same(name.as_bytes(), key)).map_or(UNNAMED, |(_, index)| index)
}

/// Whether two names are the same. Names are short: this takes fewer instructions than a call of `memcmp`.
#[inline]
fn same(left: &[u8], right: &[u8]) -> bool {
    if left.len() != right.len() {
        return false;
    }
    match left.len() {
        0..4 => left.first() == right.first() && left.get(1) == right.get(1) && left.last() == right.last(),
        4..8 => {
            left.first_chunk::<4>() == right.first_chunk() && left.last_chunk::<4>() == right.last_chunk()
        }
        8..=16 => {
            left.first_chunk::<8>() == right.first_chunk() && left.last_chunk::<8>() == right.last_chunk()
        }
        _ => left == right,
    }
}

impl<'de, T: super::Object> DeserializeSeed<'de> for Name<T> {
    type Value = u32;

    #[inline]
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<u32, D::Error> {
        deserializer.deserialize_identifier(self)
    }
}

impl<'de, T: super::Object> DeserializeSeed<'de> for KeptName<'_, T> {
    type Value = u32;

    #[inline]
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<u32, D::Error> {
        deserializer.deserialize_identifier(self)
    }
}

impl<T: super::Object> Visitor<'_> for Name<T> {
    type Value = u32;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a member name")
    }

    #[inline]
    fn visit_str<E: Error>(self, key: &str) -> Result<u32, E> {
        Ok(self.find(key.as_bytes()))
    }

    fn visit_bytes<E: Error>(self, key: &[u8]) -> Result<u32, E> {
        Ok(self.find(key))
    }
}

impl<T: super::Object> Visitor<'_> for KeptName<'_, T> {
    type Value = u32;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a member name")
    }

    fn visit_str<E: Error>(self, key: &str) -> Result<u32, E> {
        let index = self.name.find(key.as_bytes());
        if index == UNNAMED {
            key.clone_into(self.key);
        }
        Ok(index)
    }

    fn visit_string<E: Error>(self, key: String) -> Result<u32, E> {
        let index = self.name.find(key.as_bytes());
        if index == UNNAMED {
            *self.key = key;
        }
        Ok(index)
    }
}

#[cfg(test)]
mod tests {
    use super::{UNNAMED, same, search};

    #[test]
    fn names_of_any_length_are_compared_whole() {
        let long = "abcdefghijklmnopqrstuvwxyz";
        for length in 0..long.len() {
            let name = &long.as_bytes()[..length];
            assert!(same(name, name));
            assert!(!same(name, &long.as_bytes()[..=length]));
            for changed in 0..length {
                let mut other = name.to_vec();
                other[changed] = b'_';
                assert!(!same(name, &other), "{length} {changed}");
            }
        }
    }

    #[test]
    fn a_name_is_found_or_unnamed() {
        assert_eq!(search(&["a", "b"], b"b"), 1);
        assert_eq!(search(&["a", "b"], b""), UNNAMED);
    }
}

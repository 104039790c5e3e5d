//! The table of an object's members.

use super::union::Tag;
use crate::decode::Literal;

/// What is fixed about the members of an object.
///
/// `kinds` has a letter for each member:
///
/// | letter | member | null |
/// |---|---|---|
/// | `r` | required | what its type makes of it |
/// | `o` | optional | reads as absent, and is never written |
/// | `n` | optional nullable | differs from absent |
/// | `m` | required nullable | is written, and absence reads as null |
///
/// It is a capital where JSON escapes a character of the name, which then never stands in a text as it is here.
///
/// `index` is a hash table of the names: `2^k` places, each with the number of a name or 255, the next
/// free place where two meet. It is empty where there are few names, or more than a byte can number: then the names are
/// compared one by one. The derive computes it (`macros/src/members.rs`) with the same hash.
#[derive(Debug)]
pub struct Members {
    pub(super) type_name: &'static str,
    pub(crate) names: &'static [&'static str],
    kinds: &'static [u8],
    index: &'static [u8],
    /// The names of the fields, where one differs from its member's name.
    fields: &'static [&'static str],
    /// Members that always have the same value: they are written and not read.
    pub(super) fixed: &'static [(&'static str, Literal)],
    /// The places of the members that requests do not have.
    response_only: &'static [usize],
}

impl Members {
    /// A place of the index that holds no name.
    const EMPTY: u8 = u8::MAX;

    /// The table of a type whose fields are named as its members.
    pub const fn new(
        type_name: &'static str,
        names: &'static [&'static str],
        kinds: &'static [u8],
        index: &'static [u8],
    ) -> Self {
        Self { type_name, names, kinds, index, fields: names, fixed: &[], response_only: &[] }
    }

    /// Sets the names of the fields, one that holds additional members last.
    #[must_use]
    pub const fn fields(mut self, fields: &'static [&'static str]) -> Self {
        self.fields = fields;
        self
    }

    /// Sets the members that always have the same value.
    #[must_use]
    pub const fn fixed(mut self, fixed: &'static [(&'static str, Literal)]) -> Self {
        self.fixed = fixed;
        self
    }

    /// Sets the places of the members that requests do not have.
    #[must_use]
    pub const fn response_only(mut self, places: &'static [usize]) -> Self {
        self.response_only = places;
        self
    }

    /// Whether requests do not have the member.
    #[inline]
    pub(crate) fn is_response_only(&self, index: usize) -> bool {
        !self.response_only.is_empty() && self.response_only.contains(&index)
    }

    /// The value that the member of this name always has.
    pub(super) fn constant(&self, name: &str) -> Option<Literal> {
        self.fixed.iter().find(|(fixed, _)| *fixed == name).map(|(_, value)| *value)
    }

    /// The members that always have the same value, with the tag that the object has: the union around it knows best
    /// which that is; of several values, the object says one if it has the member.
    pub(crate) fn fixed_with(
        &self,
        tag: Option<&'static Tag>,
    ) -> impl Iterator<Item = (&'static str, Literal)> {
        let is_tag = move |name: &str| tag.is_some_and(|tag| tag.member == name);
        let fixed = self.fixed.iter().copied().filter(move |(name, _)| !is_tag(name));
        let tag = tag.and_then(|Tag { member, values }| match values {
            [only] => Some((*member, *only)),
            _ if self.find(member.as_bytes()).is_some() => None,
            [first, ..] => Some((
                *member,
                self.constant(member).filter(|known| values.contains(known)).unwrap_or(*first),
            )),
            [] => None,
        });
        fixed.chain(tag)
    }

    /// The name of the field at this place.
    pub(super) fn field(&self, index: usize) -> &'static str {
        self.fields.get(index).copied().unwrap_or("additional")
    }

    /// Whether null reads as absent.
    #[inline]
    pub(super) fn null_is_absent(&self, index: usize) -> bool {
        matches!(self.kinds.get(index), Some(b'o' | b'O'))
    }

    /// Whether the member is left out when its value is absent.
    #[inline]
    pub(crate) fn may_be_left_out(&self, index: usize) -> bool {
        matches!(self.kinds.get(index), Some(b'o' | b'O' | b'n' | b'N'))
    }

    /// Whether the name stands in JSON as it is here.
    #[inline]
    pub(super) fn is_plain(&self, index: usize) -> bool {
        self.kinds.get(index).is_some_and(u8::is_ascii_lowercase)
    }

    /// The places of the members that must be there.
    pub(super) fn required(&self) -> impl Iterator<Item = usize> {
        (0..self.kinds.len()).filter(|index| self.is_required(*index))
    }

    /// Whether the member must be there, and not be null.
    pub(crate) fn is_required(&self, index: usize) -> bool {
        matches!(self.kinds.get(index), Some(b'r' | b'R'))
    }

    /// Shows the members that are written, each by its name.
    pub(crate) fn each_written(
        &self,
        values: &[&dyn super::Model],
        show: &mut dyn FnMut(&'static str, &dyn super::Model),
    ) {
        for (index, (name, value)) in self.names.iter().zip(values).enumerate() {
            if !(self.may_be_left_out(index) && value.is_absent()) {
                show(name, *value);
            }
        }
    }

    /// Whether the table has a name.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.find(name.as_bytes()).is_some() || self.constant(name).is_some()
    }

    /// The place of a name.
    pub(super) fn find(&self, name: &[u8]) -> Option<usize> {
        let is = |index: usize| self.names.get(index).is_some_and(|known| same(known.as_bytes(), name));
        let Some(mask) = self.index.len().checked_sub(1) else {
            return (0..self.names.len()).find(|index| is(*index));
        };
        let mut place = hash(name) & mask;
        loop {
            match self.index.get(place).copied() {
                None | Some(Self::EMPTY) => return None,
                Some(index) if is(usize::from(index)) => return Some(usize::from(index)),
                Some(_) => place = (place + 1) & mask,
            }
        }
    }
}

/// The hash of a name: its length, and its first and last bytes.
fn hash(name: &[u8]) -> usize {
    let (first, last) = match name {
        [] => (0, 0),
        [first, .., last] if name.len() < 4 => (u64::from(*first), u64::from(*last)),
        [only] => (u64::from(*only), u64::from(*only)),
        _ => match (name.first_chunk::<8>(), name.last_chunk::<8>()) {
            (Some(first), Some(last)) => (u64::from_le_bytes(*first), u64::from_le_bytes(*last)),
            _ => {
                let word =
                    |chunk: Option<&[u8; 4]>| chunk.map_or(0, |chunk| u32::from_le_bytes(*chunk).into());
                (word(name.first_chunk()), word(name.last_chunk()))
            }
        },
    };
    let length = u64::try_from(name.len()).unwrap_or(u64::MAX);
    let mixed = (first ^ last.rotate_left(23) ^ length).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    usize::try_from(mixed >> 40).unwrap_or_default()
}

/// Whether two names are the same. Names are short: this takes fewer instructions than a call of `memcmp`.
#[inline]
pub(super) fn same(left: &[u8], right: &[u8]) -> bool {
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

#[cfg(test)]
mod tests {
    use super::{Members, same};

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
    fn a_name_is_found_or_unknown() {
        let members = Members::new("T", &["a", "b"], b"rr", b"");
        assert_eq!(members.find(b"b"), Some(1));
        assert_eq!(members.find(b""), None);
    }
}

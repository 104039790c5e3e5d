//! What the expansion of `Builder` calls.

use std::collections::BTreeMap;

pub use crate::builder::state::State;
pub use crate::builder::{ClientFor, ClientSlot, IntoInteger, Maybe, Null, Set, Unset};

/// The value of a member whose state is `Set`.
#[track_caller]
pub fn given<T>(slot: Option<T>) -> T {
    match slot {
        Some(value) => value,
        None => unreachable!("the builder's type says that this member was given"),
    }
}

// What setters put into a member's slot. A call of one of these is the cheapest body that a setter can have for the
// compiler, and generated crates have thousands of them.

/// A value.
#[inline]
pub fn some<T>(value: impl Into<T>) -> Option<T> {
    Some(value.into())
}

/// A list.
#[inline]
pub fn some_list<T>(values: impl IntoIterator<Item = impl Into<T>>) -> Option<Vec<T>> {
    Some(values.into_iter().map(Into::into).collect())
}

/// A map.
#[inline]
pub fn some_map<T>(
    values: impl IntoIterator<Item = (impl Into<String>, impl Into<T>)>,
) -> Option<BTreeMap<String, T>> {
    Some(map(values))
}

/// A map that is always there.
pub fn map<T>(values: impl IntoIterator<Item = (impl Into<String>, impl Into<T>)>) -> BTreeMap<String, T> {
    values.into_iter().map(|(name, value)| (name.into(), value.into())).collect()
}

/// A value in a box.
#[inline]
pub fn some_boxed<T>(value: impl Into<T>) -> Option<Box<T>> {
    Some(Box::new(value.into()))
}

/// An integer.
#[inline]
pub fn some_integer<T>(value: impl IntoInteger<T>) -> Option<T> {
    Some(value.into_integer())
}

/// Integers.
#[inline]
pub fn some_integer_list<T>(values: impl IntoIterator<Item = impl IntoInteger<T>>) -> Option<Vec<T>> {
    Some(values.into_iter().map(IntoInteger::into_integer).collect())
}

/// A value in a box that may be there.
#[inline]
pub fn maybe_boxed<T>(value: Option<T>) -> Option<Box<T>> {
    value.map(Box::new)
}

/// What may be there, and is not null.
#[inline]
pub fn not_null<T>(value: Option<T>) -> Option<Option<T>> {
    value.map(Some)
}

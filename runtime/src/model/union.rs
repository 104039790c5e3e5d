//! Unions: told apart by a tag, or the alternative that fits best. One that does not fit is left, and the next is read from
//! the same place of the text; nothing is buffered.

use super::held::Held;
use super::reader::{Alternative, Misfit, Reader};
use crate::decode::Literal;
use crate::{Json, Unknown};

/// A type whose values are of one of several alternatives.
pub trait Union: Sized {
    /// The alternatives' names.
    const NAMES: &'static [&'static str];
    /// Whether it keeps what is none of them.
    const IS_OPEN: bool = false;

    /// Reads the alternative of this place in [`NAMES`](Self::NAMES).
    fn read_as(index: usize, from: &mut Reader<'_>) -> Result<Self, Misfit>;

    /// The value that keeps what is none of the alternatives; `None` of a union that keeps nothing.
    fn unknown(value: Unknown<Json>) -> Option<Self> {
        let _ = value;
        None
    }
}

/// The member that tells an alternative, and what it may hold for it.
#[derive(Debug)]
pub struct Tag {
    /// Its name.
    pub member: &'static str,
    /// Its values: the one that the union writes, or those of which the alternative says one.
    pub values: &'static [Literal],
}

/// Reads the alternative that fits best: what it leaves unread counts against it. Alternatives that take anything, and
/// values that an enum or union only keeps, come last; of equals the first is taken.
pub fn closest<T: Union>(from: &mut Reader<'_>) -> Result<T, Misfit> {
    let mut value = Held::<T>::EMPTY;
    let found = from.closest(T::NAMES, T::IS_OPEN, &mut value);
    if !matches!(found, Ok(true)) {
        value.let_go();
    }
    found?;
    value.or_else(|| keep(from))
}

impl<T: Union> Alternative for Held<T> {
    fn read(&mut self, index: usize, from: &mut Reader<'_>) -> Result<(), Misfit> {
        self.fill(T::read_as(index, from)?);
        Ok(())
    }
}

/// Reads the alternative that the member `tag` names.
pub fn tagged<T: Union>(
    tag: &'static str,
    values: &'static [(Literal, usize)],
    from: &mut Reader<'_>,
) -> Result<T, Misfit> {
    match from.tag(tag, values, T::IS_OPEN)? {
        Some(index) => T::read_as(index, from),
        None => keep(from),
    }
}

/// Keeps a value that is none of the alternatives.
fn keep<T: Union>(from: &mut Reader<'_>) -> Result<T, Misfit> {
    let value = from.any()?;
    T::unknown(Unknown::__new(value)).ok_or_else(|| from.unlike("a known alternative"))
}

/// Reads an object with one member, whose name is that of the alternative in it.
pub fn content<T: Union>(from: &mut Reader<'_>) -> Result<T, Misfit> {
    let start = from.checkpoint();
    let mut value = Held::EMPTY;
    let read = from.each_member(&mut |name, from| {
        match T::NAMES.iter().position(|known| *known == name) {
            Some(index) => value.fill(T::read_as(index, from)?),
            None => from.skip()?,
        }
        Ok(())
    });
    if read.is_err() {
        value.let_go();
    }
    read?;
    value.or_else(|| Err(from.fits_none(&start, T::NAMES)))
}

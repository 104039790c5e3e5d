//! Unions: first fit, or told apart by a tag. An alternative that does not fit is left, and the next is read from the same
//! place of the text; nothing is buffered.

use super::reader::{Misfit, Reader};

/// A type whose values are of one of several alternatives.
pub trait Union: Sized {
    /// The alternatives' names; of a tagged union, the values of the tag.
    const NAMES: &'static [&'static str];

    /// Reads the alternative of this place in [`NAMES`](Self::NAMES).
    fn read_as(index: usize, from: &mut Reader<'_>) -> Result<Self, Misfit>;
}

/// Reads the first alternative that fits.
pub fn first_fit<T: Union>(from: &mut Reader<'_>) -> Result<T, Misfit> {
    let start = from.checkpoint();
    for index in 0..T::NAMES.len() {
        match T::read_as(index, from) {
            Ok(value) => return Ok(value),
            Err(misfit) => from.rewind(&start, misfit)?,
        }
    }
    Err(from.fits_none(&start, T::NAMES))
}

/// Reads the alternative that the member `tag` names.
pub fn tagged<T: Union>(tag: &'static str, from: &mut Reader<'_>) -> Result<T, Misfit> {
    let index = from.tag(tag, T::NAMES)?;
    T::read_as(index, from)
}

/// Reads an object with one member, whose name is that of the alternative in it.
pub fn content<T: Union>(from: &mut Reader<'_>) -> Result<T, Misfit> {
    let start = from.checkpoint();
    let mut value = None;
    from.each_member(&mut |name, from| {
        match T::NAMES.iter().position(|known| *known == name) {
            Some(index) => value = Some(T::read_as(index, from)?),
            None => from.skip()?,
        }
        Ok(())
    })?;
    value.ok_or_else(|| from.fits_none(&start, T::NAMES))
}

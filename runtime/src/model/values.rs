//! Open enums over strings or integers: a table of the values, and which place of it a variant is.

use std::fmt::{Debug, Formatter, Result as FmtResult};

use super::reader::{Misfit, Reader};
use crate::Unknown;

/// An enum whose values are strings.
pub trait TextEnum: Sized {
    /// The values that have a variant.
    const VALUES: &'static [&'static str];
    /// The names of these variants, and last that of the one for other values.
    const NAMES: &'static [&'static str];

    /// The variant of a place in [`VALUES`](Self::VALUES), or of a value that has none of its own.
    fn of(found: Result<usize, Unknown<String>>) -> Self;

    /// The place of the variant, or what else it holds.
    fn place(&self) -> Result<usize, &Unknown<String>>;
}

/// An enum whose values are integers.
pub trait IntegerEnum: Sized {
    /// The values that have a variant.
    const VALUES: &'static [i64];
    /// The names of these variants, and last that of the one for other values.
    const NAMES: &'static [&'static str];

    /// The variant of a place in [`VALUES`](Self::VALUES), or of a value that has none of its own.
    fn of(found: Result<usize, Unknown<i64>>) -> Self;

    /// The place of the variant, or what else it holds.
    fn place(&self) -> Result<usize, &Unknown<i64>>;
}

/// The variant of a string.
pub fn from_text<T: TextEnum>(text: &str) -> T {
    T::of(place_of(text, T::VALUES))
}

/// The variant of a string that may be kept.
pub fn from_text_owned<T: TextEnum>(text: String) -> T {
    T::of(place_among(&text, T::VALUES).ok_or_else(|| Unknown::__new(text)))
}

fn place_of(text: &str, values: &[&str]) -> Result<usize, Unknown<String>> {
    place_among(text, values).ok_or_else(|| Unknown::__new(text.to_owned()))
}

fn place_among(text: &str, values: &[&str]) -> Option<usize> {
    values.iter().position(|value| *value == text)
}

/// The string of a variant.
pub fn text_of<T: TextEnum>(value: &T) -> &str {
    match value.place() {
        Ok(index) => T::VALUES.get(index).copied().unwrap_or_default(),
        Err(unknown) => unknown.get(),
    }
}

/// The variant of an integer.
pub fn from_integer<T: IntegerEnum>(integer: i64) -> T {
    T::of(integer_place(integer, T::VALUES))
}

fn integer_place(integer: i64, values: &[i64]) -> Result<usize, Unknown<i64>> {
    values.iter().position(|value| *value == integer).ok_or_else(|| Unknown::__new(integer))
}

/// The integer of a variant.
pub fn integer_of<T: IntegerEnum>(value: &T) -> i64 {
    match value.place() {
        Ok(index) => T::VALUES.get(index).copied().unwrap_or_default(),
        Err(unknown) => *unknown.get(),
    }
}

/// Reads an enum of strings.
pub fn read_text_enum<T: TextEnum>(from: &mut Reader<'_>) -> Result<T, Misfit> {
    read_place(from, T::VALUES).map(T::of)
}

/// Reads an enum of integers.
pub fn read_integer_enum<T: IntegerEnum>(from: &mut Reader<'_>) -> Result<T, Misfit> {
    read_integer_place(from, T::VALUES).map(T::of)
}

fn read_place(from: &mut Reader<'_>, values: &[&str]) -> Result<Result<usize, Unknown<String>>, Misfit> {
    let text = from.string("a string")?;
    let place = place_of(&text, values);
    if place.is_err() {
        from.is_vague();
    }
    Ok(place)
}

fn read_integer_place(from: &mut Reader<'_>, values: &[i64]) -> Result<Result<usize, Unknown<i64>>, Misfit> {
    let place = from.signed("an integer of 64 bits").map(|integer| integer_place(integer, values))?;
    if place.is_err() {
        from.is_vague();
    }
    Ok(place)
}

/// Prints the name of the variant, or `Unknown(…)`.
pub fn debug_text_enum<T: TextEnum>(value: &T, f: &mut Formatter<'_>) -> FmtResult {
    debug_variant(value.place().map_err(|unknown| unknown.get() as &dyn Debug), T::NAMES, f)
}

/// Prints the name of the variant, or `Unknown(…)`.
pub fn debug_integer_enum<T: IntegerEnum>(value: &T, f: &mut Formatter<'_>) -> FmtResult {
    debug_variant(value.place().map_err(|unknown| unknown.get() as &dyn Debug), T::NAMES, f)
}

fn debug_variant(place: Result<usize, &dyn Debug>, names: &[&str], f: &mut Formatter<'_>) -> FmtResult {
    match place {
        Ok(index) => f.write_str(names.get(index).copied().unwrap_or_default()),
        Err(unknown) => f.debug_tuple(names.last().copied().unwrap_or_default()).field(unknown).finish(),
    }
}

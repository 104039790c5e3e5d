//! Printing for programmers.

use std::fmt::{Debug, Formatter, Result};

/// Prints `Name { member: value, … }`.
pub fn debug(f: &mut Formatter<'_>, name: &str, members: &[&str], values: &[&dyn Debug]) -> Result {
    let mut output = f.debug_struct(name);
    for (member, value) in members.iter().zip(values) {
        output.field(member, value);
    }
    output.finish()
}

/// Prints `Variant(value)`.
pub fn debug_one(f: &mut Formatter<'_>, name: &str, value: &dyn Debug) -> Result {
    f.debug_tuple(name).field(value).finish()
}

//! The items that generated files declare: structs, enums and their errors.

pub(crate) mod alternative_builder;
pub(crate) mod common;
pub(crate) mod conversion;
pub(crate) mod enumeration;
pub(crate) mod error;
pub(crate) mod input;
pub(crate) mod object;
pub(crate) mod outcome;
pub(crate) mod union;

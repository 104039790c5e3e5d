//! From tokens and prose to the text of a file.

pub(crate) mod documentation;
pub(crate) mod item;

pub(crate) mod parallel;
pub(crate) mod rust_type;

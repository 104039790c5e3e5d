//! The native front end: a spec in Specwright's own YAML becomes the IR.

pub(crate) mod format;
pub(crate) mod language;
pub(crate) mod lower;
pub(crate) mod parse;
pub(crate) mod yaml;

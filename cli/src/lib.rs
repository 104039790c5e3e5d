//! What the command `specwright` says: problems and changes of specs as text, for people and for tools.

pub mod report;
pub mod semver;

//! What a spec speaks of, of the document that it extends: what is read of the document depends on it.

use std::collections::HashSet;

use super::Bodies;
use crate::native::language::types_named_in;
use crate::yaml::Node;

/// What a spec speaks of.
#[derive(Debug, Default)]
pub(crate) struct Spoken {
    pub(crate) bodies: Bodies,
    pub(crate) types: TypeWords,
    /// The types of which more is said: their members are not said again at the operation that sends them.
    pub(crate) refined: HashSet<String>,
    /// Whether it says what calls need of credentials, so that nobody need be told that the document does not.
    pub(crate) needs_credentials: bool,
}

/// The types that a spec names. A type of the document that no operation there holds is read if it is among them.
#[derive(Debug, Default)]
pub(crate) struct TypeWords(HashSet<String>);

impl TypeWords {
    pub(crate) fn of(spec: &Node) -> Self {
        Self(types_named_in(spec))
    }

    pub(crate) fn has(&self, name: &str) -> bool {
        self.0.contains(name)
    }
}

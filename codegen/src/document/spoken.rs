//! What a spec speaks of, of the document that it extends: what is read of the document depends on it.

use std::collections::HashSet;

use super::Bodies;
use crate::yaml::{Kind, Node};

/// What a spec speaks of.
#[derive(Debug, Default)]
pub(crate) struct Spoken {
    pub(crate) bodies: Bodies,
    pub(crate) types: TypeWords,
    /// The types of which more is said: their members are not said again at the operation that sends them.
    pub(crate) refined: HashSet<String>,
}

/// Words of a spec that look like names of types. A type of the document that no operation there holds is read if it is
/// among them.
#[derive(Debug, Default)]
pub(crate) struct TypeWords(HashSet<String>);

/// Sections of a spec that name types.
const SECTIONS: [&str; 5] = ["error-body", "errors", "types", "operations", "webhooks"];

/// Keys of sentences and values, and of types of headers, which a document has where the headers are.
const OTHER: [&str; 9] =
    ["doc", "reason", "title", "from", "examples", "example", "message", "http", "headers"];

impl TypeWords {
    pub(crate) fn of(spec: &Node) -> Self {
        let mut words = Self::default();
        SECTIONS.iter().filter_map(|key| spec.get(key)).for_each(|section| words.collect(section));
        words
    }

    pub(crate) fn has(&self, name: &str) -> bool {
        self.0.contains(name)
    }

    fn collect(&mut self, node: &Node) {
        match &node.kind {
            Kind::Map(map) => {
                let entries = map.entries.iter().filter(|entry| !OTHER.contains(&entry.key.text.as_str()));
                entries.for_each(|entry| self.collect(&entry.value));
            }
            Kind::List(items) => items.iter().for_each(|item| self.collect(item)),
            Kind::Scalar(_) => {
                let words = node.text().unwrap_or_default().split(|c: char| !c.is_ascii_alphanumeric());
                let names = words.filter(|word| word.starts_with(|c: char| c.is_ascii_uppercase()));
                self.0.extend(names.map(str::to_owned));
            }
        }
    }
}

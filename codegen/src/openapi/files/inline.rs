//! References where the language has none, such as in place of an operation: what they lead to takes their place, as in
//! every tool that bundles documents.

use super::walk::{DATA, Keys, NAMED};
use super::{Bundler, MAX_CHAIN};
use crate::openapi::reference::at_pointer;
use crate::yaml::{Kind, MAX_DEPTH, Node};

/// How many nodes are copied into a document, so that copies of copies end.
const MAX_COPIED: usize = 1_000_000;

/// The words under which no reference stands by the language, neither for all that is there nor for an item of a list.
const WORDS: [&str; 34] = [
    "callbacks",
    "contact",
    "content",
    "delete",
    "description",
    "discriminator",
    "encoding",
    "externalDocs",
    "flows",
    "get",
    "head",
    "headers",
    "info",
    "license",
    "links",
    "mapping",
    "options",
    "patch",
    "paths",
    "post",
    "properties",
    "put",
    "query",
    "required",
    "responses",
    "scopes",
    "security",
    "servers",
    "summary",
    "tags",
    "title",
    "trace",
    "variables",
    "xml",
];

/// The words under which what has a name of the author is no reference either.
const NAMING: [&str; 4] = ["content", "encoding", "flows", "variables"];

/// Whether a tree has such a reference: most have none, and need no copy of the document.
pub(super) fn is_needed(node: &Node, keys: Keys) -> bool {
    match &node.kind {
        Kind::Scalar(_) => false,
        Kind::List(items) => items.iter().any(|item| is_needed(item, Keys::Words)),
        Kind::Map(map) => map.entries.iter().any(|entry| {
            let (key, value) = (entry.key.text.as_str(), &entry.value);
            match keys {
                Keys::Names => is_needed(value, Keys::Words),
                Keys::Words if is_data(key) => false,
                Keys::Words => {
                    places(key, value).iter().any(|place| reference(place).is_some())
                        || is_needed(value, below(key, value))
                }
            }
        }),
    }
}

fn is_data(key: &str) -> bool {
    DATA.contains(&key) || key.starts_with("x-")
}

fn below(key: &str, value: &Node) -> Keys {
    if NAMED.contains(&key) && value.is_map() { Keys::Names } else { Keys::Words }
}

fn reference(node: &Node) -> Option<&Node> {
    node.get("$ref").filter(|reference| reference.text().is_some())
}

/// What is no reference by the language, of what stands under a word: that itself, and what it is made of.
fn places<'n>(key: &str, value: &'n Node) -> Vec<&'n Node> {
    if key == "parameters" {
        // Each of a list is a reference by the language, and not the list.
        return vec![value];
    }
    if !WORDS.contains(&key) {
        return Vec::new();
    }
    let named = value.entries().iter().filter(|_| NAMING.contains(&key)).map(|entry| &entry.value);
    std::iter::once(value).chain(value.items()).chain(named).collect()
}

/// Puts what such references lead to in their place.
pub(super) struct Inliner<'a, 'b> {
    bundler: &'b mut Bundler<'a>,
    /// The document, to which its files refer as well.
    main: &'b Node,
    left: usize,
}

impl<'a, 'b> Inliner<'a, 'b> {
    pub(super) fn new(bundler: &'b mut Bundler<'a>, main: &'b Node) -> Self {
        Self { bundler, main, left: MAX_COPIED }
    }

    /// Goes through a tree. `level` is how deep it is in the document.
    pub(super) fn inline(&mut self, node: &mut Node, keys: Keys, level: usize) {
        match &mut node.kind {
            Kind::Scalar(_) => {}
            Kind::List(items) => items.iter_mut().for_each(|item| self.inline(item, Keys::Words, level + 1)),
            Kind::Map(map) => {
                for entry in &mut map.entries {
                    let (key, value) = (entry.key.text.as_str(), &mut entry.value);
                    match keys {
                        Keys::Names => self.inline(value, Keys::Words, level + 1),
                        Keys::Words if is_data(key) => {}
                        Keys::Words => self.under(key, value, level + 1),
                    }
                }
            }
        }
    }

    fn under(&mut self, key: &str, value: &mut Node, level: usize) {
        let is_inlined = WORDS.contains(&key);
        if is_inlined || key == "parameters" {
            self.replace(value, level);
        }
        if is_inlined {
            match &mut value.kind {
                Kind::Scalar(_) => {}
                Kind::List(items) => items.iter_mut().for_each(|item| self.replace(item, level + 1)),
                Kind::Map(map) if NAMING.contains(&key) => {
                    map.entries.iter_mut().for_each(|entry| self.replace(&mut entry.value, level + 1));
                }
                Kind::Map(_) => {}
            }
        }
        let keys = below(key, value);
        self.inline(value, keys, level);
    }

    /// Replaces a reference by what it leads to, below which stays what is beside it. One that leads nowhere stays.
    fn replace(&mut self, node: &mut Node, level: usize) {
        for _ in 0..MAX_CHAIN {
            let Some(found) = self.found(node, level) else { return };
            let mut beside = match std::mem::replace(node, found).kind {
                Kind::Map(map) => map.entries,
                Kind::Scalar(_) | Kind::List(_) => return,
            };
            beside.retain(|entry| entry.key.text != "$ref");
            if let Kind::Map(map) = &mut node.kind {
                map.entries.retain(|entry| beside.iter().all(|own| own.key.text != entry.key.text));
                map.entries.extend(beside);
            }
        }
    }

    /// A copy of what a reference leads to, where there is room for it.
    fn found(&mut self, node: &Node, level: usize) -> Option<Node> {
        let target = self.bundler.target(reference(node)?).ok()?;
        let found = match target.path.is_empty() {
            true => at_pointer(self.main, &target.pointer)?,
            false => self.bundler.find(&target)?,
        };
        let is_alone = node.entries().len() == 1;
        if self.left == 0 || (!is_alone && !found.is_map()) {
            return None;
        }
        // What finds no room is charged, too: to look for it once more takes as long.
        let room = self.left.checked_sub(found.count());
        self.left = room.unwrap_or(0);
        if room.is_none() || level + depth(found) > MAX_DEPTH {
            return None;
        }
        let found = found.clone();
        self.bundler.used.insert(target);
        Some(found)
    }
}

fn depth(node: &Node) -> usize {
    let entries = node.entries().iter().map(|entry| &entry.value);
    entries.chain(node.items()).map(depth).max().map_or(0, |deepest| deepest + 1)
}

//! References within the tree of a document: any JSON pointer (RFC 6901) leads somewhere.

use std::collections::HashMap;

use super::files;
use crate::source::Span;
use crate::yaml::{Kind, Node};

/// The longest chain of references for one thing.
const MAX_CHAIN: usize = 32;

/// A document with an index of its components.
pub(crate) struct Document<'d> {
    pub(crate) root: &'d Node,
    /// The components by kind and name.
    components: HashMap<&'d str, HashMap<&'d str, &'d Node>>,
    /// Why references that lead out of the document are not read, by their places.
    refused: HashMap<Span, String>,
    /// What references between files are in them, by their places.
    written: HashMap<Span, String>,
}

/// A reference that leads nowhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Broken {
    pub(crate) span: Span,
    pub(crate) message: String,
}

impl<'d> Document<'d> {
    pub(crate) fn new(
        root: &'d Node,
        refused: HashMap<Span, String>,
        written: HashMap<Span, String>,
    ) -> Self {
        let kinds = root.get("components").into_iter().flat_map(Node::entries);
        let index = |node: &'d Node| {
            node.entries().iter().map(|entry| (entry.key.text.as_str(), &entry.value)).collect()
        };
        let components = kinds.map(|entry| (entry.key.text.as_str(), index(&entry.value))).collect();
        Self { root, components, refused, written }
    }

    /// Follows references from a node to what is none.
    pub(crate) fn follow(&self, node: &'d Node) -> Result<&'d Node, Broken> {
        let mut at = node;
        for _ in 0..MAX_CHAIN {
            match at.get("$ref") {
                Some(reference) => at = self.resolve(reference)?,
                None => return Ok(at),
            }
        }
        Err(Broken {
            span: node.span,
            message: "the reference leads from one to the next without end".to_owned(),
        })
    }

    /// Finds what a reference names.
    pub(crate) fn resolve(&self, reference: &'d Node) -> Result<&'d Node, Broken> {
        let broken = |message: String| Err(Broken { span: reference.span, message });
        let Some(text) = reference.text() else { return broken("a reference should be a text".to_owned()) };
        let shown = self.written.get(&reference.span).map_or(text, String::as_str).escape_debug();
        if let Some(why) = self.refused.get(&reference.span) {
            return broken(format!("`{shown}` {why}"));
        }
        match text.strip_prefix('#').and_then(|pointer| self.find(pointer)) {
            Some(node) => Ok(node),
            None => broken(format!("there is nothing at `{shown}`")),
        }
    }

    fn find(&self, pointer: &str) -> Option<&'d Node> {
        let component = pointer.strip_prefix("/components/").and_then(|rest| {
            let (kind, rest) = rest.split_once('/')?;
            let end = rest.find('/').unwrap_or(rest.len());
            let (name, rest) = rest.split_at_checked(end)?;
            Some((self.components.get(unescaped(kind).as_str())?.get(unescaped(name).as_str())?, rest))
        });
        match component {
            Some((component, rest)) => at_pointer(component, rest),
            None => at_pointer(self.root, pointer),
        }
    }

    /// The components of a kind, in the author's order.
    pub(crate) fn components(&self, kind: &str) -> &'d [crate::yaml::Entry] {
        self.root.get("components").and_then(|components| components.get(kind)).map_or(&[], Node::entries)
    }
}

/// Follows a JSON pointer (RFC 6901).
pub(crate) fn at_pointer<'d>(root: &'d Node, pointer: &str) -> Option<&'d Node> {
    if pointer.is_empty() {
        return Some(root);
    }
    let mut at = root;
    for step in pointer.strip_prefix('/')?.split('/').map(unescaped) {
        at = match &at.kind {
            Kind::Map(_) => at.get(&step)?,
            Kind::List(items) => items.get(step.parse::<usize>().ok()?)?,
            Kind::Scalar(_) => return None,
        };
    }
    Some(at)
}

/// The name of the component that a reference names. A file may be one, and so may its parts.
pub(crate) fn schema_name(reference: &str) -> Option<String> {
    if let Some((path, pointer)) = files::split(reference) {
        return part_name(&path, pointer);
    }
    let name = reference.strip_prefix("#/components/schemas/")?;
    (!name.contains('/')).then(|| unescaped(name))
}

fn part_name(path: &str, pointer: &str) -> Option<String> {
    let steps: Vec<String> = pointer.split('/').skip(1).map(unescaped).collect();
    let steps: Vec<&str> = steps.iter().map(String::as_str).collect();
    match steps.as_slice() {
        [] => {
            let mut pieces = path.rsplit('/').map(|piece| piece.split('.').next().unwrap_or_default());
            let name = pieces.find(|piece| !matches!(piece.trim_matches('_'), "index" | "schema" | ""));
            name.map(str::to_owned)
        }
        [name] | ["components", _, name] | ["definitions" | "$defs" | "schemas", name] => {
            Some((*name).to_owned())
        }
        _ => None,
    }
}

/// A step of a pointer within a URI: percent-encoded, then with `~` for what a pointer needs.
pub(crate) fn unescaped(step: &str) -> String {
    let step = percent_decoded(step);
    step.replace("~1", "/").replace("~0", "~")
}

pub(crate) fn percent_decoded(step: &str) -> String {
    if !step.contains('%') {
        return step.to_owned();
    }
    let bytes = step.as_bytes();
    let mut decoded = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        let hex = step.get(at + 1..at + 3).and_then(|hex| u8::from_str_radix(hex, 16).ok());
        match (byte, hex) {
            (b'%', Some(value)) => {
                decoded.push(value);
                at += 3;
            }
            _ => {
                decoded.push(*byte);
                at += 1;
            }
        }
    }
    String::from_utf8(decoded).unwrap_or_else(|_| step.to_owned())
}

//! References within the document: any JSON pointer (RFC 6901) leads somewhere.

use std::collections::HashMap;

use crate::source::Span;
use crate::yaml::{Kind, Node};

/// The longest chain of references for one thing.
const MAX_CHAIN: usize = 32;

/// A document with an index of its components.
pub(crate) struct Document<'d> {
    pub(crate) root: &'d Node,
    /// The components by kind and name.
    components: HashMap<&'d str, HashMap<&'d str, &'d Node>>,
}

/// A reference that leads nowhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Broken {
    pub(crate) span: Span,
    pub(crate) message: String,
}

impl<'d> Document<'d> {
    pub(crate) fn new(root: &'d Node) -> Self {
        let kinds = root.get("components").into_iter().flat_map(Node::entries);
        let index = |node: &'d Node| {
            node.entries().iter().map(|entry| (entry.key.text.as_str(), &entry.value)).collect()
        };
        Self { root, components: kinds.map(|entry| (entry.key.text.as_str(), index(&entry.value))).collect() }
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
        let shown = text.escape_debug();
        let Some(pointer) = text.strip_prefix('#') else {
            return broken(format!(
                "`{shown}` is in another file, and references within the document are read only"
            ));
        };
        match self.find(pointer) {
            Some(node) => Ok(node),
            None => broken(format!("there is nothing at `{shown}`")),
        }
    }

    fn find(&self, pointer: &str) -> Option<&'d Node> {
        if pointer.is_empty() {
            return Some(self.root);
        }
        let pointer = pointer.strip_prefix('/')?;
        let mut steps = pointer.split('/').map(unescaped).peekable();
        let mut at = self.root;
        if let Some(rest) = pointer.strip_prefix("components/") {
            let mut rest = rest.split('/').map(unescaped);
            if let (Some(kind), Some(name)) = (rest.next(), rest.next()) {
                at = self.components.get(kind.as_str())?.get(name.as_str())?;
                steps.by_ref().nth(2);
            }
        }
        for step in steps {
            at = match &at.kind {
                Kind::Map(_) => at.get(&step)?,
                Kind::List(items) => items.get(step.parse::<usize>().ok()?)?,
                Kind::Scalar(_) => return None,
            };
        }
        Some(at)
    }

    /// The components of a kind, in the author's order.
    pub(crate) fn components(&self, kind: &str) -> &'d [crate::yaml::Entry] {
        self.root.get("components").and_then(|components| components.get(kind)).map_or(&[], Node::entries)
    }
}

/// The name of the component that a reference names.
pub(crate) fn schema_name(reference: &str) -> Option<String> {
    let name = reference.strip_prefix("#/components/schemas/")?;
    (!name.contains('/')).then(|| unescaped(name))
}

/// A step of a pointer within a URI: percent-encoded, then with `~` for what a pointer needs.
fn unescaped(step: &str) -> String {
    let step = percent_decoded(step);
    step.replace("~1", "/").replace("~0", "~")
}

fn percent_decoded(step: &str) -> String {
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

//! Other files of a document of Swagger 2.0. What they hold is known by where references to it stand, and by its looks.

use super::schema;
use crate::openapi::files::FILES;
use crate::openapi::reference::at_pointer;
use crate::yaml::make::{list, map};
use crate::yaml::{Entry, Kind, Node};

/// The longest chain of references for one thing.
const MAX_CHAIN: usize = 32;

/// How deep in a file definitions are looked for.
const MAX_DEPTH: usize = 4;

/// The words of a schema of which one at least is there.
const OF_SCHEMAS: [&str; 8] =
    ["type", "properties", "allOf", "items", "enum", "additionalProperties", "$ref", "format"];

/// The document with parameters, responses and paths of other files in the place of references to them.
pub(super) fn in_place(root: &Node) -> Option<Node> {
    root.get(FILES)?;
    let parts = Parts { root };
    let entries = root.entries().iter().map(|entry| match entry.key.text.as_str() {
        "paths" => with(entry, parts.each(&entry.value, |item| parts.path(item))),
        _ => entry.clone(),
    });
    Some(map(entries.collect(), root.span))
}

struct Parts<'d> {
    root: &'d Node,
}

impl<'d> Parts<'d> {
    fn followed(&self, node: &'d Node) -> &'d Node {
        let mut at = node;
        for _ in 0..MAX_CHAIN {
            let reference = at.get("$ref").and_then(Node::text).and_then(|text| text.strip_prefix('#'));
            let pointer = reference.filter(|pointer| pointer.trim_start_matches('/').starts_with(FILES));
            match pointer.and_then(|pointer| at_pointer(self.root, pointer)) {
                Some(target) => at = target,
                None => return at,
            }
        }
        node
    }

    fn each(&self, node: &'d Node, change: impl Fn(&'d Node) -> Node) -> Node {
        match &node.kind {
            Kind::Map(_) => {
                let entries = node.entries().iter().map(|entry| with(entry, change(&entry.value)));
                map(entries.collect(), node.span)
            }
            Kind::List(items) => list(items.iter().map(change).collect(), node.span),
            Kind::Scalar(_) => node.clone(),
        }
    }

    fn path(&self, item: &'d Node) -> Node {
        let item = self.followed(item);
        let entries = item.entries().iter().map(|entry| match entry.key.text.as_str() {
            "parameters" => with(entry, self.all_followed(&entry.value)),
            _ if entry.value.is_map() => with(entry, self.operation(&entry.value)),
            _ => entry.clone(),
        });
        map(entries.collect(), item.span)
    }

    fn operation(&self, operation: &'d Node) -> Node {
        let entries = operation.entries().iter().map(|entry| match entry.key.text.as_str() {
            "parameters" | "responses" => with(entry, self.all_followed(&entry.value)),
            _ => entry.clone(),
        });
        map(entries.collect(), operation.span)
    }

    fn all_followed(&self, node: &'d Node) -> Node {
        self.each(node, |one| self.followed(one).clone())
    }
}

fn with(entry: &Entry, value: Node) -> Entry {
    Entry { key: entry.key.clone(), value }
}

/// The schemas of a file as OpenAPI 3.0 says them.
pub(super) fn upgrade(node: &Node) -> Node {
    upgrade_within(node, 0)
}

fn upgrade_within(node: &Node, depth: usize) -> Node {
    let is_schema =
        OF_SCHEMAS.iter().any(|word| node.get(word).is_some_and(|value| !is_schema_like(value, word)));
    if is_schema || depth == MAX_DEPTH {
        return schema::upgrade(node);
    }
    match &node.kind {
        Kind::Map(_) => {
            let entries = node.entries().iter();
            map(
                entries.map(|entry| with(entry, upgrade_within(&entry.value, depth + 1))).collect(),
                node.span,
            )
        }
        Kind::Scalar(_) | Kind::List(_) => node.clone(),
    }
}

/// Whether a value is a definition that has the name of a word, which only schemas under names are.
fn is_schema_like(value: &Node, word: &str) -> bool {
    matches!(word, "type" | "format" | "enum" | "$ref") && value.is_map()
}

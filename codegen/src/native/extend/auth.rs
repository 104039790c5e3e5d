//! What operations need of credentials, where the document does not say it and the spec says it of every call.

use std::collections::HashSet;

use crate::document::Extent;
use crate::yaml::{Entry, Node, make};

/// The document as a spec, in which nothing is said of credentials at the operations of which the document says nothing,
/// so that what `own` says of every call holds for them.
pub(super) fn left_open(adopted: Node, own: &Node, extents: &[Extent]) -> Node {
    if own.get("defaults").and_then(|defaults| defaults.get("auth")).is_none() {
        return adopted;
    }
    let unsaid = extents.iter().filter(|extent| !extent.says_auth);
    let unsaid: HashSet<&str> = unsaid.map(|extent| extent.operation.as_str()).collect();
    in_section(&adopted, "operations", &|entry| match unsaid.contains(entry.key.text.as_str()) {
        true => without(&entry.value, "auth"),
        false => entry.value.clone(),
    })
}

fn in_section(spec: &Node, section: &str, changed: &dyn Fn(&Entry) -> Node) -> Node {
    let change = |node: &Node| {
        let entries = node.entries().iter();
        let entries = entries.map(|entry| Entry { key: entry.key.clone(), value: changed(entry) });
        make::map(entries.collect(), node.span)
    };
    let entries = spec.entries().iter().map(|entry| match entry.key.text == section {
        true => Entry { key: entry.key.clone(), value: change(&entry.value) },
        false => entry.clone(),
    });
    make::map(entries.collect(), spec.span)
}

fn without(node: &Node, key: &str) -> Node {
    make::map(node.entries().iter().filter(|entry| entry.key.text != key).cloned().collect(), node.span)
}

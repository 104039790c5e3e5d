//! Maps and lists in brackets, on one line.

use super::guide::Guide;
use super::scalar::{Role, canonical};
use super::source::Source;
use crate::yaml::{Entry, Kind, Layout, Map, Node, Style};

/// The node on one line; `None` where it does not go on one without losing something.
pub(crate) fn flat(node: &Node, guide: Guide, source: &Source<'_>) -> Option<String> {
    let written = source.of(node.span);
    if matches!(guide, Guide::Json) {
        return (!written.contains('\n')).then(|| written.to_owned());
    }
    match &node.kind {
        Kind::Scalar(scalar) => {
            let fits = scalar.style != Style::Block && !written.contains('\n') && !scalar.is_missing();
            fits.then(|| canonical(&scalar.text, scalar.style, written, Role::Value, Layout::Flow, guide))
        }
        Kind::List(items) => {
            let items: Option<Vec<String>> =
                items.iter().map(|item| flat(item, guide.item(item), source)).collect();
            Some(format!("[{}]", items?.join(", ")))
        }
        Kind::Map(map) if map.entries.is_empty() => Some("{}".to_owned()),
        Kind::Map(map) => {
            let entries: Option<Vec<String>> =
                in_order(map, guide).into_iter().map(|entry| flat_entry(entry, guide, source)).collect();
            Some(format!("{{ {} }}", entries?.join(", ")))
        }
    }
}

fn flat_entry(entry: &Entry, guide: Guide, source: &Source<'_>) -> Option<String> {
    let written = source.of(entry.key.span);
    if written.contains('\n') {
        return None;
    }
    let key = canonical(&entry.key.text, entry.key.style, written, Role::Key, Layout::Flow, Guide::Unknown);
    let value = flat(&entry.value, guide.entry(entry), source)?;
    Some(format!("{key}: {value}"))
}

/// Entries in canonical order.
pub(crate) fn in_order(map: &Map, guide: Guide) -> Vec<&Entry> {
    let mut entries: Vec<&Entry> = map.entries.iter().collect();
    entries.sort_by_key(|entry| guide.rank(&entry.key.text));
    entries
}

/// Whether a node stands in brackets.
pub(crate) fn is_flow(node: &Node, source: &Source<'_>) -> bool {
    match &node.kind {
        Kind::Scalar(_) => false,
        Kind::Map(map) => map.layout == Layout::Flow,
        // The place of a list that is indented no deeper than its key starts with its first item.
        Kind::List(items) => {
            source.of(node.span).starts_with('[')
                && items.first().is_none_or(|item| item.span.start > node.span.start)
        }
    }
}

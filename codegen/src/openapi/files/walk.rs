//! The references in a tree, apart from the data in it that only look like some.

use crate::yaml::{Entry, Kind, Map, Node};

/// What the keys of a map are.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Keys {
    /// Words of the language.
    Words,
    /// Names that the author chose.
    Names,
}

/// The words under which names stand.
pub(super) const NAMED: [&str; 24] = [
    "$defs",
    "callbacks",
    "content",
    "definitions",
    "dependentSchemas",
    "encoding",
    "headers",
    "links",
    "parameters",
    "pathItems",
    "paths",
    "patternProperties",
    "properties",
    "requestBodies",
    "responses",
    "schemas",
    "scopes",
    "securityDefinitions",
    "securitySchemes",
    "variables",
    "webhooks",
    "mediaTypes",
    "flows",
    "components",
];

/// The words under which data stand, and no references.
pub(super) const DATA: [&str; 5] = ["const", "default", "enum", "example", "examples"];

/// Calls `change` with each reference in a tree, and writes what it returns in its place.
pub(crate) fn each_reference(node: &mut Node, keys: Keys, change: &mut dyn FnMut(&Node) -> Option<String>) {
    match &mut node.kind {
        Kind::Scalar(_) => {}
        Kind::List(items) => items.iter_mut().for_each(|item| each_reference(item, Keys::Words, change)),
        Kind::Map(map) => map.entries.iter_mut().for_each(|entry| in_entry(entry, keys, change)),
    }
}

fn in_entry(entry: &mut Entry, keys: Keys, change: &mut dyn FnMut(&Node) -> Option<String>) {
    let (key, value) = (entry.key.text.as_str(), &mut entry.value);
    match key {
        // Some write a whole map of names as a reference.
        "$ref" if value.scalar().is_some() => replace(value, change),
        _ if keys == Keys::Names => each_reference(value, Keys::Words, change),
        "discriminator" => in_mapping(value, change),
        _ if DATA.contains(&key) || key.starts_with("x-") => {}
        _ if NAMED.contains(&key) && value.is_map() => each_reference(value, Keys::Names, change),
        _ => each_reference(value, Keys::Words, change),
    }
}

/// A mapping has references, and bare names of components.
fn in_mapping(discriminator: &mut Node, change: &mut dyn FnMut(&Node) -> Option<String>) {
    let Kind::Map(map) = &mut discriminator.kind else { return };
    let mappings = map.entries.iter_mut().filter(|entry| entry.key.text == "mapping");
    for mapping in mappings {
        let Kind::Map(values) = &mut mapping.value.kind else { continue };
        for entry in &mut values.entries {
            let text = entry.value.text().unwrap_or_default();
            let is_file = [".json", ".yaml", ".yml"].iter().any(|ending| text.ends_with(ending));
            if is_file || text.contains(['#', '/']) {
                replace(&mut entry.value, change);
            }
        }
    }
}

fn replace(node: &mut Node, change: &mut dyn FnMut(&Node) -> Option<String>) {
    if let Some(text) = change(node) {
        *node = crate::yaml::make::text(text, node.span);
    }
}

/// Calls `change` with each object of the language in a tree, the inner ones first.
pub(crate) fn each_object(node: &mut Node, keys: Keys, change: &mut dyn FnMut(&mut Map)) {
    match &mut node.kind {
        Kind::Scalar(_) => {}
        Kind::List(items) => items.iter_mut().for_each(|item| each_object(item, Keys::Words, change)),
        Kind::Map(map) => {
            for entry in &mut map.entries {
                if let Some(inner) = keys_below(keys, entry) {
                    each_object(&mut entry.value, inner, change);
                }
            }
            if keys == Keys::Words {
                change(map);
            }
        }
    }
}

/// What the keys of a map within another are; none of data.
fn keys_below(keys: Keys, entry: &Entry) -> Option<Keys> {
    let key = entry.key.text.as_str();
    match keys {
        Keys::Names => Some(Keys::Words),
        Keys::Words if DATA.contains(&key) || key.starts_with("x-") => None,
        Keys::Words if NAMED.contains(&key) && entry.value.is_map() => Some(Keys::Names),
        Keys::Words => Some(Keys::Words),
    }
}

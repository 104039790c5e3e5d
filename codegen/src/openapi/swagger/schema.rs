//! Schemas and references.

use crate::yaml::make::{entry, list, map, text};
use crate::yaml::{Entry, Kind, Node};

/// A schema as OpenAPI 3.0 says it.
pub(super) fn upgrade(node: &Node) -> Node {
    if !node.is_map() {
        return node.clone();
    }
    let is_file = node.get("type").and_then(Node::text) == Some("file");
    let mut upgraded: Vec<Entry> = node.entries().iter().map(|old| member(old, is_file)).collect();
    if is_file && node.get("format").is_none() {
        let span = node.span;
        upgraded.push(entry("format", span, text("binary", span)));
    }
    map(upgraded, node.span)
}

fn member(old: &Entry, is_file: bool) -> Entry {
    let Entry { key, value } = old;
    let with = |value: Node| Entry { key: key.clone(), value };
    match key.text.as_str() {
        "$ref" => with(reference(value)),
        "type" if is_file => with(text("string", value.span)),
        "format" if is_file => with(text("binary", value.span)),
        "x-nullable" => super::rename(old, "nullable"),
        "discriminator" if value.scalar().is_some() => {
            with(map(vec![entry("propertyName", key.span, value.clone())], value.span))
        }
        "items" | "additionalProperties" | "not" => with(upgrade(value)),
        "allOf" | "anyOf" | "oneOf" => with(upgrade_all(value)),
        "properties" | "patternProperties" => with(upgrade_each(value)),
        _ => old.clone(),
    }
}

fn upgrade_all(node: &Node) -> Node {
    match &node.kind {
        Kind::List(items) => list(items.iter().map(upgrade).collect(), node.span),
        _ => node.clone(),
    }
}

fn upgrade_each(node: &Node) -> Node {
    match &node.kind {
        Kind::Map(members) => {
            let upgraded = members.entries.iter();
            map(
                upgraded.map(|old| Entry { key: old.key.clone(), value: upgrade(&old.value) }).collect(),
                node.span,
            )
        }
        _ => node.clone(),
    }
}

/// Where things of a kind stand in Swagger 2.0, and in OpenAPI 3.
const PLACES: [(&str, &str); 3] = [
    ("#/definitions/", "#/components/schemas/"),
    ("#/parameters/", "#/components/parameters/"),
    ("#/responses/", "#/components/responses/"),
];

/// A reference to the place where its target is now. A bare name is one of a definition, as it was in Swagger 1.2.
pub(super) fn reference(node: &Node) -> Node {
    let Some(written) = node.text() else { return node.clone() };
    let moved = PLACES.iter().find_map(|(old, new)| Some(format!("{new}{}", written.strip_prefix(old)?)));
    let is_bare =
        !written.is_empty() && written.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-'));
    match moved {
        Some(moved) => text(&moved, node.span),
        None if is_bare => text(format!("#/components/schemas/{written}"), node.span),
        None => node.clone(),
    }
}

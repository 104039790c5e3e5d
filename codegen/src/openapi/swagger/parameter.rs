//! Parameters, which hold what a schema holds themselves.

use super::schema;
use crate::diagnostic::Code;
use crate::openapi::notes::Notes;
use crate::yaml::make::{entry, flag, map, text};
use crate::yaml::{Entry, Node};

/// The members of a parameter or header that its schema has in OpenAPI 3.
const OF_SCHEMA: [&str; 19] = [
    "type",
    "format",
    "items",
    "default",
    "maximum",
    "exclusiveMaximum",
    "minimum",
    "exclusiveMinimum",
    "maxLength",
    "minLength",
    "pattern",
    "maxItems",
    "minItems",
    "uniqueItems",
    "enum",
    "multipleOf",
    "x-nullable",
    "x-enum-varnames",
    "x-ms-enum",
];

/// The schema of a parameter or header, and what is left of it.
pub(super) fn taken_apart(node: &Node) -> (Node, Vec<Entry>) {
    let (inside, outside): (Vec<Entry>, Vec<Entry>) = node
        .entries()
        .iter()
        .filter(|entry| entry.key.text != "collectionFormat")
        .cloned()
        .partition(|entry| OF_SCHEMA.contains(&entry.key.text.as_str()));
    (schema::upgrade(&map(inside, node.span)), outside)
}

/// A parameter of path, query or header.
pub(super) fn upgrade(node: &Node, notes: &Notes) -> Node {
    // One that has a schema is written as OpenAPI 3 has it already.
    if node.get("schema").is_some() {
        return node.clone();
    }
    let (schema, mut upgraded) = taken_apart(node);
    upgraded.extend(style(node, node.get("in").and_then(Node::text), notes));
    upgraded.push(entry("schema", node.span, schema));
    map(upgraded, node.span)
}

/// A header of a response.
pub(super) fn header(node: &Node) -> Node {
    let (schema, mut upgraded) = taken_apart(node);
    upgraded.push(entry("schema", node.span, schema));
    map(upgraded, node.span)
}

/// How a list is written. `csv` is what holds without a word, other than in OpenAPI 3.
pub(super) fn style(node: &Node, place: Option<&str>, notes: &Notes) -> Vec<Entry> {
    if node.get("type").and_then(Node::text) != Some("array") {
        if let Some(format) = node.get("collectionFormat") {
            notes.words(format.span, "`collectionFormat` of what is not a list");
        }
        return Vec::new();
    }
    let written = node.get("collectionFormat");
    let span = written.map_or(node.span, |format| format.span);
    let of = |style: &str, explode: bool| {
        vec![entry("style", span, text(style, span)), entry("explode", span, flag(explode, span))]
    };
    let joined =
        || if matches!(place, Some("path" | "header")) { of("simple", false) } else { of("form", false) };
    match written.and_then(Node::text).unwrap_or("csv") {
        "csv" => joined(),
        "multi" => of("form", true),
        "ssv" => of("spaceDelimited", false),
        "pipes" => of("pipeDelimited", false),
        other => {
            let message = format!(
                "values are sent with commas between them: `{}` is not a way to write lists",
                other.escape_debug()
            );
            notes.say(Code::OpenapiParameter, span, message);
            joined()
        }
    }
}

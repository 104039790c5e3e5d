//! Responses, whose media types are those of the operation.

use super::{parameter, schema};
use crate::diagnostic::Code;
use crate::openapi::notes::Notes;
use crate::yaml::make::{entry, map, text};
use crate::yaml::{Entry, Node};

/// A response of an operation that produces these media types.
pub(super) fn upgrade(node: &Node, produces: &[Node], notes: &Notes) -> Node {
    if !node.is_map() {
        return node.clone();
    }
    let schema = node.get("schema").filter(|schema| !schema.is_null());
    let mut upgraded = Vec::new();
    for old in node.entries() {
        match old.key.text.as_str() {
            "$ref" => upgraded.push(Entry { key: old.key.clone(), value: schema::reference(&old.value) }),
            "schema" | "examples" => {}
            "headers" => upgraded.push(super::each(old, parameter::header)),
            _ => upgraded.push(old.clone()),
        }
    }
    if let Some(schema) = schema {
        let content = content(schema, node.get("examples"), produces, notes);
        upgraded.push(entry("content", schema.span, content));
    } else if let Some(examples) = node.get("examples") {
        notes.say(
            Code::OpenapiResponse,
            examples.span,
            "the response has an example and no schema, and is read as empty",
        );
    }
    map(upgraded, node.span)
}

fn content(schema: &Node, examples: Option<&Node>, produces: &[Node], notes: &Notes) -> Node {
    let is_file = schema.get("type").and_then(Node::text) == Some("file");
    let usual = text(if is_file { "application/octet-stream" } else { "application/json" }, schema.span);
    let produces = if produces.is_empty() { std::slice::from_ref(&usual) } else { produces };
    let mut content = Vec::new();
    for media in produces {
        let Some(name) = media.text() else { continue };
        let mut inside = vec![entry("schema", schema.span, schema::upgrade(schema))];
        if let Some(example) = examples.and_then(|examples| examples.get(name)) {
            inside.push(entry("example", example.span, example.clone()));
        }
        content.push(entry(name, media.span, map(inside, schema.span)));
    }
    let is_shown = |name: &str| content.iter().any(|entry| entry.key.text == name);
    for example in
        examples.map_or(&[][..], Node::entries).iter().filter(|example| !is_shown(&example.key.text))
    {
        notes.words(example.key.span, "an example");
    }
    map(content, schema.span)
}

//! Documents that `specwright export` wrote come back as what they were written from.
//!
//! What OpenAPI has no words for stands there in members of our own, mostly in the words of the native language. They are
//! gathered as a spec that extends the document, and the rest becomes a document as anybody would write it.

mod operation;
mod rule;
mod schema;
mod sent_list;
mod text;

use std::collections::HashSet;

use super::files::{Keys, each_object, each_reference};
use crate::source::Span;
use crate::yaml::make::{entry, map};
use crate::yaml::{Entry, Kind, Map, Node};

/// The version of the spec language whose words stand in the other members of our own: nothing but the export writes it.
const OWN: &str = "x-specwright";

/// Takes what the export said beyond OpenAPI out of its document: a spec that extends it. None of other documents.
pub(super) fn take_back(root: &mut Node) -> Option<Node> {
    let Kind::Map(document) = &mut root.kind else { return None };
    remove(document, OWN)?;
    join_forms(root);
    let span = root.span;
    let mut spec = Vec::new();
    for (key, own) in [("x-specwright-error-body", "error-body"), ("x-specwright-sources", "sources")] {
        spec.extend(root.get(key).map(|node| entry(own, node.span, node.clone())));
    }
    put(&mut spec, "auth", schemes(root), span);
    put(&mut spec, "defaults", operation::defaults(root), span);
    put(&mut spec, "errors", errors(root), span);
    put(&mut spec, "types", schema::types(root), span);
    put(&mut spec, "operations", operation::operations(root), span);
    tidy(root);
    Some(map(spec, span))
}

/// What the export adds to the name of a type whose schema is another one in responses.
const IN_RESPONSES: &str = ".response";

/// A type that has a schema for responses beside that for requests is one type.
fn join_forms(root: &mut Node) {
    each_reference(root, Keys::Words, &mut |reference| {
        reference.text()?.strip_suffix(IN_RESPONSES).map(str::to_owned)
    });
    let Some(Kind::Map(schemas)) = at(root, &["components", "schemas"]).map(|node| &mut node.kind) else {
        return;
    };
    let names: HashSet<String> = schemas.entries.iter().map(|schema| schema.key.text.clone()).collect();
    schemas.entries.retain_mut(|schema| match schema.key.text.strip_suffix(IN_RESPONSES) {
        Some(name) if names.contains(name) => false,
        Some(name) => {
            schema.key.text = name.to_owned();
            true
        }
        None => true,
    });
}

/// An entry of the spec, where there is anything to say.
fn put(spec: &mut Vec<Entry>, key: &str, entries: Vec<Entry>, span: Span) {
    if !entries.is_empty() {
        spec.push(entry(key, span, map(entries, span)));
    }
}

fn components<'n>(root: &'n Node, kind: &str) -> &'n [Entry] {
    root.get("components").and_then(|components| components.get(kind)).map_or(&[], Node::entries)
}

fn schemes(root: &Node) -> Vec<Entry> {
    let schemes = components(root, "securitySchemes").iter();
    let own = schemes.filter_map(|scheme| {
        let mut facts = provenance(&scheme.value);
        facts.extend(renamed(&scheme.value, "x-specwright-issued-by", "issued-by"));
        facts.extend(renamed(&scheme.value, "x-specwright-refused-by", "refused-by"));
        named(&scheme.key.text, facts, scheme.value.span)
    });
    own.collect()
}

/// The errors: each has a schema of its own, whose marks the spec says in fewer words.
fn errors(root: &Node) -> Vec<Entry> {
    let schemas = components(root, "schemas").iter();
    let own = schemas.filter_map(|schema| {
        let name = schema.key.text.strip_prefix("error.")?;
        let facts = schema.value.get("x-specwright-error")?;
        let words = facts.entries().iter();
        let words = words.filter(|fact| !["parameters", "body"].contains(&fact.key.text.as_str())).cloned();
        let mut words: Vec<Entry> = words.collect();
        let parameters = facts.get("parameters").map_or(&[][..], Node::entries);
        let parameters = parameters.iter().filter_map(|one| {
            Some(entry(
                &*one.key.text,
                one.key.span,
                text::word(text::of_schema(&one.value)?, one.value.span),
            ))
        });
        put(&mut words, "parameters", parameters.collect(), facts.span);
        if let Some(body) = facts.get("body").and_then(|_| text::of_type(&schema.value)) {
            words.push(entry("body", schema.value.span, text::word(&body, schema.value.span)));
        }
        words.extend(renamed(&schema.value, "description", "doc"));
        words.extend(provenance(&schema.value));
        named(name, words, schema.value.span)
    });
    own.collect()
}

/// Where a thing is known from, and how.
fn provenance(node: &Node) -> Vec<Entry> {
    [("x-specwright-from", "from"), ("x-specwright-known", "known")]
        .into_iter()
        .filter_map(|(key, own)| renamed(node, key, own))
        .collect()
}

/// A member under the word that a spec has for it.
fn renamed(node: &Node, key: &str, own: &str) -> Option<Entry> {
    let value = node.get(key)?;
    let plain = value.text().filter(|_| key == "description").map(super::html::plain);
    let plain = plain.map(|plain| crate::yaml::make::text(plain, value.span));
    Some(entry(own, value.span, plain.unwrap_or_else(|| value.clone())))
}

/// What is said of a thing with a name; nothing where nothing is.
fn named(name: &str, facts: Vec<Entry>, span: Span) -> Option<Entry> {
    (!facts.is_empty()).then(|| entry(name, span, map(facts, span)))
}

/// What is only there for other readers goes.
fn tidy(root: &mut Node) {
    operation::tidy(root);
    if let Some(Kind::Map(schemas)) = at(root, &["components", "schemas"]).map(|node| &mut node.kind) {
        schemas.entries.retain(|schema| !schema.key.text.contains('.'));
        schemas.entries.iter_mut().for_each(|schema| schema::mark_enum(&mut schema.value));
    }
    each_object(root, Keys::Words, &mut schema::tidy);
}

/// A node by the keys that lead to it.
fn at<'n>(root: &'n mut Node, keys: &[&str]) -> Option<&'n mut Node> {
    keys.iter().try_fold(root, |node, key| match &mut node.kind {
        Kind::Map(map) => value_of(map, key),
        Kind::Scalar(_) | Kind::List(_) => None,
    })
}

fn value_of<'m>(map: &'m mut Map, key: &str) -> Option<&'m mut Node> {
    map.entries.iter_mut().find(|entry| entry.key.text == key).map(|entry| &mut entry.value)
}

fn remove(map: &mut Map, key: &str) -> Option<Node> {
    let at = map.entries.iter().position(|entry| entry.key.text == key)?;
    Some(map.entries.remove(at).value)
}

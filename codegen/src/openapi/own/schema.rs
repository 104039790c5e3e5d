//! Schemas.

use super::{components, named, provenance, put, remove, renamed, rule, text, value_of};
use crate::yaml::make::{entry, flag, map};
use crate::yaml::{Entry, Kind, Map, Node, make};

/// What the export says of named types beyond their schemas.
pub(super) fn types(root: &Node) -> Vec<Entry> {
    let schemas = components(root, "schemas").iter().filter(|schema| !schema.key.text.contains('.'));
    schemas.filter_map(|schema| named(&schema.key.text, of_type(&schema.value), schema.value.span)).collect()
}

fn of_type(schema: &Node) -> Vec<Entry> {
    let span = schema.span;
    let mut facts = Vec::new();
    put(&mut facts, "members", members(schema.get("properties")), span);
    put(&mut facts, "rules", rule::rules(schema), span);
    if let Some(loose) = schema.get("x-specwright-loose") {
        facts.push(entry("loose", loose.span, flag(true, loose.span)));
    }
    put(&mut facts, "values", values(schema), span);
    facts.extend(alternatives(schema));
    facts.extend(provenance(schema));
    facts
}

/// What is said of a member beyond its schema.
pub(super) fn facts(member: &Node) -> Vec<Entry> {
    let words = [
        ("x-specwright-only", "only"),
        ("x-specwright-key", "key"),
        ("x-specwright-server-default", "server-default"),
        ("x-specwright-rust", "rust"),
        ("x-specwright-deprecated", "deprecated"),
    ];
    let words = words.into_iter().filter_map(|(key, own)| renamed(member, key, own));
    words.chain(provenance(member)).collect()
}

/// What is said of members beyond their schemas.
pub(super) fn members(properties: Option<&Node>) -> Vec<Entry> {
    let properties = properties.map_or(&[][..], Node::entries).iter();
    properties
        .filter_map(|member| {
            let name = member.key.text.replace('?', "??");
            named(&name, facts(&member.value), member.value.span)
        })
        .collect()
}

/// The tags of the alternatives of a union, and what is said of these.
fn alternatives(schema: &Node) -> Vec<Entry> {
    let tag = schema.get("discriminator").and_then(|tag| tag.get("propertyName"));
    let several = schema.get("oneOf").or(schema.get("anyOf")).map_or(&[][..], Node::items);
    let about = several.iter().filter(|one| one.get("$ref").is_some()).filter_map(|one| {
        let mut facts = Vec::new();
        let said = tag.and_then(|tag| one.get("properties")?.get(tag.text()?));
        let said = said.and_then(|said| said.get("const").or(said.get("enum")));
        facts.extend(said.map(|tag| entry("tag", tag.span, tag.clone())));
        facts.extend(renamed(one, "description", "doc"));
        named(one.get("title")?.text()?, facts, one.span)
    });
    let about: Vec<Entry> = about.collect();
    let mut facts = Vec::new();
    facts.extend(tag.filter(|_| !about.is_empty()).map(|tag| entry("tag", tag.span, tag.clone())));
    put(&mut facts, "one-of", about, schema.span);
    facts
}

/// A component is an enum even where it has one value only.
pub(super) fn mark_enum(schema: &mut Node) {
    let is_single = schema.get("enum").is_some_and(|values| values.items().len() == 1);
    if let Kind::Map(map) = &mut schema.kind
        && is_single
    {
        map.entries.push(entry("x-specwright-enum", schema.span, flag(true, schema.span)));
    }
}

/// The values of an enum by their names, where all have one.
fn values(schema: &Node) -> Vec<Entry> {
    let described = schema.get("x-specwright-values").map_or(&[][..], Node::items);
    let each = described.iter().map(|value| {
        let mut facts = vec![renamed(value, "value", "is")?];
        facts.extend(renamed(value, "description", "doc"));
        facts.extend(renamed(value, "only", "only"));
        facts.extend(provenance(value));
        Some(entry(value.get("name")?.text()?, value.span, map(facts, value.span)))
    });
    each.collect::<Option<Vec<Entry>>>().unwrap_or_default()
}

/// A schema as anybody would write it.
pub(super) fn tidy(map: &mut Map) {
    inline_text(map);
    name_text(map);
    drop_least(map);
    state_limits(map);
    if remove(map, "x-specwright-secret").is_some() {
        remove(map, "writeOnly");
    }
    if remove(map, "x-specwright-loose").is_some()
        && let Some(Kind::Map(members)) = value_of(map, "properties").map(|node| &mut node.kind)
    {
        members.entries.iter_mut().for_each(|member| without_null(&mut member.value));
    }
    drop_rules(map);
    close_enum(map);
    drop_unknown(map);
    if value_of(map, "x-specwright-server-default").is_some() {
        drop_assumption(map);
    }
    for key in SAID {
        remove(map, key);
    }
}

/// What the spec says.
const SAID: [&str; 8] = [
    "x-specwright-deprecated",
    "x-specwright-from",
    "x-specwright-key",
    "x-specwright-known",
    "x-specwright-only",
    "x-specwright-rules",
    "x-specwright-server-default",
    "x-specwright-values",
];

/// The last paragraph of a description says what the server assumes.
fn drop_assumption(map: &mut Map) {
    let Some(description) = value_of(map, "description") else { return };
    let text = description.text().unwrap_or_default();
    let (own, last) = text.rsplit_once("\n\n").unwrap_or(("", text));
    if !last.starts_with("The server assumes `") {
        return;
    }
    match own.is_empty() {
        true => drop(remove(map, "description")),
        false => *description = make::text(own, description.span),
    }
}

/// The shared schema of a text becomes its format.
fn inline_text(map: &mut Map) {
    let Some(reference) = map.entries.iter().find(|entry| entry.key.text == "$ref") else { return };
    let span = reference.value.span;
    let Some(format) = reference.value.text().and_then(text::format) else { return };
    remove(map, "$ref");
    map.entries.push(entry("type", span, make::text("string", span)));
    match format.as_str() {
        "base64" => map.entries.push(entry("contentEncoding", span, make::text(format, span))),
        _ => map.entries.push(entry("format", span, make::text(format, span))),
    }
}

/// A number that responses hold as a text or as itself is a number as text.
fn name_text(map: &mut Map) {
    let is_text = value_of(map, "x-specwright-as").is_some_and(|node| node.text() == Some("text"));
    let Some(kinds) = value_of(map, "type").filter(|_| is_text) else { return };
    let (span, kinds) = (kinds.span, kinds.items().iter().filter_map(Node::text).map(str::to_owned));
    let kinds: Vec<String> = kinds.collect();
    let Some(plain) = kinds.get(1) else { return };
    let format =
        match (value_of(map, "format").and_then(|node| node.text().map(str::to_owned)), plain.as_str()) {
            (Some(format), _) if format != "double" => format,
            (_, "integer") => "int64".to_owned(),
            (_, plain) => plain.to_owned(),
        };
    let kinds = kinds.iter().filter(|kind| *kind != plain).map(|kind| make::text(&**kind, span));
    let kinds = make::list(kinds.collect(), span);
    for key in ["type", "format", "x-specwright-as"] {
        remove(map, key);
    }
    map.entries.push(entry("type", span, kinds));
    map.entries.push(entry("format", span, make::text(format, span)));
}

/// Integers without a sign start at zero.
fn drop_least(map: &mut Map) {
    let is_unsigned = value_of(map, "format").is_some_and(|node| node.text() == Some("uint64"));
    if is_unsigned && value_of(map, "minimum").is_some_and(|node| node.text() == Some("0")) {
        remove(map, "minimum");
    }
}

/// Limits that are only mentioned are limits, and patterns lose the anchors that they always have.
fn state_limits(map: &mut Map) {
    if let Some(limits) = remove(map, "x-specwright-limits") {
        map.entries.extend(limits.entries().iter().cloned());
    }
    let whole = |text: &str| text.strip_prefix("^(?:")?.strip_suffix(")$").map(str::to_owned);
    if let Some(pattern) = value_of(map, "pattern")
        && let Some(inner) = pattern.text().and_then(whole).filter(|inner| is_balanced(inner))
    {
        *pattern = make::text(inner, pattern.span);
    }
}

/// Whether each group that ends in a pattern begins in it.
fn is_balanced(pattern: &str) -> bool {
    let (mut open, mut in_class, mut escaped) = (0_i32, false, false);
    for c in pattern.chars() {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '[' => in_class = true,
            ']' => in_class = false,
            '(' if !in_class => open += 1,
            ')' if !in_class => open -= 1,
            _ => {}
        }
        if open < 0 {
            return false;
        }
    }
    open == 0
}

/// A loose member may be null in what others send, which the type as a whole says.
fn without_null(schema: &mut Node) {
    let Kind::Map(map) = &mut schema.kind else { return };
    let is_null =
        |node: &Node| node.text() == Some("null") || node.get("type").and_then(Node::text) == Some("null");
    for key in ["type", "anyOf", "oneOf", "enum"] {
        let Some(Kind::List(items)) = value_of(map, key).map(|node| &mut node.kind) else { continue };
        items.retain(|item| !(is_null(item) || key == "enum" && item.is_null()));
        if items.len() != 1 {
            continue;
        }
        match (key, items.pop()) {
            ("type", Some(only)) => {
                if let Some(node) = value_of(map, key) {
                    *node = only;
                }
            }
            ("anyOf" | "oneOf", Some(only)) => {
                remove(map, key);
                map.entries.extend(only.entries().iter().cloned());
            }
            ("enum", Some(only)) => {
                if let Some(Kind::List(items)) = value_of(map, key).map(|node| &mut node.kind) {
                    items.push(only);
                }
            }
            _ => {}
        }
    }
}

fn drop_rules(map: &mut Map) {
    let Some(Kind::List(branches)) = value_of(map, "allOf").map(|node| &mut node.kind) else { return };
    branches.retain(|branch| !rule::is_rule(branch));
    if branches.is_empty() {
        remove(map, "allOf");
    }
}

/// An enum in a response stands beside any other value: every enum takes these there.
fn close_enum(map: &mut Map) {
    let Some(alternatives) = value_of(map, "anyOf") else { return };
    let [closed, other] = alternatives.items() else { return };
    let is_wide = other.entries().iter().all(|entry| matches!(entry.key.text.as_str(), "type" | "minLength"));
    if closed.get("enum").is_none() || !is_wide || other.entries().is_empty() {
        return;
    }
    let entries = closed.entries().to_vec();
    remove(map, "anyOf");
    remove(map, "not");
    map.entries.extend(entries);
}

/// The title of an alternative is its name.
pub(super) fn name_alternative(map: &mut Map) {
    if let Some(title) = remove(map, "title") {
        map.entries.push(entry("x-specwright-name", title.span, title));
    }
}

/// What is none of the alternatives of a union: each union takes it when it is read.
fn drop_unknown(map: &mut Map) {
    for key in ["oneOf", "anyOf"] {
        let Some(Kind::List(alternatives)) = value_of(map, key).map(|node| &mut node.kind) else { continue };
        let is_unknown = |node: &Node| {
            node.get("title").and_then(Node::text) == Some("Unknown") && node.get("$ref").is_none()
        };
        alternatives.retain(|alternative| !is_unknown(alternative));
        for alternative in alternatives {
            let Kind::Map(map) = &mut alternative.kind else { continue };
            name_alternative(map);
            let is_bare = map.entries.iter().all(|entry| {
                matches!(
                    entry.key.text.as_str(),
                    "$ref" | "x-specwright-name" | "description" | "properties" | "required"
                )
            });
            // The tag stands in the mapping.
            if is_bare && map.entries.iter().any(|entry| entry.key.text == "$ref") {
                remove(map, "properties");
                remove(map, "required");
            }
        }
    }
}

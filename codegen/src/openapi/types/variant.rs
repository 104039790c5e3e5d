//! The names of alternatives.

use std::collections::HashSet;

use super::union::Alternative;
use crate::ir::Literal;
use crate::openapi::schema::{Kind, Schema};
use crate::openapi::words::{shortened, singular, upper_camel, value_name};
use crate::yaml::Node;

/// A name for each alternative: of its tag, else its own, else of what it is, else of the member that it alone requires.
pub(super) fn names(alternatives: &[Alternative<'_>]) -> Vec<String> {
    let mut taken = HashSet::new();
    let mut names = Vec::with_capacity(alternatives.len());
    for (index, alternative) in alternatives.iter().enumerate() {
        let wanted = shortened(wanted(alternative, alternatives));
        let numbered = (2..).map(|number| format!("{wanted}{number}"));
        let free = std::iter::once(wanted.clone()).chain(numbered).find(|name| !taken.contains(name));
        let name = free.unwrap_or_else(|| format!("Variant{index}"));
        taken.insert(name.clone());
        names.push(name);
    }
    names
}

fn wanted(alternative: &Alternative<'_>, all: &[Alternative<'_>]) -> String {
    if let Some(name) = alternative.node.get("x-specwright-name").and_then(Node::text) {
        return upper_camel(name, "Variant");
    }
    if let [Literal::String(tag)] = alternative.tags.as_slice()
        && tag.len() <= 40
    {
        return value_name(tag, "Variant");
    }
    if let Some(name) = &alternative.name {
        return upper_camel(name, "Variant");
    }
    if let [tag] = alternative.tags.as_slice() {
        return value_name(&tag.to_text(), "Variant");
    }
    if let Some(title) = alternative.merged.title {
        return upper_camel(title, "Variant");
    }
    of_schema(&alternative.merged, all)
}

/// The one text that fits.
pub(super) fn sole_text(schema: &Schema<'_>) -> Option<String> {
    let node = match (schema.constant, schema.values.as_deref()) {
        (Some(node), _) => node,
        (None, Some([node])) => *node,
        _ => return None,
    };
    match Literal::of(&node.value()) {
        Some(Literal::String(text)) => Some(text),
        _ => None,
    }
}

fn of_schema(schema: &Schema<'_>, all: &[Alternative<'_>]) -> String {
    if let Some(text) = sole_text(schema) {
        return if text.is_empty() { "Empty".to_owned() } else { value_name(&text, "Value") };
    }
    if schema.values.is_some() || schema.constant.is_some() {
        return "Value".to_owned();
    }
    match schema.kinds.as_slice() {
        [Kind::Object] | [] if schema.is_object() => {
            let own = schema.required.iter().map(|(name, _)| *name).find(|name| {
                let has =
                    |other: &Alternative<'_>| other.merged.required.iter().any(|(known, _)| known == name);
                all.iter().filter(|other| has(other)).count() == 1
            });
            match own {
                Some(member) => upper_camel(&format!("by {member}"), "By"),
                None => "Object".to_owned(),
            }
        }
        [Kind::String] => match schema.format {
            Some(format) => upper_camel(&singular(format), "Text"),
            None => "Text".to_owned(),
        },
        [kind] => of_kind(*kind).to_owned(),
        [] => "Other".to_owned(),
        _ => "Mixed".to_owned(),
    }
}

pub(super) fn of_kind(kind: Kind) -> &'static str {
    match kind {
        Kind::String => "Text",
        Kind::Integer => "Integer",
        Kind::Number => "Number",
        Kind::Boolean => "Boolean",
        Kind::Array => "List",
        Kind::Object => "Object",
    }
}

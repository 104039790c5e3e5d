//! Rules: the keywords that the export writes for each, and its own words.

use super::{provenance, renamed};
use crate::source::Span;
use crate::yaml::make::{entry, list, map, text};
use crate::yaml::{Entry, Node};

/// The rules of a schema or an operation, by their names.
pub(super) fn rules(node: &Node) -> Vec<Entry> {
    let in_keywords = node.get("allOf").map_or(&[][..], Node::items).iter().filter_map(of_keywords);
    let in_words = node.get("x-specwright-rules").map_or(&[][..], Node::items).iter().filter_map(of_words);
    in_keywords.chain(in_words).collect()
}

/// Whether a branch of `allOf` is a rule.
pub(super) fn is_rule(branch: &Node) -> bool {
    branch.get("x-specwright-rule").is_some()
}

fn of_words(rule: &Node) -> Option<Entry> {
    let name = rule.get("name")?;
    let words = rule.entries().iter().filter(|word| {
        !matches!(word.key.text.as_str(), "name" | "description") && !word.key.text.starts_with("x-")
    });
    let mut facts: Vec<Entry> = words.cloned().collect();
    facts.extend(renamed(rule, "description", "doc"));
    facts.extend(provenance(rule));
    Some(entry(name.text()?, name.span, map(facts, rule.span)))
}

fn of_keywords(rule: &Node) -> Option<Entry> {
    let name = rule.get("x-specwright-rule")?;
    let mut facts = demanded(rule)?;
    facts.extend(renamed(rule, "x-specwright-error", "error"));
    let said = rule.get("description");
    let doc = said.and_then(Node::text).and_then(|said| said.split_once("\n\n"));
    if let (Some((_, doc)), Some(said)) = (doc, said) {
        facts.push(entry("doc", said.span, text(doc, said.span)));
    }
    facts.extend(provenance(rule));
    Some(entry(name.text()?, name.span, map(facts, rule.span)))
}

/// The condition and the demand.
fn demanded(rule: &Node) -> Option<Vec<Entry>> {
    let span = rule.span;
    if let Some(needs) = rule.get("dependentRequired") {
        return match needs.entries() {
            [need] => {
                let when = entry("when", span, text(&*need.key.text, need.key.span));
                Some(vec![when, entry("need", span, need.value.clone())])
            }
            circle => Some(vec![demand("together", circle.iter().map(|need| need.key.text.clone()), span)]),
        };
    }
    if let (Some(applies), Some(then)) = (rule.get("if"), rule.get("then")) {
        let mut facts = vec![condition(applies)?];
        facts.extend(demanded_alone(then)?);
        return Some(facts);
    }
    demanded_alone(rule)
}

fn condition(applies: &Node) -> Option<Entry> {
    let name = required(applies).into_iter().next()?;
    let member = applies.get("properties").and_then(|properties| properties.get(&name));
    let value = member.and_then(|member| member.get("const").or(member.get("enum")));
    let when = match value {
        Some(value) => map(vec![entry(&*name, value.span, value.clone())], applies.span),
        None => text(name, applies.span),
    };
    Some(entry("when", applies.span, when))
}

fn demanded_alone(rule: &Node) -> Option<Vec<Entry>> {
    let span = rule.span;
    let of = |word, names: Vec<String>| Some(vec![demand(word, names, span)]);
    if let Some(several) = rule.get("anyOf") {
        return of("any", several.items().iter().flat_map(required).collect());
    }
    if let Some(several) = rule.get("oneOf").map(Node::items) {
        let first = several.first().map(required).unwrap_or_default();
        let has_none = several.last().is_some_and(|last| last.get("not").is_some());
        return match (first.len(), has_none) {
            (2.., true) => of("together", first),
            (_, true) => of("at-most-one", several.iter().flat_map(required).collect()),
            (_, false) => of("one", several.iter().flat_map(required).collect()),
        };
    }
    if let Some(not) = rule.get("not") {
        let several: Option<Vec<String>> =
            not.get("anyOf").map(|several| several.items().iter().flat_map(required).collect());
        return match (several, required(not)) {
            (Some(several), _) => of("forbid", several),
            (None, one) if one.len() == 1 => of("forbid", one),
            (None, two) => of("at-most-one", two),
        };
    }
    of("need", required(rule))
}

/// The members that a schema asks for.
fn required(schema: &Node) -> Vec<String> {
    let own = schema.get("required").map_or(&[][..], Node::items).iter();
    let own = own.filter_map(Node::text).map(str::to_owned);
    let inner = schema.get("allOf").map_or(&[][..], Node::items).iter().flat_map(required);
    own.chain(inner).collect()
}

fn demand(word: &str, names: impl IntoIterator<Item = String>, span: Span) -> Entry {
    let names = names.into_iter().map(|name| text(name, span));
    entry(word, span, list(names.collect(), span))
}

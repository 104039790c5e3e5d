//! Cross-field rules.

use super::Text;
use super::fields::wrong_kind;
use super::fields::{Fields, named_entries};
use super::json::parse_json;
use super::name::parse_name_node;
use super::provenance::Notes;
use super::scalar::{parse_wire_list, parse_wire_node};
use crate::diagnostic::{Code, Diagnostic, Report};
use crate::form::NameForm;
use crate::ir::{Demand, Value};
use crate::source::Span;
use crate::yaml::{Kind, Node};

/// A rule over members of one object.
#[derive(Debug, Clone)]
pub(crate) struct Rule {
    pub(crate) name: Text,
    pub(crate) when: Option<Condition>,
    pub(crate) demand: Demand,
    pub(crate) members: Vec<Text>,
    pub(crate) error: Option<Text>,
    pub(crate) notes: Notes,
    pub(crate) span: Span,
}

/// When a conditional rule applies.
#[derive(Debug, Clone)]
pub(crate) enum Condition {
    Present(Text),
    Equals(Text, Vec<Value>),
}

pub(crate) fn parse_rules(node: &Node, report: &mut Report) -> Vec<Rule> {
    named_entries(node, "`rules`", NameForm::Kebab, report)
        .into_iter()
        .filter_map(|(name, node)| parse_rule(name, node, report))
        .collect()
}

fn parse_rule(name: Text, node: &Node, report: &mut Report) -> Option<Rule> {
    let mut fields = Fields::of(node, "a rule", report)?;
    let (when, demand, members) = parse_demand(&mut fields, report)?;
    let error =
        fields.take("error").and_then(|node| parse_name_node(node, "an error", NameForm::UpperCamel, report));
    let notes = fields.notes(report);
    fields.finish(report);
    let span = name.span.to(node.span);
    Some(Rule { name, when, demand, members, error, notes, span })
}

/// The words of the demands that stand beside a condition, or alone.
fn words(has_condition: bool) -> Vec<&'static str> {
    let demands = Demand::ALL.iter().filter(|demand| demand.has_condition() == has_condition);
    demands.map(|demand| demand.as_str()).collect()
}

fn parse_demand(
    fields: &mut Fields<'_>,
    report: &mut Report,
) -> Option<(Option<Condition>, Demand, Vec<Text>)> {
    let (alone, conditional) = (words(false), words(true));
    let word = fields.exactly_one(&[alone.as_slice(), &["when"]].concat(), report)?;
    let node = fields.take(word)?;
    if word == "when" {
        let condition = parse_condition(node, report);
        let then = fields.exactly_one(&conditional, report)?;
        let members = parse_wire_list(fields.take(then)?, "what lists members", report);
        return Some((Some(condition?), Demand::find(then)?, members));
    }
    for (key, span) in fields.present(&conditional) {
        let message = format!("`{key}` only goes with `when`, and this rule says `{word}`");
        report.push(Diagnostic::new(Code::PickOne, span, message).help("make two rules of it"));
        fields.take(key);
    }
    let members = parse_wire_list(node, "what lists members", report);
    Some((None, Demand::find(word)?, members))
}

/// `wire`, `{ wire: value }` or `{ wire: [value…] }`.
fn parse_condition(node: &Node, report: &mut Report) -> Option<Condition> {
    let Kind::Map(map) = &node.kind else {
        return parse_wire_node(node, "`when`", report).map(Condition::Present);
    };
    let [entry] = map.entries.as_slice() else {
        wrong_kind(node, "`when`", "one member, or one member with its values", report);
        return None;
    };
    let key = &entry.key;
    let member = super::name::parse_wire_name(&key.text, key.style, key.span, report)?;
    let values = match &entry.value.kind {
        Kind::List(items) => items.iter().filter_map(|item| parse_json(item, report)).collect(),
        _ => vec![parse_json(&entry.value, report)?],
    };
    Some(Condition::Equals(member, values))
}

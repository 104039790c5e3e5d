//! Which members are needed, where a schema says no more than that: rules of the members around it.

use std::collections::HashMap;

use super::Schema;
use crate::ir::Demand;
use crate::openapi::fields::Fields;
use crate::source::Span;
use crate::yaml::{Entry, Node};

/// A rule as a schema states it, by the names of members.
#[derive(Debug, Clone)]
pub(crate) struct Stated<'d> {
    /// The member by whose presence it applies.
    pub(crate) when: Option<&'d str>,
    pub(crate) demand: Demand,
    pub(crate) members: Vec<&'d str>,
    pub(crate) span: Span,
}

/// The rule that a group of alternatives is: each says that one other member is needed, and nothing else.
pub(super) fn of_group<'d>(word: &str, nodes: &[&'d Node], span: Span) -> Option<Stated<'d>> {
    let demand = if word == "oneOf" { Demand::One } else { Demand::Any };
    let members: Vec<&str> = nodes.iter().map(|node| one(&required_alone(node)?)).collect::<Option<_>>()?;
    (members.len() > 1 && is_each_once(&members)).then_some(Stated { when: None, demand, members, span })
}

/// Takes the keywords that are rules.
pub(super) fn parse<'d>(fields: &mut Fields<'d, '_>, node: &'d Node, schema: &mut Schema<'d>) {
    for key in ["dependentRequired", "dependencies"] {
        let needs = node.get(key).map_or(&[][..], Node::entries);
        if !needs.is_empty() && needs.iter().all(|need| !names(&need.value).is_empty()) {
            fields.take(key);
            add_needs(needs, &mut schema.rules);
        }
    }
    if let Some(not) = node.get("not")
        && let Some(members) = required_alone(not).filter(|members| members.len() == 2)
        && is_each_once(&members)
    {
        fields.take("not");
        schema.rules.push(Stated { when: None, demand: Demand::AtMostOne, members, span: not.span });
    }
}

/// Members that need others; two that need each other are there together.
fn add_needs<'d>(needs: &'d [Entry], rules: &mut Vec<Stated<'d>>) {
    let all: HashMap<&str, Vec<&str>> =
        needs.iter().map(|need| (need.key.text.as_str(), names(&need.value))).collect();
    let is_mutual = |one: &str, other: &str| all.get(other).is_some_and(|needs| *needs == [one]);
    for Entry { key, value } in needs {
        let (when, members) = (key.text.as_str(), names(value));
        let span = key.span.to(value.span);
        match members.as_slice() {
            [other] if is_mutual(when, other) => {
                // Said from both sides, it is one rule.
                if when < *other {
                    let members = vec![when, *other];
                    rules.push(Stated { when: None, demand: Demand::Together, members, span });
                }
            }
            _ => rules.push(Stated { when: Some(when), demand: Demand::Need, members, span }),
        }
    }
}

/// The members that a schema asks for, of one that says nothing else.
fn required_alone(node: &Node) -> Option<Vec<&str>> {
    match node.entries() {
        [entry] if entry.key.text == "required" => Some(names(&entry.value)),
        _ => None,
    }
}

/// A list of texts; none where anything else is in it.
fn names(node: &Node) -> Vec<&str> {
    node.items().iter().map(Node::text).collect::<Option<_>>().unwrap_or_default()
}

fn one<'d>(names: &[&'d str]) -> Option<&'d str> {
    match names {
        [name] => Some(name),
        _ => None,
    }
}

fn is_each_once(names: &[&str]) -> bool {
    names.iter().enumerate().all(|(at, name)| !names.iter().take(at).any(|other| other == name))
}

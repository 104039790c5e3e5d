//! Rules in words.

use super::markdown::{code, inline};
use crate::ir::{Api, Condition, MemberRef, Rule, RuleKind, Value, ValueKind};

/// A rule as a list entry: what it demands, the documented reason, and the error it pre-empts.
pub(super) fn entry(api: &Api, rule: &Rule) -> String {
    let mut text = format!("- {}: {}", code(&rule.name), sentence(&rule.kind));
    if let Some(doc) = &rule.doc {
        text.push_str(&format!(". {}", inline(doc.trim().trim_end_matches('.'))));
    }
    if let Some(error) = rule.error.and_then(|id| api.errors.get(id.0)) {
        text.push_str(&format!(" ({})", code(&error.name)));
    }
    text
}

fn sentence(kind: &RuleKind) -> String {
    match kind {
        RuleKind::Any(members) => format!("at least one of {} is set", list(members, "and")),
        RuleKind::One(members) => format!("exactly one of {} is set", list(members, "and")),
        RuleKind::AtMostOne(members) => format!("at most one of {} is set", list(members, "and")),
        RuleKind::Together(members) => format!("{} are set together or not at all", list(members, "and")),
        RuleKind::Need(condition, members) => {
            let be = if members.len() == 1 { "is" } else { "are" };
            format!("{} {be} required when {}", list(members, "and"), when(condition))
        }
        RuleKind::Forbid(condition, members) => {
            format!("{} must not be set when {}", list(members, "and"), when(condition))
        }
    }
}

fn when(condition: &Condition) -> String {
    match condition {
        Condition::Present(member) => format!("{} is set", code(&member.wire_name)),
        Condition::Equals(member, values) => {
            let values: Vec<String> = values.iter().map(|value| code(&json(value))).collect();
            format!("{} is {}", code(&member.wire_name), join(&values, "or"))
        }
    }
}

fn list(members: &[MemberRef], last: &str) -> String {
    let names: Vec<String> = members.iter().map(|member| code(&member.wire_name)).collect();
    join(&names, last)
}

fn join(names: &[String], last: &str) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., end] => format!("{} {last} {end}", first.join(", ")),
    }
}

/// A value as compact JSON.
pub(super) fn json(value: &Value) -> String {
    plain(value).to_string()
}

/// A value without its places.
pub(super) fn plain(value: &Value) -> serde_json::Value {
    use serde_json::Value as Json;
    match &value.kind {
        ValueKind::Null => Json::Null,
        ValueKind::Boolean(value) => Json::Bool(*value),
        ValueKind::Number(value) => Json::Number(value.clone()),
        ValueKind::String(value) => Json::String(value.clone()),
        ValueKind::List(values) => Json::Array(values.iter().map(plain).collect()),
        ValueKind::Object(members) => {
            Json::Object(members.iter().map(|(name, value)| (name.clone(), plain(value))).collect())
        }
    }
}

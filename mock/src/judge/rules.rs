//! Rules between members.

use serde_json::Value;
use specwright_codegen::ir::{self, Condition, Demand, MemberRef, Operation, Rule, ValueKind};

use super::judging::Judging;
use super::members::{is_empty, sends_nothing_when_empty};
use super::read::Reading;
use super::words::listed;
use crate::Part;

/// What is known of a member that a rule names.
#[derive(Debug, Clone, Copy)]
pub(super) enum Seen<'v> {
    /// It is not there, or null.
    Absent,
    /// It has this value.
    Present(&'v Value),
    /// It is there, and has no value that could be read.
    Unreadable,
    /// The part that it belongs to could not be read.
    Unknown,
}

impl<'v> Seen<'v> {
    pub(super) fn of(value: &'v Value) -> Self {
        if value.is_null() { Self::Absent } else { Self::Present(value) }
    }
}

/// Judges the rules of an operation.
pub(super) fn judge_operation(judging: &mut Judging<'_>, operation: &Operation, readings: &[Reading<'_>]) {
    judging.part = Part::Whole;
    let api = judging.api;
    judge_rules(judging, &operation.rules, |index| {
        let input = operation.members.get(index);
        match (readings.get(index), input) {
            (Some(Reading::Value(value)), Some(input))
                if is_empty(value) && sends_nothing_when_empty(api, input) =>
            {
                Seen::Absent
            }
            (Some(Reading::Value(value)), _) => Seen::of(value),
            (Some(Reading::Unreadable(_)), _) => Seen::Unreadable,
            (Some(Reading::Lost), _) => Seen::Unknown,
            (Some(Reading::Absent) | None, _) => Seen::Absent,
        }
    });
}

/// Reports the rules that members, by their indexes, break. A rule of which that cannot be told is kept.
pub(super) fn judge_rules<'v>(judging: &mut Judging<'_>, rules: &[Rule], seen: impl Fn(usize) -> Seen<'v>) {
    for rule in rules {
        if !holds(rule, &seen) {
            judging.report_rule(&rule.name, sentence(rule), rule.error);
        }
    }
}

fn holds<'v>(rule: &Rule, seen: &impl Fn(usize) -> Seen<'v>) -> bool {
    if rule.named().any(|member| matches!(seen(member.index), Seen::Unknown)) {
        return true;
    }
    let is_present = |member: &MemberRef| !matches!(seen(member.index), Seen::Absent);
    let applies = |condition: &Condition| match condition {
        Condition::Present(member) => is_present(member),
        Condition::Equals(member, values) => match seen(member.index) {
            Seen::Present(found) => values.iter().any(|value| equals(found, value)),
            Seen::Absent | Seen::Unreadable | Seen::Unknown => false,
        },
    };
    rule.holds(applies, is_present)
}

/// Whether a value is that of a condition: numbers by what they are, however they are written.
fn equals(found: &Value, wanted: &ir::Value) -> bool {
    match (&wanted.kind, found) {
        (ValueKind::Boolean(wanted), Value::Bool(found)) => wanted == found,
        (ValueKind::String(wanted), Value::String(found)) => wanted == found,
        (ValueKind::Number(wanted), Value::Number(found)) => match (wanted.as_i64(), found.as_i64()) {
            (Some(wanted), Some(found)) => wanted == found,
            _ => wanted.as_f64() == found.as_f64(),
        },
        _ => false,
    }
}

/// What a rule demands.
fn sentence(rule: &Rule) -> String {
    let named = |word| names(&rule.members, word);
    let demand = match rule.demand {
        Demand::Any => format!("{} is required", named("or")),
        Demand::One => format!("exactly one of {} is required", named("and")),
        Demand::AtMostOne => format!("only one of {} may be set", named("and")),
        Demand::Together => format!("{} are set together or not at all", named("and")),
        Demand::Need if rule.members.len() == 1 => format!("{} is required", named("and")),
        Demand::Need => format!("{} are required", named("and")),
        Demand::Forbid => format!("{} must not be set", named("and")),
    };
    match &rule.when {
        None => demand,
        Some(condition) => format!("{demand} when {}", describe(condition)),
    }
}

fn names(members: &[MemberRef], word: &str) -> String {
    let names: Vec<String> = members.iter().map(|member| format!("`{}`", member.wire_name)).collect();
    listed(&names, word)
}

fn describe(condition: &Condition) -> String {
    match condition {
        Condition::Present(member) => format!("`{}` is set", member.wire_name),
        Condition::Equals(member, values) => {
            let values: Vec<String> = values.iter().map(show).collect();
            format!("`{}` is {}", member.wire_name, listed(&values, "or"))
        }
    }
}

/// A value of a condition as JSON; the checks of a description refuse all but single ones.
fn show(value: &ir::Value) -> String {
    match &value.kind {
        ValueKind::Null => "null".to_owned(),
        ValueKind::Boolean(value) => value.to_string(),
        ValueKind::Number(number) => number.to_string(),
        ValueKind::String(text) => Value::from(text.as_str()).to_string(),
        ValueKind::List(_) => "a list".to_owned(),
        ValueKind::Object(_) => "an object".to_owned(),
    }
}

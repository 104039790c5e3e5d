//! Rules between members.

use super::markdown::inline;
use super::{code, list};
use crate::ir::{Api, Condition, Demand, Rule};

/// Returns what a rule demands, without a capital and a full stop: `` `a` or `b` is required ``. The compiler says the same
/// of a builder that breaks it.
pub fn sentence(rule: &Rule) -> String {
    let names: Vec<String> = rule.members.iter().map(|member| code(member.name())).collect();
    let all = || list(&names, "and");
    let demand = match rule.demand {
        Demand::Any => format!("{} is required", list(&names, "or")),
        Demand::One => format!("exactly one of {} is required", all()),
        Demand::AtMostOne => format!("only one of {} may be set", all()),
        Demand::Together => format!("{} are set together or not at all", all()),
        Demand::Need if rule.members.len() == 1 => format!("{} is required", all()),
        Demand::Need => format!("{} are required", all()),
        Demand::Forbid => format!("{} must not be set", all()),
    };
    match &rule.when {
        None => demand,
        Some(condition) => format!("{demand} when {}", clause(condition)),
    }
}

/// Returns a rule as a list entry: what it demands, the documented reason, and the error it pre-empts.
pub fn entry(api: &Api, rule: &Rule) -> String {
    let mut text = format!("- {}: {}", code(&rule.name), sentence(rule));
    if let Some(doc) = &rule.doc {
        text.push_str(&format!(". {}", inline(doc.trim().trim_end_matches('.'))));
    }
    if let Some(error) = rule.error.map(|id| &api[id]) {
        text.push_str(&format!(" ({})", code(&error.name)));
    }
    text
}

fn clause(condition: &Condition) -> String {
    match condition {
        Condition::Present(member) => format!("{} is set", code(&member.wire_name)),
        Condition::Equals(member, values) => {
            let values: Vec<String> = values.iter().map(|value| code(&value.to_json().to_string())).collect();
            format!("{} is {}", code(&member.wire_name), list(&values, "or"))
        }
    }
}

//! Rules between members.

use super::{code, list};
use crate::ir::{Condition, Demand, Rule};

/// What a rule demands, without a capital and a full stop.
pub(crate) fn sentence(rule: &Rule) -> String {
    let names: Vec<String> = rule.members.iter().map(|member| code(&member.wire_name)).collect();
    let names = list(&names, "and");
    let demand = match rule.demand {
        Demand::Any => format!("at least one of {names} is set"),
        Demand::One => format!("exactly one of {names} is set"),
        Demand::AtMostOne => format!("at most one of {names} is set"),
        Demand::Together => format!("{names} are set together or not at all"),
        Demand::Need if rule.members.len() == 1 => format!("{names} is required"),
        Demand::Need => format!("{names} are required"),
        Demand::Forbid => format!("{names} must not be set"),
    };
    match &rule.when {
        None => demand,
        Some(condition) => format!("{demand} when {}", clause(condition)),
    }
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

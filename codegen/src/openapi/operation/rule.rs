//! Rules between members of a body that are inputs of the operation.

use crate::diagnostic::Code;
use crate::ir::{Demand, Input, Rule};
use crate::openapi::notes::Notes;

/// The rules of an object whose members became inputs, each of these where `to` says. Of a body that may be left out none
/// of its members is needed.
pub(super) fn of_inputs(
    rules: Vec<Rule>,
    to: &[Option<usize>],
    may_be_absent: bool,
    notes: &Notes,
) -> Vec<Rule> {
    let mut kept = Vec::new();
    for mut rule in rules {
        let is_needed = may_be_absent && matches!(rule.demand, Demand::Any | Demand::One);
        let mut is_whole = !is_needed;
        for member in rule.references_mut() {
            match to.get(member.index).copied().flatten() {
                Some(index) => member.index = index,
                None => is_whole = false,
            }
        }
        match is_whole {
            true => kept.push(rule),
            false => {
                notes.say(Code::OpenapiNotRead, rule.span, "which of the members are needed is not checked")
            }
        }
    }
    kept
}

/// With the keys that the inputs have in the end. A member that asks for a stream is always sent.
pub(super) fn settled(rules: Vec<Rule>, inputs: &[Input]) -> Vec<Rule> {
    let is_switch = |rule: &Rule| {
        rule.named().any(|member| inputs.get(member.index).is_some_and(|input| input.member.is_switch))
    };
    let mut rules: Vec<Rule> = rules.into_iter().filter(|rule| !is_switch(rule)).collect();
    for member in rules.iter_mut().flat_map(Rule::references_mut) {
        if let Some(input) = inputs.get(member.index) {
            member.wire_name.clone_from(&input.member.wire_name);
        }
    }
    rules
}

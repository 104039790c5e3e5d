//! What a rule demands, one statement for each sentence that rustc prints.

use super::formula::Formula;
use crate::{
    field::Field,
    names::upper_camel,
    rule::{Condition, Rule, RuleKind, Speaker, sentence},
    words,
};

/// One of the things that a rule demands.
pub(super) struct Statement {
    /// What the trait for it is called.
    pub(super) name: String,
    pub(super) formula: Formula,
    pub(super) headline: String,
    pub(super) label: String,
}

/// The statements that a rule makes.
pub(super) fn of_rule(rule: &Rule, fields: &[Field]) -> Vec<Statement> {
    let members = rule.kind.members();
    match &rule.kind {
        RuleKind::Any(_) => vec![at_least_one(rule, fields)],
        RuleKind::One(_) => vec![at_least_one(rule, fields), only_one(rule, fields)],
        RuleKind::AtMostOne(_) => vec![only_one(rule, fields)],
        RuleKind::Together(_) => members.iter().map(|member| together(*member, members, fields)).collect(),
        RuleKind::Need(condition, _) => {
            members.iter().map(|member| needed(*member, condition, fields)).collect()
        }
        RuleKind::Forbid(condition, _) => {
            members.iter().map(|member| forbidden(*member, condition, fields)).collect()
        }
    }
}

fn at_least_one(rule: &Rule, fields: &[Field]) -> Statement {
    let members = rule.kind.members();
    Statement {
        name: upper_camel(&rule.name.value()),
        formula: Formula::any_of(members),
        headline: sentence(&rule.kind, fields, Speaker::Rust),
        label: call(&Speaker::Rust.names(fields, members)),
    }
}

fn only_one(rule: &Rule, fields: &[Field]) -> Statement {
    let members = rule.kind.members();
    let names = Speaker::Rust.names(fields, members);
    Statement {
        name: format!("OnlyOne{}", upper_camel(&rule.name.value())),
        formula: Formula::two_of(members).negated(),
        headline: format!("only one of {} may be set", words::list(&names, "and")),
        label: format!("leave out all but one of {}", calls(&names, "and")),
    }
}

fn together(member: usize, members: &[usize], fields: &[Field]) -> Statement {
    let others: Vec<usize> = members.iter().copied().filter(|other| *other != member).collect();
    let when = words::list(&Speaker::Rust.names(fields, &others), "or");
    let own = name(fields, member);
    Statement {
        name: format!("{}Together", upper_camel(&own)),
        formula: Formula::implies(Formula::any_of(&others), Formula::Present(member)),
        headline: format!("`{own}` is required when {when} is set"),
        label: call(&[own]),
    }
}

fn needed(member: usize, condition: &Condition, fields: &[Field]) -> Statement {
    let (own, subject) = (name(fields, member), condition.subject());
    Statement {
        name: format!("{}When{}", upper_camel(&own), upper_camel(&name(fields, subject))),
        formula: Formula::implies(Formula::Present(subject), Formula::Present(member)),
        headline: format!("`{own}` is required when {}", Speaker::Rust.condition(fields, condition)),
        label: call(&[own]),
    }
}

fn forbidden(member: usize, condition: &Condition, fields: &[Field]) -> Statement {
    let (own, subject) = (name(fields, member), condition.subject());
    Statement {
        name: format!("No{}When{}", upper_camel(&own), upper_camel(&name(fields, subject))),
        formula: Formula::All(vec![Formula::Present(subject), Formula::Present(member)]).negated(),
        headline: format!("`{own}` must not be set when {}", Speaker::Rust.condition(fields, condition)),
        label: format!("leave out {}", calls(&[own, name(fields, subject)], "or")),
    }
}

fn name(fields: &[Field], member: usize) -> String {
    Speaker::Rust.names(fields, &[member]).concat()
}

/// `` call `.a(…)` or `.b(…)` before this ``.
pub(super) fn call(names: &[String]) -> String {
    format!("call {} before this", calls(names, "or"))
}

fn calls(names: &[String], last: &str) -> String {
    let calls: Vec<String> = names.iter().map(|name| format!("`.{name}(…)`")).collect();
    words::join(&calls, last)
}

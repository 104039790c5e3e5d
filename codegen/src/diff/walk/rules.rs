//! Rules between members.

use std::collections::BTreeSet;

use super::Walk;
use crate::diff::Code;
use crate::diff::entry::Wire;
use crate::diff::finding::Finding;
use crate::diff::surface::{self, Need};
use crate::ir::{Api, Condition, Demand, Rule, Value};
use crate::names::Name;

impl Walk<'_, '_> {
    /// Compares the rules of one owner. `is_used` tells whether requests are held to them.
    pub(super) fn rules(
        &mut self,
        subjects: &(String, String),
        owners: &[String; 2],
        (old, new): (&[Rule], &[Rule]),
        fields: (&[Name], &[Name]),
        is_used: bool,
    ) {
        let wire = |wire: Wire| if is_used { wire } else { Wire::None };
        let mut taken = Vec::new();
        for rule in old {
            let place = subject(&subjects.0, rule);
            let by_name = new.iter().position(|other| other.name == rule.name);
            let free = |other: &Rule| !old.iter().any(|one| one.name == other.name);
            let found =
                by_name.or_else(|| new.iter().position(|other| free(other) && says_the_same(rule, other)));
            let covers = needs(&owners[0], rule, fields.0);
            match found {
                Some(at) => {
                    taken.push(at);
                    let other = &new[at];
                    let covers = covers.into_iter().chain(needs(&owners[1], other, fields.1)).collect();
                    self.rule(subjects, rule, other, covers, is_used);
                }
                None => {
                    let message = format!("the rule `{}` is gone", rule.name);
                    let found = Finding::new(Code::RuleRemoved, "rule", wire(Wire::SafeUnchecked), message);
                    self.push(found.behaves().was(place, rule.span).covers(covers));
                }
            }
        }
        for (_, rule) in new.iter().enumerate().filter(|(at, _)| !taken.contains(at)) {
            let message = format!("the rule `{}` is new: {}", rule.name, crate::prose::rule::sentence(rule));
            let found = Finding::new(Code::RuleAdded, "rule", wire(Wire::Breaks), message).behaves();
            let covers = needs(&owners[1], rule, fields.1);
            self.push(found.is(subject(&subjects.1, rule), rule.span).covers(covers));
        }
    }

    fn rule(
        &mut self,
        subjects: &(String, String),
        old: &Rule,
        new: &Rule,
        covers: Vec<String>,
        is_used: bool,
    ) {
        let wire = |wire: Wire| if is_used { wire } else { Wire::None };
        let between = |found: Finding| {
            found.was(subject(&subjects.0, old), old.span).is(subject(&subjects.1, new), new.span)
        };
        if old.name != new.name {
            let message = format!("the rule `{}` is called `{}`", old.name, new.name);
            self.push(between(Finding::new(Code::RuleRenamed, "rule name", Wire::None, message).behaves()));
        }
        if !says_the_same(old, new) {
            let (code, verdict) = match loosened(old, new) {
                Some(true) => (Code::RuleLoosened, Wire::SafeUnchecked),
                Some(false) => (Code::RuleTightened, Wire::Breaks),
                None => (Code::RuleChanged, Wire::Breaks),
            };
            let message = format!("the rule `{}` says: {}", new.name, crate::prose::rule::sentence(new));
            self.push(between(Finding::new(code, "rule", wire(verdict), message).behaves().covers(covers)));
        }
        let error = |api: &Api, rule: &Rule| rule.error.map(|id| api[id].name.clone());
        if error(self.old.api, old) != error(self.new.api, new) {
            let message = format!("breaking the rule `{}` gives another error", new.name);
            self.push(between(
                Finding::new(Code::RuleErrorChanged, "rule error", Wire::None, message).behaves(),
            ));
        }
    }
}

fn subject(owner: &str, rule: &Rule) -> String {
    format!("{owner}.rules.{}", rule.name)
}

/// The paths of what a rule asks of a builder, and of what the builder knows for its sake.
fn needs(owner: &str, rule: &Rule, fields: &[Name]) -> Vec<String> {
    let builder = surface::builder(owner);
    let field = |at: usize| fields.get(at).map(ToString::to_string).unwrap_or_default();
    let states = rule.named().map(|member| format!("{builder}::{{state}}::{}", field(member.index)));
    let needs = Need::of_rule(rule, field);
    needs.iter().map(|need| format!("{builder}::{{rules}}::{}", need.key())).chain(states).collect()
}

fn names(rule: &Rule) -> BTreeSet<&str> {
    rule.members.iter().map(crate::ir::MemberRef::name).collect()
}

fn condition(rule: &Rule) -> Option<(&str, Vec<serde_json::Value>)> {
    rule.when.as_ref().map(|condition| match condition {
        Condition::Present(member) => (member.name(), Vec::new()),
        Condition::Equals(member, values) => (member.name(), values.iter().map(Value::to_json).collect()),
    })
}

fn says_the_same(old: &Rule, new: &Rule) -> bool {
    old.demand == new.demand && names(old) == names(new) && condition(old) == condition(new)
}

/// Whether a rule lets more through (`true`) or less (`false`); `None` where neither can be said.
fn loosened(old: &Rule, new: &Rule) -> Option<bool> {
    let (was, is) = (names(old), names(new));
    if condition(old) != condition(new) {
        return None;
    }
    match (old.demand, new.demand) {
        (Demand::Any, Demand::Any) if was.is_subset(&is) => Some(true),
        (Demand::Any, Demand::Any) if is.is_subset(&was) => Some(false),
        (Demand::One, Demand::Any | Demand::AtMostOne) if was == is => Some(true),
        (Demand::Any | Demand::AtMostOne, Demand::One) if was == is => Some(false),
        (Demand::AtMostOne, Demand::AtMostOne)
        | (Demand::Together, Demand::Together)
        | (Demand::Need, Demand::Need)
        | (Demand::Forbid, Demand::Forbid) => {
            let fewer = is.is_subset(&was);
            (fewer || was.is_subset(&is)).then_some(fewer)
        }
        _ => None,
    }
}

//! Rules between members.
//!
//! A document that is checked by nobody may state what cannot be met. So only rules are kept that stand by themselves: each
//! names members that may be absent, and no two of them ask for the presence or absence of the same one.

use std::collections::HashSet;

use super::Types;
use crate::diagnostic::Code;
use crate::ir::{Condition, Demand, Direction, Member, MemberRef, Presence, Provenance, Rule};
use crate::openapi::schema::Stated;
use crate::openapi::words::kebab;
use crate::source::Span;

/// The longest name of a rule; of more members the first are named.
const LONGEST_NAME: usize = 60;

impl Types<'_, '_> {
    /// The rules between these members.
    pub(super) fn rules(&self, stated: &[Stated<'_>], members: &[Member]) -> Vec<Rule> {
        let mut rules: Vec<Rule> = Vec::new();
        let mut bound = HashSet::new();
        for one in stated {
            let rule = rule(one, members).filter(|rule| is_free(rule, &mut bound));
            match rule {
                Some(rule) => rules.push(Rule { name: free_name(rule.name.clone(), &rules), ..rule }),
                None => self.tell_unkept(one.span),
            }
        }
        rules
    }

    /// Says of rules that they are about no members of an object.
    pub(super) fn tell_rules(&self, stated: &[Stated<'_>]) {
        stated.iter().for_each(|rule| self.tell_unkept(rule.span));
    }

    fn tell_unkept(&self, span: Span) {
        self.notes.say(Code::OpenapiNotRead, span, "which of the members are needed is not checked");
    }
}

fn rule(stated: &Stated<'_>, members: &[Member]) -> Option<Rule> {
    let find = |name: &str| {
        let (index, member) = members.iter().enumerate().find(|(_, member)| member.wire_name == name)?;
        let may_be_named = member.only != Some(Direction::Out) && member.constant.is_none();
        may_be_named.then_some((MemberRef { index, wire_name: name.to_owned(), span: stated.span }, member))
    };
    let when = match stated.when {
        None => None,
        Some(name) => {
            let (subject, member) = find(name)?;
            (!member.presence.is_nullable()).then_some(())?;
            Some(Condition::Present(subject))
        }
    };
    // What is always there needs no rule to be there.
    let is_asked = |member: &Member| stated.demand != Demand::Need || !member.presence.is_required();
    let mut named = Vec::new();
    for name in &stated.members {
        let (reference, member) = find(name)?;
        if is_asked(member) {
            (member.presence == Presence::Optional).then_some(())?;
            named.push(reference);
        }
    }
    let least = if stated.demand == Demand::Need { 1 } else { 2 };
    (named.len() >= least).then(|| Rule {
        name: name(stated),
        when,
        demand: stated.demand,
        members: named,
        error: None,
        doc: None,
        provenance: Provenance::default(),
        span: stated.span,
    })
}

fn name(stated: &Stated<'_>) -> String {
    let words = stated.when.into_iter().chain([stated.demand.as_str()]).chain(stated.members.iter().copied());
    let mut name = String::new();
    for word in words.map(|word| kebab(word, "member")) {
        if !name.is_empty() && name.len() + word.len() >= LONGEST_NAME {
            break;
        }
        if !name.is_empty() {
            name.push('-');
        }
        name.push_str(&word);
    }
    name
}

fn free_name(name: String, rules: &[Rule]) -> String {
    let is_free = |name: &String| !rules.iter().any(|rule| rule.name == *name);
    let others = (2..).map(|number| format!("{name}-{number}"));
    std::iter::once(name.clone()).chain(others).find(is_free).unwrap_or(name)
}

/// Whether no other rule binds a member of this one. What one member needs may be needed by others, too.
fn is_free(rule: &Rule, bound: &mut HashSet<(usize, bool)>) -> bool {
    let is_need = rule.demand == Demand::Need;
    let indexes: Vec<usize> = rule.named().map(|member| member.index).collect();
    let clashes =
        |index: &usize| bound.contains(&(*index, false)) || !is_need && bound.contains(&(*index, true));
    if indexes.iter().any(clashes) {
        return false;
    }
    bound.extend(indexes.into_iter().map(|index| (index, is_need)));
    true
}

//! Which members an example sets, so that the rules that presence decides are kept.

use crate::ir::{Condition, Demand, Member, MemberRef, Rule};

/// Adds members to those that are wanted, or leaves some of them out, until no rule is broken; `None` where that is
/// not found.
pub(crate) fn keep_rules(rules: &[Rule], members: &[&Member], mut set: Vec<bool>) -> Option<Vec<bool>> {
    // Each step settles a rule; one that unsettles others again and again is given up.
    for _ in 0..=members.len() + rules.len() {
        let Some(rule) = rules.iter().find(|rule| is_broken(rule, &set)) else { return Some(set) };
        mend(rule, members, &mut set)?;
    }
    None
}

fn is_set(set: &[bool], member: &MemberRef) -> bool {
    set.get(member.index).copied().unwrap_or(false)
}

fn is_broken(rule: &Rule, set: &[bool]) -> bool {
    // A condition on a value is for the validator.
    let applies =
        |condition: &Condition| matches!(condition, Condition::Present(subject) if is_set(set, subject));
    !rule.holds(applies, |member| is_set(set, member))
}

fn mend(rule: &Rule, members: &[&Member], set: &mut [bool]) -> Option<()> {
    let listed = &rule.members;
    match rule.demand {
        Demand::Any => put(listed.get(..1)?, true, members, set),
        Demand::One | Demand::AtMostOne => match listed.iter().position(|one| is_set(set, one)) {
            Some(first) => put(listed.get(first + 1..)?, false, members, set),
            None => put(listed.get(..1)?, true, members, set),
        },
        Demand::Together | Demand::Need => put(listed, true, members, set),
        Demand::Forbid => put(listed, false, members, set),
    }
}

/// Sets members, or leaves them out, which no required one can be.
fn put(listed: &[MemberRef], wanted: bool, members: &[&Member], set: &mut [bool]) -> Option<()> {
    for member in listed {
        if !wanted && members.get(member.index)?.presence.is_required() {
            return None;
        }
        *set.get_mut(member.index)? = wanted;
    }
    Some(())
}

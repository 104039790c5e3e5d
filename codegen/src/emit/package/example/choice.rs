//! Which members an example sets, so that the rules that presence decides are kept.

use crate::ir::{Condition, Member, MemberRef, Rule};

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

/// Sets the first members of a rule that are missing, or leaves out the last ones that are too much.
fn mend(rule: &Rule, members: &[&Member], set: &mut [bool]) -> Option<()> {
    let listed = &rule.members;
    let present = listed.iter().filter(|member| is_set(set, member)).count();
    let counts = rule.demand.counts(listed.len());
    let (missing, surplus): (Vec<&MemberRef>, Vec<&MemberRef>) =
        listed.iter().partition(|member| !is_set(set, member));
    match counts.iter().map(|count| *count.start()).find(|least| *least > present) {
        Some(least) => put(missing.get(..least - present)?, true, members, set),
        None => {
            let most = counts.iter().map(|count| *count.end()).filter(|most| *most < present).max()?;
            put(surplus.get(most..)?, false, members, set)
        }
    }
}

/// Sets members, or leaves them out, which no required one can be.
fn put(listed: &[&MemberRef], wanted: bool, members: &[&Member], set: &mut [bool]) -> Option<()> {
    for member in listed {
        if !wanted && members.get(member.index)?.presence.is_required() {
            return None;
        }
        *set.get_mut(member.index)? = wanted;
    }
    Some(())
}

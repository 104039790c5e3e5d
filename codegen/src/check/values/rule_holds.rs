//! Whether values keep a rule.

use super::single::single;
use crate::ir::{Condition, MemberRef, Rule, RuleKind, Value, ValueKind};

/// Whether the values of members, by index, keep a rule. Null is not present, and what is not sent has no value
/// here (`presence.rs`).
pub(crate) fn holds<'v>(rule: &Rule, value_of: &impl Fn(usize) -> Option<&'v Value>) -> bool {
    let present = |index: usize| value_of(index).is_some_and(|value| !matches!(value.kind, ValueKind::Null));
    let count = |members: &[MemberRef]| members.iter().filter(|member| present(member.index)).count();
    let applies = |condition: &Condition| match condition {
        Condition::Present(member) => present(member.index),
        Condition::Equals(member, values) => {
            let found = value_of(member.index).and_then(single);
            found.is_some() && values.iter().any(|wanted| single(wanted) == found)
        }
    };
    match &rule.kind {
        RuleKind::Any(members) => count(members) > 0,
        RuleKind::One(members) => count(members) == 1,
        RuleKind::AtMostOne(members) => count(members) <= 1,
        RuleKind::Together(members) => count(members) == 0 || count(members) == members.len(),
        RuleKind::Need(condition, members) => !applies(condition) || count(members) == members.len(),
        RuleKind::Forbid(condition, members) => !applies(condition) || count(members) == 0,
    }
}

//! Whether values keep a rule.

use crate::ir::{Condition, MemberRef, Rule, RuleKind, Value, ValueKind};

/// Whether the values of members, by index, keep a rule. Null is not present.
pub(super) fn holds<'v>(rule: &Rule, value_of: &impl Fn(usize) -> Option<&'v Value>) -> bool {
    let present = |index: usize| value_of(index).is_some_and(|value| !matches!(value.kind, ValueKind::Null));
    let count = |members: &[MemberRef]| members.iter().filter(|member| present(member.index)).count();
    let applies = |condition: &Condition| match condition {
        Condition::Present(member) => present(member.index),
        Condition::Equals(member, values) => {
            value_of(member.index).is_some_and(|value| values.iter().any(|wanted| same(wanted, value)))
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

/// Whether two single values are the same.
pub(super) fn same(a: &Value, b: &Value) -> bool {
    match (&a.kind, &b.kind) {
        (ValueKind::Boolean(a), ValueKind::Boolean(b)) => a == b,
        (ValueKind::Number(a), ValueKind::Number(b)) => a == b,
        (ValueKind::String(a), ValueKind::String(b)) => a == b,
        _ => false,
    }
}

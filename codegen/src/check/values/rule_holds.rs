//! Whether values keep a rule.

use super::single::single;
use crate::ir::{Condition, MemberRef, Rule, Value, ValueKind};

/// Whether the values of members, by index, keep a rule. Null is not present, and what is not sent has no value
/// here (`presence.rs`).
pub(crate) fn holds<'v>(rule: &Rule, value_of: &impl Fn(usize) -> Option<&'v Value>) -> bool {
    let is_present = |member: &MemberRef| {
        value_of(member.index).is_some_and(|value| !matches!(value.kind, ValueKind::Null))
    };
    let applies = |condition: &Condition| match condition {
        Condition::Present(member) => is_present(member),
        Condition::Equals(member, values) => {
            let found = value_of(member.index).and_then(single);
            found.is_some() && values.iter().any(|wanted| single(wanted) == found)
        }
    };
    rule.holds(applies, is_present)
}

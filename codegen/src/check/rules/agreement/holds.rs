//! Whether the values of a request keep a rule, by the letter of the language.

use crate::check::values::single::single;
use crate::ir::{Api, Condition, EmptyList, Member, MemberRef, Rule, Shape, Value, ValueKind};

/// Whether a member that is given this value is present.
pub(crate) fn is_present(api: &Api, member: &Member, empty_list: EmptyList, value: &Value) -> bool {
    match &value.kind {
        ValueKind::Null => false,
        ValueKind::List(items) if items.is_empty() && empty_list == EmptyList::Absent => {
            !matches!(api.types.resolve(&member.ty), Shape::List(_))
        }
        _ => true,
    }
}

/// Whether the values of members, by index, keep a rule. Null is not present, and what is not sent has no value
/// here ([`is_present`]).
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

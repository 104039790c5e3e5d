//! Rules between members.

use super::examiner::Examiner;
use super::{JsonValue, Kind};
use crate::ir::{self, Condition, MemberRef, Rule, ValueKind};
use crate::prose;

/// What is known of a member that a rule names.
#[derive(Debug, Clone, Copy)]
pub(super) enum Seen<'v, V> {
    /// It is not there, or null.
    Absent,
    /// It has this value.
    Present(&'v V),
    /// It is there, and has no value that could be read.
    Unreadable,
    /// The part that it belongs to could not be read.
    Unknown,
}

impl<'v, V: JsonValue> Seen<'v, V> {
    pub(super) fn of(value: &'v V) -> Self {
        if value.is_null() { Self::Absent } else { Self::Present(value) }
    }
}

/// Reports the rules that members, by their indexes, break. A rule that cannot be decided counts as kept. `whole` is
/// the place of the object.
pub(super) fn examine_rules<'a, 'v, V: JsonValue + 'v>(
    examiner: &mut Examiner<'a, V::Place>,
    rules: &'a [Rule],
    whole: V::Place,
    seen: impl Fn(usize) -> Seen<'v, V>,
) {
    for rule in rules {
        if !holds(rule, &seen) {
            examiner.report_rule(whole, rule, || prose::rule::sentence(rule));
        }
    }
}

fn holds<'v, V: JsonValue + 'v>(rule: &Rule, seen: &impl Fn(usize) -> Seen<'v, V>) -> bool {
    if rule.named().any(|member| matches!(seen(member.index), Seen::Unknown)) {
        return true;
    }
    let is_present = |member: &MemberRef| !matches!(seen(member.index), Seen::Absent);
    let applies = |condition: &Condition| match condition {
        Condition::Present(member) => is_present(member),
        Condition::Equals(member, values) => match seen(member.index) {
            Seen::Present(found) => values.iter().any(|value| equals(found, value)),
            Seen::Absent | Seen::Unreadable | Seen::Unknown => false,
        },
    };
    rule.holds(applies, is_present)
}

/// Whether a value is that of a condition: numbers by what they are, however they are written.
fn equals<V: JsonValue>(found: &V, wanted: &ir::Value) -> bool {
    match (&wanted.kind, found.kind()) {
        (ValueKind::Boolean(wanted), Kind::Boolean(found)) => *wanted == found,
        (ValueKind::String(wanted), Kind::String(found)) => wanted == found,
        (ValueKind::Number(wanted), Kind::Number(found)) => match (wanted.as_i64(), found.as_i64()) {
            (Some(wanted), Some(found)) => wanted == found,
            _ => wanted.as_f64() == found.as_f64(),
        },
        _ => false,
    }
}

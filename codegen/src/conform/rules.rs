//! Rules between members.

use super::examiner::Examiner;
use super::limits::number_of;
use super::{JsonValue, Kind};
use crate::ir::{self, Condition, MemberRef, Rule, Shape, Type, ValueKind};
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

/// Reports the rules that members break, which go by their indexes. A rule that cannot be decided counts as kept. `whole`
/// is the place of the object, and `types` are those of its members.
pub(super) fn examine_rules<'a, 'v, V: JsonValue + 'v>(
    examiner: &mut Examiner<'a, V::Place>,
    rules: &'a [Rule],
    whole: V::Place,
    types: impl Fn(usize) -> Option<&'a Type>,
    seen: impl Fn(usize) -> Seen<'v, V>,
) {
    let shape = |index: usize| types(index).map(|ty| examiner.api.types.resolve(ty));
    let broken: Vec<_> = rules.iter().filter(|rule| !holds(rule, &shape, &seen)).collect();
    for rule in broken {
        examiner.report_rule(whole, rule, || prose::rule::sentence(rule));
    }
}

fn holds<'a, 'v, V: JsonValue + 'v>(
    rule: &Rule,
    shape: &impl Fn(usize) -> Option<Shape<'a>>,
    seen: &impl Fn(usize) -> Seen<'v, V>,
) -> bool {
    if rule.named().any(|member| matches!(seen(member.index), Seen::Unknown)) {
        return true;
    }
    let is_present = |member: &MemberRef| !matches!(seen(member.index), Seen::Absent);
    let applies = |condition: &Condition| match condition {
        Condition::Present(member) => is_present(member),
        Condition::Equals(member, values) => match seen(member.index) {
            Seen::Present(found) => values.iter().any(|value| equals(shape(member.index), found, value)),
            Seen::Absent | Seen::Unreadable | Seen::Unknown => false,
        },
    };
    rule.holds(applies, is_present)
}

/// Whether a value is that of a condition: numbers by what they are, however they are written, as text as well.
fn equals<V: JsonValue>(shape: Option<Shape<'_>>, found: &V, wanted: &ir::Value) -> bool {
    let (numbers, is_text) = match shape {
        Some(Shape::Scalar(Type::AsText(plain))) => (Some(&**plain), true),
        Some(Shape::Scalar(plain)) => (Some(plain), false),
        _ => (None, false),
    };
    let is_same_number = || match (number_of(found), number_of(wanted)) {
        (Some(found), Some(wanted)) => match numbers {
            Some(Type::Number) | None => found.to_f64() == wanted.to_f64(),
            Some(_) => found == wanted,
        },
        _ => false,
    };
    match (&wanted.kind, found.kind()) {
        (ValueKind::Boolean(wanted), Kind::Boolean(found)) => *wanted == found,
        (ValueKind::String(wanted), Kind::Boolean(found)) => is_text && *wanted == found.to_string(),
        (ValueKind::String(wanted), Kind::String(found)) => wanted == found || is_text && is_same_number(),
        (ValueKind::Number(_), Kind::Number(_)) => is_same_number(),
        (ValueKind::String(_), Kind::Number(_)) => is_text && is_same_number(),
        _ => false,
    }
}

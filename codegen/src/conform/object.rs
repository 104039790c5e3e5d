//! Objects: their members, those that nobody declared, and their rules.

use super::examiner::Examiner;
use super::rules::{Seen, examine_rules};
use super::union::is;
use super::value::{Slot, examine_value};
use super::{JsonValue, Kind, Weight};
use crate::ir::{Direction, Member, Null, Object, Presence};

/// Whether a value says how a response is to come.
fn asks<V: JsonValue>(member: &Member, value: &V) -> bool {
    match value.kind() {
        Kind::Boolean(_) => true,
        Kind::Null => member.presence.null() != Null::Refused,
        _ => false,
    }
}

pub(super) fn examine_object<'a, V: JsonValue>(
    examiner: &mut Examiner<'a, V::Place>,
    object: &'a Object,
    value: &V,
) {
    let tag = examiner.tag.take();
    for member in &object.members {
        examiner.below(&member.wire_name, |examiner| {
            examine_member(examiner, member, value.member(&member.wire_name), value.place());
        });
    }
    let is_declared =
        |name: &str| tag == Some(name) || object.members.iter().any(|member| member.wire_name == name);
    for (name, other) in value.members().filter(|(name, _)| !is_declared(name)) {
        examiner.below(name, |examiner| match &object.additional {
            Some(ty) => examine_value(examiner, Slot::of_type(ty), other),
            None if examiner.direction == Direction::Out => {}
            None => {
                examiner.report(Weight::Loose, other.place(), "unknown", || "is not a member of this object");
            }
        });
    }
    if examiner.direction == Direction::In {
        let types = |index: usize| object.members.get(index).map(|member| &member.ty);
        examine_rules(examiner, &object.rules, value.place(), types, |index| {
            match object.members.get(index).and_then(|member| value.member(&member.wire_name)) {
                Some(value) => Seen::of(value),
                None => Seen::Absent,
            }
        });
    }
}

/// Whether a member must be there. Readers take the absence of one that may be null as null.
fn is_missed<P: Copy>(examiner: &Examiner<'_, P>, presence: Presence) -> bool {
    presence.is_required() && (examiner.direction == Direction::In || !presence.is_nullable())
}

/// Examines a member by its presence, its type and its limits. `around` is the place of what it is a member of.
pub(super) fn examine_member<'a, V: JsonValue>(
    examiner: &mut Examiner<'a, V::Place>,
    member: &'a Member,
    value: Option<&V>,
    around: V::Place,
) {
    if let (Some(value), Direction::In, false) = (value, examiner.direction, member.is_sent()) {
        let message = || "is only in responses";
        return examiner.report(Weight::Loose, value.place(), "response_only", message);
    }
    match (value, &member.constant) {
        (Some(value), None) if member.is_switch && !asks(member, value) => {
            // As of a constant, since nobody sets it.
            examiner.report(Weight::Misfit, value.place(), "const", || {
                "must be `true` or `false`, as the response is to come".to_owned()
            });
        }
        (Some(value), None) => examine_value(examiner, Slot::of_member(member), value),
        (Some(value), Some(constant)) if is(constant, value) => {}
        (Some(value), Some(constant)) => {
            examiner.report(Weight::Misfit, value.place(), "const", || format!("must always be {constant}"));
        }
        (None, Some(constant)) => {
            let message = || format!("is missing, and must always be {constant}");
            examiner.report(Weight::Misfit, around, "const", message);
        }
        (None, None) if is_missed(examiner, member.presence) => {
            examiner.report(Weight::Misfit, around, "required", || "is required");
        }
        (None, None) => {}
    }
}

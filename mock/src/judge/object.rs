//! Objects: their members, those that nobody declared, and their rules.

use serde_json::{Map, Value};
use specwright_codegen::ir::{Constraints, Member, Object, Presence};

use super::judging::{Judging, Weight};
use super::rules::{self, Seen};
use super::value::{Null, judge_value};

pub(super) fn judge_object(judging: &mut Judging<'_>, object: &Object, members: &Map<String, Value>) {
    for member in &object.members {
        judging.below(&member.wire_name, |judging| {
            judge_member(judging, member, members.get(&member.wire_name));
        });
    }
    let others =
        members.iter().filter(|(name, _)| !object.members.iter().any(|member| member.wire_name == **name));
    for (name, value) in others {
        judging.below(name, |judging| match &object.additional {
            Some(ty) => judge_value(judging, ty, &Constraints::default(), Null::Refused, value),
            None => judging.report(Weight::Loose, "unknown", "is no member of this object"),
        });
    }
    rules::judge_rules(judging, &object.rules, |index| {
        match object.members.get(index).and_then(|member| members.get(&member.wire_name)) {
            Some(value) => Seen::of(value),
            None => Seen::Absent,
        }
    });
}

/// Judges a member by its presence, its type and its limits.
pub(super) fn judge_member(judging: &mut Judging<'_>, member: &Member, value: Option<&Value>) {
    match value {
        Some(value) => judge_value(judging, &member.ty, &member.constraints, null_of(member.presence), value),
        None if member.presence.is_required() => judging.report(Weight::Misfit, "required", "is required"),
        None => {}
    }
}

fn null_of(presence: Presence) -> Null {
    match presence {
        Presence::Required => Null::Refused,
        Presence::Optional => Null::IsAbsent,
        Presence::RequiredNullable | Presence::OptionalNullable | Presence::Loose => Null::Fits,
    }
}

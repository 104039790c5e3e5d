//! The members of an operation's request.

use serde_json::{Map, Value};
use specwright_codegen::ir::{
    Api, BodyContent, BodyVariant, Constraints, EmptyList, Input, Operation, Place, Presence, Type,
};

use super::judging::{Judging, Weight};
use super::object::judge_member;
use super::read::Reading;
use super::value::{Null, judge_value, kind};
use super::words::listed;
use crate::Part;
use crate::shape::{Shape, shape};

/// Judges each member by itself, in the order of the description.
pub(super) fn judge_inputs(judging: &mut Judging<'_>, operation: &Operation, readings: &[Reading<'_>]) {
    for (input, reading) in operation.members.iter().zip(readings) {
        judging.part = part(input.place);
        judging.below(&input.member.wire_name, |judging| judge_input(judging, input, reading));
    }
}

/// Reports the members of a flat request that the operation does not have.
pub(super) fn judge_undeclared(
    judging: &mut Judging<'_>,
    operation: &Operation,
    members: &Map<String, Value>,
) {
    judging.part = Part::Whole;
    let is_declared = |name: &str| operation.members.iter().any(|input| input.member.wire_name == name);
    for name in members.keys().filter(|name| !is_declared(name)) {
        judging.below(name, |judging| {
            judging.report(Weight::Loose, "unknown", "is no member of this request");
        });
    }
}

/// The part of the request that has the members of a place.
pub(super) fn part(place: Place) -> Part {
    match place {
        Place::Path => Part::Path,
        Place::Query => Part::Query,
        Place::Header => Part::Header,
        Place::Json | Place::Part | Place::Form | Place::Body => Part::Body,
    }
}

/// Whether a member is a list that goes where an empty one sends nothing: anywhere but in JSON.
pub(super) fn sends_nothing_when_empty(api: &Api, input: &Input) -> bool {
    input.place.empty_list() == EmptyList::Absent && matches!(shape(api, &input.member.ty), Shape::List(_))
}

/// Whether a value is an empty list.
pub(super) fn is_empty(value: &Value) -> bool {
    value.as_array().is_some_and(Vec::is_empty)
}

fn judge_input(judging: &mut Judging<'_>, input: &Input, reading: &Reading<'_>) {
    let member = &input.member;
    match reading {
        Reading::Lost => {}
        Reading::Unreadable(why) => judging.report(Weight::Misfit, why.rule, why.message.clone()),
        Reading::Value(value) if is_empty(value) && sends_nothing_when_empty(judging.api, input) => {
            if member.presence == Presence::Required {
                let message = "must have an element: nothing is sent for an empty list";
                judging.report(Weight::Misfit, "required", message);
            }
        }
        Reading::Value(value) => match &member.ty {
            Type::Contents(variants) => judge_content(judging, variants, value),
            _ => judge_member(judging, member, Some(value)),
        },
        Reading::Absent => judge_member(judging, member, None),
    }
}

/// A body of one of several media types is an object whose one member is named for what it holds.
fn judge_content(judging: &mut Judging<'_>, variants: &[BodyVariant], value: &Value) {
    let members = value.as_object().into_iter().flatten();
    let (known, others): (Vec<_>, Vec<_>) = members
        .map(|(name, value)| (name, value, variants.iter().find(|variant| variant.name == *name)))
        .partition(|(_, _, variant)| variant.is_some());
    let [(name, value, Some(variant))] = known.as_slice() else {
        let names: Vec<String> = variants.iter().map(|variant| format!("`{}`", variant.name)).collect();
        let message = format!("must be an object with one member, {}", listed(&names, "or"));
        return judging.report(Weight::Misfit, "type", message);
    };
    judging.below(name, |judging| match &variant.content {
        BodyContent::Json(ty) => judge_value(judging, ty, &Constraints::default(), Null::Refused, value),
        BodyContent::Text(_) if value.is_string() => {}
        BodyContent::Text(_) => {
            judging.report(Weight::Misfit, "type", format!("must be a text, and is {}", kind(value)));
        }
    });
    for (name, ..) in others {
        judging
            .below(name, |judging| judging.report(Weight::Loose, "unknown", "is no media type of this body"));
    }
}

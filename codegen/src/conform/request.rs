//! The members of an operation's request, and its rules.

use super::examiner::{Examiner, Telling};
use super::object::examine_member;
use super::rules::{Seen, examine_rules};
use super::{Finding, JsonValue, Kind, Weight};
use crate::ir::{Api, Direction, EmptyList, Input, Operation, Presence, Shape, TextStyle};

/// What a request has of a member.
#[derive(Debug)]
pub enum Given<'v, V> {
    /// It is not there.
    Absent,
    /// Its value in its JSON form.
    Value(&'v V),
    /// It is there, and cannot be read.
    Unreadable {
        /// A word for what is wrong.
        word: &'static str,
        /// What is wrong, as the end of a sentence that begins with the member.
        message: &'v str,
    },
    /// What it would be part of cannot be read, which is reported elsewhere.
    Lost,
}

/// What is wrong with a request.
#[derive(Debug)]
pub struct RequestFindings<'a, P> {
    /// With single members, in the order of the description.
    pub members: Vec<Finding<'a, P>>,
    /// Between members: the rules that are broken.
    pub rules: Vec<Finding<'a, P>>,
}

/// Everything that is wrong with a request. `given` has its members by their index, and `whole` is its place.
pub fn examine_request<'a, 'v, V: JsonValue + 'v>(
    api: &'a Api,
    operation: &'a Operation,
    given: impl Fn(usize) -> Given<'v, V>,
    whole: V::Place,
) -> RequestFindings<'a, V::Place> {
    let mut examiner = Examiner::new(api, Direction::In, Telling::Everything);
    for (index, input) in operation.members.iter().enumerate() {
        examiner.input = Some(index);
        examiner.below(&input.member.wire_name, |examiner| {
            examine_input(examiner, input, given(index), whole);
        });
    }
    let members = examiner.take();
    examiner.input = None;
    let types = |index: usize| operation.members.get(index).map(|input| &input.member.ty);
    examine_rules(&mut examiner, &operation.rules, whole, types, |index| {
        match (given(index), operation.members.get(index)) {
            (Given::Value(value), Some(input)) if is_nothing(api, input, value) => Seen::Absent,
            (Given::Value(value), _) => Seen::of(value),
            (Given::Unreadable { .. }, _) => Seen::Unreadable,
            (Given::Lost, _) => Seen::Unknown,
            (Given::Absent, _) => Seen::Absent,
        }
    });
    RequestFindings { members, rules: examiner.finish(whole) }
}

fn examine_input<'a, V: JsonValue>(
    examiner: &mut Examiner<'a, V::Place>,
    input: &'a Input,
    given: Given<'_, V>,
    whole: V::Place,
) {
    let member = &input.member;
    match given {
        Given::Lost => {}
        Given::Unreadable { word, message } => examiner.report(Weight::Misfit, whole, word, || message),
        Given::Absent => examine_member::<V>(examiner, member, None, whole),
        Given::Value(value) if is_nothing(examiner.api, input, value) => {
            if member.presence == Presence::Required {
                examiner.report(
                    Weight::Misfit,
                    value.place(),
                    "required",
                    || "must have an element: nothing is sent for an empty list",
                );
            }
        }
        Given::Value(value) => examine_member(examiner, member, Some(value), whole),
    }
}

/// Whether nothing is sent for a value: for an empty list or map anywhere but in JSON.
fn is_nothing<V: JsonValue>(api: &Api, input: &Input, value: &V) -> bool {
    let is_unsent = input.place.empty_list() == EmptyList::Absent;
    let style = input.member.style;
    is_unsent
        && match (value.kind(), api.types.resolve(&input.member.ty)) {
            (Kind::List([]), Shape::List(_)) => true,
            (Kind::Object, Shape::Map(_)) => {
                value.members().next().is_none() && style.is_some_and(TextStyle::leaves_empty_maps_out)
            }
            _ => false,
        }
}

//! What a document says that does not fit its own types: it is left out, and told.

use super::notes::Notes;
use crate::conform::{Slot, fits};
use crate::diagnostic::Code;
use crate::ir::{Api, Direction, Member, TypeKind, Types, Value};
use crate::source::Span;

/// Leaves out defaults that are no values of their members.
pub(crate) fn drop_misfits(api: &mut Api, notes: &Notes) {
    let fitting = |member: &Member| {
        let value = member.server_default.as_ref()?;
        (!fits(api, Slot::of_member(member), value, Direction::In)).then_some(value.span)
    };
    let objects = api.types.iter().filter_map(|def| match &def.kind {
        TypeKind::Object(object) => Some(object),
        _ => None,
    });
    let members = objects.flat_map(|object| &object.members);
    let inputs = api.operations.iter().flat_map(|operation| &operation.members).map(|input| &input.member);
    let misfits: Vec<Span> = members.chain(inputs).filter_map(fitting).collect();
    if misfits.is_empty() {
        return;
    }
    for span in &misfits {
        notes.say(Code::OpenapiRepaired, *span, "the default is not a value of its type, and is left out");
    }
    let is_misfit = |value: &Value| misfits.contains(&value.span);
    let settle = |member: &mut Member| {
        if member.server_default.as_ref().is_some_and(is_misfit) {
            member.server_default = None;
        }
    };
    let mut types = api.types.to_vec();
    for def in &mut types {
        if let TypeKind::Object(object) = &mut def.kind {
            object.members.iter_mut().for_each(settle);
        }
    }
    api.types = Types::from(types);
    for operation in &mut api.operations {
        operation.members.iter_mut().for_each(|input| settle(&mut input.member));
    }
}

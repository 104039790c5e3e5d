//! Headers of responses.

use crate::export::schema::{Form, Schemas};
use crate::ir::{Api, Confidence, Direction, Member, Place, Type};
use crate::json::Object;

/// The headers that an object of members is, each under its name.
pub(super) fn headers(schemas: &Schemas<'_>, ty: Option<&Type>) -> Object {
    let members = schemas.api.header_members(ty).iter();
    let received = members.filter(|member| member.only != Some(Direction::In));
    received.map(|member| (member.wire_name.clone(), header(schemas, member).into())).collect()
}

fn header(schemas: &Schemas<'_>, member: &Member) -> Object {
    Object::default()
        .with_some("required", member.presence.is_required().then_some(true))
        .and(schemas.about_member(member, Confidence::Stated))
        .with("schema", schemas.member_value(member, Place::Json, Form::Response))
}

/// What the spec calls the type of the headers.
pub(super) fn name(api: &Api, ty: Option<&Type>) -> Option<String> {
    ty.and_then(Type::named).map(|id| api[id].name.clone())
}

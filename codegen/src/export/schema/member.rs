//! The schemas of members.

use super::rule::Subject;
use super::types::nullable;
use super::{Form, Schemas};
use crate::export::annotation::{deprecation, description, provenance};
use crate::ir::{Confidence, Direction, EmptyList, Member, Place, Presence, Shape, TextStyle, Type};
use crate::json::{Json, Object};

impl Schemas<'_> {
    /// The schema of an object's member with all that is said of it.
    pub(super) fn member(&self, member: &Member, whole: Confidence, form: Form) -> Object {
        self.member_value(member, Place::Json, form).and(self.about_member(member, whole))
    }

    /// The schema of a member's value.
    pub(in crate::export) fn member_value(&self, member: &Member, place: Place, form: Form) -> Object {
        if let Some(constant) = &member.constant {
            return self.value(&member.ty, form).with("const", constant);
        }
        let schema = self.limited(self.value(&member.ty, form), &member.ty, &member.constraints, form);
        let schema = match self.least_sent(member, place).is_some() {
            true => self.sent_list(schema, member),
            false => schema,
        };
        match may_be_null(member.presence) {
            true => nullable(schema),
            false => schema,
        }
    }

    /// What is said of a member beyond its value.
    pub(in crate::export) fn about_member(&self, member: &Member, whole: Confidence) -> Object {
        let assumed = member.server_default.as_ref().map(Json::from);
        let sentence = assumed
            .as_ref()
            .map(|value| format!("The server assumes `{}` when it is absent.", value.to_value()));
        let (is_sent_only, is_secret) = (member.only == Some(Direction::In), member.ty == Type::Secret);
        Object::default()
            .with_some("description", description(member.doc.iter().chain(&sentence)))
            .with_some("readOnly", (member.only == Some(Direction::Out)).then_some(true))
            // Of a secret of requests it is said anyway.
            .with_some("writeOnly", (is_sent_only && !is_secret).then_some(true))
            .with_some("x-specwright-only", (is_sent_only && is_secret).then_some("in"))
            .and(deprecation(member.deprecated.as_ref()))
            .with_some("x-specwright-server-default", assumed)
            .with_some("x-specwright-rust", member.rust_name.as_deref())
            .and(provenance(self.api, &member.provenance, whole))
    }

    /// What a rule has to know of a member.
    pub(in crate::export) fn subject<'m>(&self, member: &'m Member, place: Place) -> Subject<'m> {
        Subject {
            wire_name: &member.wire_name,
            may_be_null: may_be_null(member.presence)
                || matches!(self.api.types.resolve(&member.ty), Shape::Any),
            least_sent: self.least_sent(member, place),
        }
    }

    /// The keyword that asks for one element, of what is not sent without any.
    fn least_sent(&self, member: &Member, place: Place) -> Option<&'static str> {
        let found = match self.api.types.resolve(&member.ty) {
            Shape::List(_) => Some("minItems"),
            Shape::Map(_) if member.style.is_some_and(TextStyle::leaves_empty_maps_out) => {
                Some("minProperties")
            }
            _ => None,
        };
        found.filter(|_| place.empty_list() == EmptyList::Absent)
    }

    /// Nothing is sent for an empty list: a required one is not empty, and of one that may be absent no length is
    /// asked when it is.
    fn sent_list(&self, mut schema: Object, member: &Member) -> Object {
        let limits = self.api.types.alias_constraints(&member.ty).into_iter().chain([&member.constraints]);
        let least = limits.filter_map(|limits| limits.length?.min).max().unwrap_or(0);
        if matches!(self.api.types.resolve(&member.ty), Shape::Map(_)) {
            return match member.presence.is_required() {
                true => schema.with("minProperties", 1_u64),
                false => schema,
            };
        }
        match (member.presence.is_required(), least) {
            (true, 0) => {
                match schema.get_mut("minItems") {
                    Some(least) => *least = 1_u64.into(),
                    None => schema.push("minItems", 1_u64),
                }
                schema
            }
            (false, 1..) => {
                let empty = Object::of("type", "array").with("maxItems", 0_u64);
                Object::of("anyOf", Json::list([empty, schema]))
            }
            (true, 1..) | (false, 0) => schema,
        }
    }
}

/// A loose member may be null in what others send, though clients leave it out.
fn may_be_null(presence: Presence) -> bool {
    presence.is_nullable() || presence == Presence::Loose
}

/// The word of the language for how a list is written.
pub(in crate::export) fn style_word(style: TextStyle) -> &'static str {
    style.as_str()
}

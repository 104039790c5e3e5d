//! The schemas of members.

use super::rule::Subject;
use super::types::nullable;
use super::{Form, Schemas};
use crate::export::annotation::{deprecation, description, provenance};
use crate::ir::shape::{Shape, alias_constraints, shape};
use crate::ir::{Confidence, ListStyle, Member, Presence};
use crate::json::{Json, Object};

/// How a member travels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::export) enum Place {
    /// In JSON, where an empty list is there.
    Json,
    /// As text in a path, query, header or form, where nothing is sent for an empty list.
    Text,
}

impl Schemas<'_> {
    /// The schema of an object's member with all that is said of it.
    pub(super) fn member(&self, member: &Member, whole: Confidence, form: Form) -> Object {
        self.member_value(member, Place::Json, form).and(self.about_member(member, whole))
    }

    /// The schema of a member's value.
    pub(in crate::export) fn member_value(&self, member: &Member, place: Place, form: Form) -> Object {
        let schema = self.limited(self.value(&member.ty, form), &member.ty, &member.constraints, form);
        let schema = match place == Place::Text && self.is_list(member) {
            true => self.sent_list(schema, member),
            false => schema,
        };
        match member.presence {
            Presence::RequiredNullable | Presence::OptionalNullable | Presence::Loose => nullable(schema),
            Presence::Required | Presence::Optional => schema,
        }
    }

    /// What is said of a member beyond its value.
    pub(in crate::export) fn about_member(&self, member: &Member, whole: Confidence) -> Object {
        let assumed = member.server_default.as_ref().map(Json::from);
        let sentence = assumed
            .as_ref()
            .map(|value| format!("The server assumes `{}` when it is absent.", value.to_value()));
        Object::default()
            .with_some("description", description(member.doc.iter().chain(&sentence)))
            .and(deprecation(member.deprecated.as_ref()))
            .with_some("x-specwright-server-default", assumed)
            .with_some("x-specwright-rust", member.rust_name.as_deref())
            .and(provenance(self.api, &member.provenance, whole))
    }

    /// What a rule has to know of a member.
    pub(in crate::export) fn subject<'m>(&self, member: &'m Member, place: Place) -> Subject<'m> {
        Subject {
            wire_name: &member.wire_name,
            may_be_null: !matches!(member.presence, Presence::Required | Presence::Optional)
                || matches!(shape(&self.api.types, &member.ty), Shape::Any),
            empty_is_absent: place == Place::Text && self.is_list(member),
        }
    }

    fn is_list(&self, member: &Member) -> bool {
        matches!(shape(&self.api.types, &member.ty), Shape::List(_))
    }

    /// Nothing is sent for an empty list: a required one is not empty, and of one that may be absent no length is
    /// asked when it is.
    fn sent_list(&self, mut schema: Object, member: &Member) -> Object {
        let limits = alias_constraints(&self.api.types, &member.ty).into_iter().chain([&member.constraints]);
        let least = limits.filter_map(|limits| limits.length?.min).max().unwrap_or(0);
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

/// The word of the language for how a list is written.
pub(in crate::export) fn style_word(style: ListStyle) -> &'static str {
    match style {
        ListStyle::Json => "json",
        ListStyle::Repeat => "repeat",
        ListStyle::Comma => "comma",
    }
}

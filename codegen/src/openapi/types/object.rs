//! Objects and maps.

use super::{At, Made, Types, Used};
use crate::diagnostic::Code;
use crate::form;
use crate::ir::{
    Constraints, Deprecation, ElementType, Literal, Member, Object, Presence, Provenance, Type, TypeKind,
};
use crate::openapi::schema::{Additional, Property, Schema};
use crate::source::Span;

impl<'d> Types<'d, '_> {
    pub(super) fn make_object(&mut self, schema: &Schema<'d>, at: &At) -> Made {
        self.tell_unused_limits(schema);
        if schema.properties.is_empty() && schema.required.is_empty() {
            let element = match schema.additional {
                Additional::Of(node) => self.element(node, &named(at, "Value")),
                _ => ElementType { ty: Type::Any, nullable: false },
            };
            return Made::Type(Type::Map(Box::new(element)), Constraints::default());
        }
        Made::Kind(TypeKind::Object(self.object(schema, at)))
    }

    /// The members of an object.
    pub(crate) fn object(&mut self, schema: &Schema<'d>, at: &At) -> Object {
        self.tell_unnamed_kind(schema);
        let mut members = Vec::with_capacity(schema.properties.len());
        for property in &schema.properties {
            if let Some(misfit) = form::wire_name(property.name) {
                self.notes.push(misfit_note(misfit.at(property.span)));
                continue;
            }
            members.push(self.member(schema, property, at));
        }
        for (name, span) in &schema.required {
            let is_known = schema.properties.iter().any(|property| property.name == *name);
            if !is_known && form::wire_name(name).is_none() {
                let message = format!(
                    "`{}` is required and not declared, so that it is any value",
                    name.escape_debug()
                );
                self.notes.say(Code::OpenapiRepaired, *span, message);
                members.push(member(name, Used { span: *span, ..Used::of(Type::Any) }, Presence::Required));
            }
        }
        let additional = self.additional(schema, at);
        let rules = self.rules(&schema.rules, &members);
        Object { members, additional, rules }
    }

    /// What other members may hold.
    pub(super) fn additional(&mut self, schema: &Schema<'d>, at: &At) -> Option<Type> {
        match schema.additional {
            Additional::Unsaid => None,
            Additional::Closed => {
                self.notes.say(
                    Code::OpenapiWords,
                    schema.span,
                    "that no other members are allowed is left out",
                );
                None
            }
            Additional::Any => Some(Type::Any),
            Additional::Of(node) => {
                let (ty, nullable) = self.plain(node, &named(at, "Value"));
                Some(if nullable { Type::Any } else { ty })
            }
        }
    }

    fn member(&mut self, schema: &Schema<'d>, property: &Property<'d>, at: &At) -> Member {
        let place = At::of_member(property, at);
        let used = self.used(&property.schemas, &place);
        self.member_of(property, used, schema.requires(property.name), &place)
    }

    /// A member by what it is where it stands.
    pub(super) fn member_of(
        &mut self,
        property: &Property<'d>,
        used: Used<'d>,
        is_required: bool,
        place: &At,
    ) -> Member {
        let presence = presence(is_required, used.nullable);
        let used = match (&used.constant, presence) {
            (Some(_), Presence::Required) | (None, _) => used,
            (Some(constant), _) => {
                let ty = self.constant_type(constant, &used, place);
                Used { ty, constant: None, ..used }
            }
        };
        member(property.name, Used { span: property.span, ..used }, presence)
    }
}

pub(crate) fn presence(is_required: bool, nullable: bool) -> Presence {
    match (is_required, nullable) {
        (true, false) => Presence::Required,
        (true, true) => Presence::RequiredNullable,
        (false, false) => Presence::Optional,
        (false, true) => Presence::OptionalNullable,
    }
}

/// A member, with what is said where it is used.
pub(crate) fn member(name: &str, used: Used<'_>, presence: Presence) -> Member {
    let Used { ty, constant, constraints, doc, default, deprecated, only, span, .. } = used;
    let fixed: Option<Literal> = constant.filter(|_| presence == Presence::Required);
    Member {
        wire_name: name.to_owned(),
        rust_name: None,
        ty,
        presence,
        only,
        constant: fixed,
        is_switch: false,
        constraints,
        style: None,
        reserved: false,
        server_default: default.map(crate::yaml::Node::value),
        deprecated: deprecated.then_some(Deprecation { note: None }),
        doc,
        provenance: Provenance::default(),
        span,
    }
}

fn named(at: &At, own: &str) -> At {
    match at.own.is_empty() {
        true => At::of_part(at.owner.clone(), own),
        false => at.clone(),
    }
}

fn misfit_note(problem: crate::diagnostic::Diagnostic) -> crate::diagnostic::Diagnostic {
    let message = format!("{}, so that the member is left out", problem.message);
    crate::diagnostic::Diagnostic::new(Code::OpenapiRepaired, Span { ..problem.span }, message)
}

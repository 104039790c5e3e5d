//! The schemas of named types.

use super::rule::Subject;
use super::{Form, Schemas, rule};
use crate::export::annotation::{description, provenance};
use crate::ir::Place;
use crate::ir::{Confidence, Member, Object as ObjectType, Presence, TypeId, TypeKind};
use crate::json::{Json, Object};

impl Schemas<'_> {
    /// The schema of a named type.
    pub(in crate::export) fn named(&self, id: TypeId, form: Form) -> Object {
        let def = &self.api[id];
        let whole = def.provenance.known;
        let schema = match &def.kind {
            TypeKind::Object(object) => self.object(object, whole, form),
            TypeKind::Enum(values) => self.enumeration(values, whole, form),
            TypeKind::Union(union) => self.union(union, form),
            TypeKind::Alias(alias) => {
                self.limited(self.value(&alias.ty, form), &alias.ty, &alias.constraints, form)
            }
        };
        let about = Object::default().with_some("description", description(&def.doc));
        about.and(schema).with_some("x-specwright-rust", def.rust_name.as_deref()).and(provenance(
            self.api,
            &def.provenance,
            Confidence::Stated,
        ))
    }

    fn object(&self, object: &ObjectType, whole: Confidence, form: Form) -> Object {
        let members = &object.members;
        let loose = members.iter().any(|member| member.presence == Presence::Loose);
        let additional = object.additional.as_ref().map(|ty| self.value(ty, form));
        let subjects: Vec<Subject<'_>> =
            members.iter().map(|member| self.subject(member, Place::Json)).collect();
        self.members(members, |member| member, |member| self.member(member, whole, form))
            .with_some("additionalProperties", additional)
            .with_some("x-specwright-loose", loose.then_some(true))
            .and(rule::all(self.api, &object.rules, &subjects, whole, form))
    }

    /// An object of members, each of which stands in an item of a list.
    pub(in crate::export) fn members<'i, T>(
        &self,
        items: &'i [T],
        member_of: impl Fn(&'i T) -> &'i Member,
        schema_of: impl Fn(&'i T) -> Object,
    ) -> Object {
        let named = |item: &'i T| (member_of(item).wire_name.clone(), schema_of(item).into());
        let properties: Object = items.iter().map(named).collect();
        let required: Vec<Json> = items
            .iter()
            .map(member_of)
            .filter(|member| member.presence.is_required())
            .map(|member| member.wire_name.as_str().into())
            .collect();
        Object::of("type", "object")
            .with_some("properties", properties.non_empty())
            .with_some("required", Some(required).filter(|required| !required.is_empty()))
    }
}

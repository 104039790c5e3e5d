//! The named types.

use super::Builder;
use crate::emit::common_methods;
use crate::ir::{EnumValues, Member, Object, Place, Shape, TypeDef, TypeId, TypeKind, Union};
use crate::source::Span;

impl Builder<'_, '_> {
    /// What the item of a type is: one that has the name of another is not that.
    fn item(&self, id: TypeId, kind: &str) -> String {
        let was = (self.name)(id);
        match was.strip_suffix(super::super::NEW) {
            Some(_) => format!("new {kind}"),
            None if was == self.side.names.of(id).ident.to_string() => kind.to_owned(),
            None => format!("{kind} that was {was}"),
        }
    }

    pub(super) fn named_type(&mut self, id: TypeId, def: &TypeDef) {
        let path = self.side.type_path(id);
        self.available(&path, self.side.features.of_type(id), def.span);
        if let Some(source) = self.side.conversions.source(id) {
            self.offer(super::super::conversion(&path, &(self.name)(source)), "", def.span);
        }
        let parts = &self.side.names.of(id).parts;
        match &def.kind {
            TypeKind::Object(object) => self.object(id, def, object),
            TypeKind::Enum(values) => {
                let (kind, spans): (_, Vec<Span>) = match &values.values {
                    EnumValues::Strings(values) => {
                        ("enum of texts", values.iter().map(|value| value.span).collect())
                    }
                    EnumValues::Integers(values) => {
                        ("enum of integers", values.iter().map(|value| value.span).collect())
                    }
                };
                self.offer(path.clone(), self.item(id, kind), def.span);
                self.checked(&path, id, def.span);
                for (variant, span) in parts.iter().zip(spans) {
                    self.offer(format!("{path}::{variant}"), "", span);
                }
            }
            TypeKind::Union(union) => self.union(id, def, union),
            TypeKind::Alias(alias) => {
                let ty = self.rust(Some(id), &alias.ty);
                self.offer(path.clone(), "alias", def.span);
                self.offer(format!("{path}::{{type}}"), ty, def.span);
            }
        }
    }

    fn union(&mut self, id: TypeId, def: &TypeDef, union: &Union) {
        let (path, types) = (self.side.type_path(id), &self.side.api.types);
        self.offer(path.clone(), self.item(id, "union"), def.span);
        self.checked(&path, id, def.span);
        for (variant, one) in self.side.names.of(id).parts.iter().zip(&union.variants) {
            let ty = self.rust(Some(id), types.behind_aliases(&one.ty));
            self.offer(format!("{path}::{variant}"), "", one.span);
            self.offer(format!("{path}::{variant}::{{type}}"), ty, one.span);
        }
        for (name, common) in common_methods(self.side.api, &self.side.names, &self.side.recursion, union) {
            let ty = self.rust(Some(id), &common.member.ty);
            self.offer(format!("{path}::{name}()"), ty, common.member.span);
        }
        for ty in types.distinct_alternatives(id, union) {
            let is_object = matches!(types.resolve(&ty), Shape::Object(_));
            let [value, builder] = super::super::alternative(&path, &self.rust(None, &ty));
            self.offer(value, "", def.span);
            if is_object && self.side.requests.can_hold(id) {
                self.offer(builder, "", def.span);
            }
        }
    }

    /// What requests can hold can be checked by itself.
    fn checked(&mut self, path: &str, id: TypeId, span: Span) {
        if self.side.requests.can_hold(id) {
            self.offer(format!("{path}::{{validate}}"), "", span);
        }
    }

    fn object(&mut self, id: TypeId, def: &TypeDef, object: &Object) {
        let path = self.side.type_path(id);
        self.offer(path.clone(), self.item(id, "struct"), def.span);
        let is_sent = self.side.requests.can_hold(id);
        if is_sent {
            self.offer(super::super::builder(&path), "", def.span);
        }
        let fields = self.side.names.of(id).parts.clone();
        for (member, field) in object.members.iter().zip(&fields) {
            let ty = self.rust(Some(id), &member.ty);
            self.member(&path, ty, member, field, is_sent && member.is_sent());
        }
        if let Some(ty) = &object.additional {
            let ty = self.rust(Some(id), ty);
            self.offer(format!("{path}::additional"), "", def.span);
            self.offer(format!("{path}::additional::{{type}}"), ty, def.span);
        }
        if is_sent {
            let place = |_: usize| Place::Json;
            let members: Vec<&Member> = object.members.iter().collect();
            self.rules(&path, &object.rules, &members, &fields, &place);
        }
    }
}

//! The forms of named types and members.

use super::Forms;
use crate::diagnostic::Code;
use crate::form::NameForm;
use crate::ir::{Api, Enum, EnumValue, EnumValues, Member, Object, Rule, Type, TypeKind, Union};
use crate::source::Span;

pub(super) fn check_types(api: &Api, forms: &mut Forms<'_>) {
    forms.unique("types", api.types.iter().map(|def| (def.name.as_str(), def.span)));
    for def in &api.types {
        forms.name(NameForm::UpperCamel, &def.name, def.span);
        if let Some(name) = &def.rust_name {
            forms.name(NameForm::UpperCamel, name, def.span);
        }
        for part in def.parts() {
            forms.single_type(part, def.span);
        }
        match &def.kind {
            TypeKind::Object(object) => forms.object(object),
            TypeKind::Enum(values) => forms.values(values, def.span),
            TypeKind::Union(union) => forms.union(union, def.span),
            TypeKind::Alias(_) => {}
        }
    }
}

impl Forms<'_> {
    fn object(&mut self, object: &Object) {
        for member in &object.members {
            self.member(member);
        }
        self.unique("members", object.members.iter().map(|member| (member.wire_name.as_str(), member.span)));
        self.rules(&object.rules);
    }

    pub(super) fn member(&mut self, member: &Member) {
        self.wire(&member.wire_name, member.span);
        if let Some(name) = &member.rust_name {
            self.name(NameForm::Snake, name, member.span);
        }
    }

    pub(super) fn rules(&mut self, rules: &[Rule]) {
        for rule in rules {
            self.name(NameForm::Kebab, &rule.name, rule.span);
        }
        self.unique("rules", rules.iter().map(|rule| (rule.name.as_str(), rule.span)));
    }

    fn values(&mut self, values: &Enum, span: Span) {
        let count = match &values.values {
            EnumValues::Strings(values) => self.value_names(values),
            EnumValues::Integers(values) => self.value_names(values),
        };
        if count == 0 {
            self.problem(Code::EmptyList, span, "an enum has no values", "name what it can be");
        }
    }

    fn value_names<T: ToString>(&mut self, values: &[EnumValue<T>]) -> usize {
        let named = || values.iter().filter_map(|value| Some((value.name.as_deref()?, value.span)));
        for (name, span) in named() {
            self.name(NameForm::UpperCamel, name, span);
        }
        self.unique("values", named());
        self.unique("values", values.iter().map(|value| (value.wire.to_string(), value.span)));
        values.len()
    }

    fn union(&mut self, union: &Union, span: Span) {
        if let Some(tag) = &union.tag {
            self.wire(tag, span);
        }
        for variant in &union.variants {
            self.name(NameForm::UpperCamel, &variant.name, variant.span);
        }
        self.unique("variants", union.variants.iter().map(|variant| (variant.name.as_str(), variant.span)));
    }

    /// Only a body as a whole is one of several bodies, and only it and parts are bytes.
    pub(super) fn single_type(&mut self, ty: &Type, span: Span) {
        let mut ty = ty;
        while let Type::List(element) | Type::Map(element) = ty {
            ty = &element.ty;
        }
        if matches!(ty, Type::Contents(_)) {
            let message = "only a body as a whole is one of several bodies";
            self.problem(Code::BadType, span, message, "make it a union");
        }
        if ty.is_file() {
            let message = "only a body as a whole, or a part of a multipart form, is bytes";
            let help = "write `base64` for bytes within JSON or text, or give the body its media type: `bytes: image/png`";
            self.problem(Code::BytesMisplaced, span, message, help);
        }
    }
}

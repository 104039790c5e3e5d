//! Members of an answer, for attributes that name them.

use proc_macro2::TokenStream;
use quote::quote;

use crate::emit::Context;
use crate::emit::text::rust_type;
use crate::emit::text::rust_type::Place;
use crate::ir::shape::behind_aliases;
use crate::ir::{Content, Object, Operation, Outcomes, Type, TypeKind};
use crate::names::Name;

/// The object that an operation answers.
pub(crate) struct Answer<'a> {
    object: &'a Object,
    fields: &'a [Name],
}

impl<'a> Answer<'a> {
    pub(crate) fn of(context: &'a Context<'_>, operation: &Operation) -> Option<Self> {
        let Outcomes::One(outcome) = &operation.outcomes else { return None };
        let Content::Json { ty, .. } = &outcome.content else { return None };
        let Type::Named(id) = behind_aliases(&context.api.types, ty) else { return None };
        match &context.api.types.get(id.0)?.kind {
            TypeKind::Object(object) => Some(Self { object, fields: &context.names.of(*id).parts }),
            _ => None,
        }
    }

    pub(crate) fn member(&self, wire_name: &str) -> Option<&'a Name> {
        let index = self.object.members.iter().position(|member| member.wire_name == wire_name)?;
        self.fields.get(index)
    }

    pub(crate) fn item(&self, context: &Context<'_>, items: &str, place: Place<'_>) -> Option<TokenStream> {
        let member = self.object.members.iter().find(|member| member.wire_name == items)?;
        Some(match behind_aliases(&context.api.types, &member.ty) {
            Type::List(element) => rust_type::element(context, place, element),
            _ => quote!(specwright::Json),
        })
    }
}

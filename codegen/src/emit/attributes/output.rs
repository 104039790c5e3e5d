//! Members of an operation's output, for attributes that name them.

use proc_macro2::TokenStream;
use quote::quote;

use crate::emit::Context;
use crate::emit::text::rust_type;
use crate::emit::text::rust_type::Site;
use crate::ir::{MemberRef, Object, Operation, Type};
use crate::names::Name;

/// The object that an operation gives whenever it succeeds.
pub(crate) struct Output<'a> {
    object: &'a Object,
    fields: &'a [Name],
}

impl<'a> Output<'a> {
    pub(crate) fn of(context: &'a Context<'_>, operation: &Operation) -> Option<Self> {
        let id = operation.output_type(&context.api.types)?;
        Some(Self { object: context.api.types.object(id)?, fields: &context.names.of(id).parts })
    }

    /// The field of a member.
    pub(crate) fn field(&self, member: &MemberRef) -> Option<&'a Name> {
        self.fields.get(member.index)
    }

    /// The type of the items in a list.
    pub(crate) fn item(
        &self,
        context: &Context<'_>,
        items: &MemberRef,
        site: Site<'_>,
    ) -> Option<TokenStream> {
        let member = self.object.members.get(items.index)?;
        Some(match context.api.types.behind_aliases(&member.ty) {
            Type::List(element) => rust_type::element(context, site, element),
            _ => quote!(specwright::Json),
        })
    }
}

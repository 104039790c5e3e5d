//! Paging, in words and as an attribute.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::output::Output;
use crate::emit::Context;
use crate::emit::text::rust_type::Site;
use crate::ir::{MemberRef, Operation, PagesKind};
use crate::names::{Name, OperationNames};

/// The attribute that has an operation paged.
pub(crate) fn attribute(
    context: &Context<'_>,
    operation: &Operation,
    names: &OperationNames,
    place: Site<'_>,
) -> Option<TokenStream> {
    let pages = operation.pages.as_ref()?;
    let output = Output::of(context, operation)?;
    let parameter = |member: &MemberRef| names.fields.get(member.index);
    let optional = |key: TokenStream, member: &Option<MemberRef>| {
        let member = output.field(member.as_ref()?)?;
        Some(quote!(, #key = #member))
    };
    let (by, items) = match &pages.kind {
        PagesKind::Page { page, first, items, last, total, .. } => {
            let (page, first) = (parameter(page)?, Literal::i64_unsuffixed(*first));
            let (last, total) = (optional(quote!(last), last), optional(quote!(total), total));
            (quote!(by = page, page = #page, first = #first #last #total), items)
        }
        PagesKind::Offset { offset, items, total, .. } => {
            let (offset, total) = (parameter(offset)?, optional(quote!(total), total));
            (quote!(by = offset, offset = #offset #total), items)
        }
        PagesKind::Cursor { cursor, next, items } => {
            let (cursor, next) = (parameter(cursor)?, output.field(next)?);
            (quote!(by = cursor, cursor = #cursor, next = #next), items)
        }
    };
    let (field, item) = (output.field(items)?, output.item(context, items, place)?);
    Some(quote!(pages(#by, items = #field, item = #item)))
}

/// How to go through them.
pub(crate) fn endings(builder: &Name) -> String {
    format!(
        "[`pages`]({builder}::pages) and [`items`]({builder}::items) of its builder go through them, from the one that \
         is asked for on."
    )
}

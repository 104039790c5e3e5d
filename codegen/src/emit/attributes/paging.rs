//! Paging, in words and as an attribute.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::output::fields;
use crate::emit::Context;
use crate::emit::text::rust_type;
use crate::emit::text::rust_type::Site;
use crate::ir::{MemberPath, MemberRef, Next, Operation, PagesKind, ResponseField, Shape, Type};
use crate::names::{Name, OperationNames};

/// The attribute that has an operation paged.
pub(crate) fn attribute(
    context: &Context<'_>,
    operation: &Operation,
    names: &OperationNames,
    place: Site<'_>,
) -> Option<TokenStream> {
    let pages = operation.pages.as_ref()?;
    let output = operation.output()?;
    let parameter = |member: &MemberRef| names.fields.get(member.index);
    let field = |path: &MemberPath| fields(context, output, path);
    let said = |key: TokenStream, place: &ResponseField| match place {
        ResponseField::Member(path) => field(path).map(|field| quote!(#key = #field)),
        ResponseField::Header(name) => Some(quote!(#key(header = #name))),
    };
    let optional = |key: TokenStream, place: &Option<ResponseField>| {
        let said = said(key, place.as_ref()?)?;
        Some(quote!(, #said))
    };
    let by = match &pages.kind {
        PagesKind::Page { page, first, last, total, .. } => {
            let (page, first) = (parameter(page)?, Literal::i64_unsuffixed(*first));
            let (last, total) = (optional(quote!(last), last), optional(quote!(total), total));
            quote!(by = page, page = #page, first = #first #last #total)
        }
        PagesKind::Offset { offset, total, .. } => {
            let (offset, total) = (parameter(offset)?, optional(quote!(total), total));
            quote!(by = offset, offset = #offset #total)
        }
        PagesKind::Cursor { cursor, next: Next::Response(next) } => {
            let (cursor, next) = (parameter(cursor)?, said(quote!(next), next)?);
            quote!(by = cursor, cursor = #cursor, #next)
        }
        PagesKind::Cursor { cursor, next: Next::LastItem(member) } => {
            let item = pages.item(output, &context.api.types)?;
            let (cursor, member) = (parameter(cursor)?, fields(context, item, member)?);
            quote!(by = cursor, cursor = #cursor, last_item = #member)
        }
        PagesKind::Url { next } => {
            let next = said(quote!(next), next)?;
            quote!(by = url, #next)
        }
        PagesKind::Link => quote!(by = link),
    };
    let more = optional(quote!(more), &pages.more);
    let items = pages.items.as_ref().and_then(field).map(|items| quote!(, items = #items));
    let item = item(context, output, pages.items.as_ref(), place)?;
    Some(quote!(pages(#by #more #items, item = #item)))
}

/// The type of the items.
fn item(
    context: &Context<'_>,
    output: &Type,
    items: Option<&MemberPath>,
    site: Site<'_>,
) -> Option<TokenStream> {
    let list = match items {
        Some(items) => &context.api.types.member_at(output, items)?.ty,
        None => output,
    };
    Some(match context.api.types.resolve(list) {
        Shape::List(element) => rust_type::element(context, site, element),
        _ => quote!(specwright::Json),
    })
}

/// How to go through them.
pub(crate) fn endings(builder: &Name) -> String {
    format!(
        "[`pages`]({builder}::pages) and [`items`]({builder}::items) of its builder go through them, from the one that \
         is asked for on."
    )
}

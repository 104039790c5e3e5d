//! Paging, in words and as an attribute.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::answer::Answer;
use crate::emit::Context;
use crate::emit::text::markdown::code;
use crate::emit::text::rust_type::Place;
use crate::ir::{Operation, Pages, PagesKind};
use crate::names::{Name, OperationNames};

/// The attribute that has an operation paged.
pub(crate) fn attribute(
    context: &Context<'_>,
    operation: &Operation,
    names: &OperationNames,
    place: Place<'_>,
) -> Option<TokenStream> {
    let pages = operation.pages.as_ref()?;
    let answer = Answer::of(context, operation)?;
    let parameter = |wire_name: &String| {
        let mut inputs = operation.members.iter().zip(&names.fields);
        inputs.find(|(input, _)| input.member.wire_name == *wire_name).map(|(_, name)| name)
    };
    let optional = |key: TokenStream, wire_name: &Option<String>| {
        let member = answer.member(wire_name.as_ref()?)?;
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
            let (cursor, next) = (parameter(cursor)?, answer.member(next)?);
            (quote!(by = cursor, cursor = #cursor, next = #next), items)
        }
    };
    let (field, item) = (answer.member(items)?, answer.item(context, items, place)?);
    Some(quote!(pages(#by, items = #field, item = #item)))
}

/// How to go through them.
pub(crate) fn endings(builder: &Name) -> String {
    format!(
        "[`pages`]({builder}::pages) and [`items`]({builder}::items) of its builder go through them, from the one that \
         is asked for on."
    )
}

/// How an operation's answer is paged, as a sentence.
pub(crate) fn sentence(pages: &Pages) -> String {
    let total = |total: &Option<String>| match total {
        Some(total) => format!(", the number of all of them is in {}", code(total)),
        None => String::new(),
    };
    match &pages.kind {
        PagesKind::Page { page, first, size, items, last, total: all } => {
            let size = size.as_ref().map(|size| format!(" of {} items", code(size))).unwrap_or_default();
            let last = last.as_ref().map(|last| format!(", the last page's number is in {}", code(last)));
            format!(
                "Paged: {} counts pages{size} from {first}; items are in {}{}{}.",
                code(page),
                code(items),
                last.unwrap_or_default(),
                total(all)
            )
        }
        PagesKind::Offset { offset, limit, items, total: all } => format!(
            "Paged: {} skips items and {} limits their number; they are in {}{}.",
            code(offset),
            code(limit),
            code(items),
            total(all)
        ),
        PagesKind::Cursor { cursor, next, items } => format!(
            "Paged: {} in an answer is the {} of the next page; items are in {}.",
            code(next),
            code(cursor),
            code(items)
        ),
    }
}

//! Constants: members that are written by themselves, and have no field.

use proc_macro2::TokenStream;
use quote::quote;

use crate::emit::items::enumeration::integer;
use crate::ir::{Literal, Member, Object, Operation};
use crate::names::Name;
use crate::prose::{code, markdown};

/// `#[api(fixed("kind" = "card"))]`, of an object that has constants.
pub(crate) fn of_object(object: &Object) -> Option<TokenStream> {
    let fixed: Vec<TokenStream> =
        object.members.iter().filter_map(|member| fixed(&member.wire_name, member)).collect();
    (!fixed.is_empty()).then(|| quote!(#[api(fixed(#(#fixed),*))]))
}

/// `#[api(fixed(query("v" = 2)))]`, of an operation that has constants.
pub(crate) fn of_operation(operation: &Operation) -> Option<TokenStream> {
    let placed = operation.members.iter().filter_map(|input| {
        let (place, fixed) = (Name::new(input.place.as_str()), fixed(input.sent_name(), &input.member)?);
        Some(quote!(#place(#fixed)))
    });
    let placed: Vec<TokenStream> = placed.collect();
    (!placed.is_empty()).then(|| quote!(#[api(fixed(#(#placed),*))]))
}

fn fixed(name: &str, member: &Member) -> Option<TokenStream> {
    let value = literal(member.constant.as_ref()?);
    Some(quote!(#name = #value))
}

/// A literal as it is written in Rust.
pub(crate) fn literal(value: &Literal) -> TokenStream {
    match value {
        Literal::String(text) => quote!(#text),
        Literal::Boolean(flag) => quote!(#flag),
        Literal::Integer(number) => integer(*number),
    }
}

/// List entries that say which members are written by themselves.
pub(crate) fn entries<'m>(members: impl Iterator<Item = &'m Member>) -> Vec<String> {
    let entry = |member: &Member| {
        let constant = member.constant.as_ref()?;
        let doc = member.doc.as_deref().map(|doc| format!(": {}", markdown::inline(doc)));
        Some(format!(
            "- {}, always {}{}",
            code(&member.wire_name),
            code(&constant.to_string()),
            doc.unwrap_or_default()
        ))
    };
    members.filter_map(entry).collect()
}

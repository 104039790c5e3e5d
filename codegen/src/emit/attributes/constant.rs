//! Constants: members that are written by themselves, and have no field.

use proc_macro2::TokenStream;
use quote::quote;

use crate::emit::items::enumeration::integer;
use crate::ir::{Input, Literal, Member, Object, Operation, Place};
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
        let key = input.key().map(|key| quote!(, name = #key));
        Some(quote!(#place(#fixed #key)))
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

/// List entries that say which members of an object are written by themselves.
pub(crate) fn entries(object: &Object) -> Vec<String> {
    object.members.iter().filter_map(|member| entry(&code(&member.wire_name), member)).collect()
}

/// List entries that say which inputs of an operation are written by themselves, by their names on the wire.
pub(crate) fn entries_of_inputs(operation: &Operation) -> Vec<String> {
    let entry = |input: &Input| {
        let name = code(input.sent_name());
        let name = match (input.key(), input.place) {
            (None, _) => name,
            (Some(_), Place::Query) => format!("{name} in the query"),
            (Some(_), Place::Header) => format!("{name} in the headers"),
            (Some(_), Place::Cookie) => format!("{name} in the cookies"),
            (Some(_), _) => format!("{name} in the body"),
        };
        entry(&name, &input.member)
    };
    operation.members.iter().filter_map(entry).collect()
}

fn entry(name: &str, member: &Member) -> Option<String> {
    let constant = member.constant.as_ref()?;
    let doc = member.doc.as_deref().map(|doc| format!(": {}", markdown::inline(doc)));
    Some(format!("- {name}, always {}{}", code(&constant.to_string()), doc.unwrap_or_default()))
}

//! What the caller of an operation gives: fields that say where they go.

use proc_macro2::TokenStream;
use quote::quote;

use super::object::nullable;
use crate::emit::Context;
use crate::emit::attributes::constraint;
use crate::emit::text::documentation;
use crate::emit::text::rust_type;
use crate::emit::text::rust_type::Site;
use crate::ir::{ElementType, Input, Operation, Place, Type};
use crate::names::{Name, OperationNames};

/// The fields of an operation's input.
pub(crate) fn fields(
    context: &Context<'_>,
    operation: &Operation,
    names: &OperationNames,
    at: Site<'_>,
) -> Vec<TokenStream> {
    operation
        .members
        .iter()
        .zip(&names.fields)
        .filter(|(input, _)| input.member.is_given())
        .map(|(input, field)| {
            let member = &input.member;
            let docs = documentation::member(context.api, member, &operation.provenance);
            let place = attribute(operation, input);
            let limits = constraint::keys(context, at, &member.ty, &member.constraints);
            let ty = match member.ty {
                Type::Contents(_) => body_type(&names.body, input),
                Type::List(ref element) if is_lines(operation, input) => lines(context, at, element, input),
                _ => rust_type::member(context, at, &member.ty, member.presence),
            };
            quote! {
                #docs
                #[api(#place #(, #limits)*)]
                pub #field: #ty,
            }
        })
        .collect()
}

fn body_type(ident: &Name, input: &Input) -> TokenStream {
    match input.member.presence.is_required() {
        true => quote!(#ident),
        false => quote!(Option<#ident>),
    }
}

/// Whether it is a body that is sent as values one after the other.
fn is_lines(operation: &Operation, input: &Input) -> bool {
    input.place == Place::Body && operation.body_is_lines
}

fn lines(context: &Context<'_>, at: Site<'_>, element: &ElementType, input: &Input) -> TokenStream {
    let element = rust_type::element(context, at, element);
    match input.member.presence.is_required() {
        true => quote!(specwright::OutgoingLines<#element>),
        false => quote!(Option<specwright::OutgoingLines<#element>>),
    }
}

fn attribute(operation: &Operation, input: &Input) -> TokenStream {
    let name = input.sent_name();
    let key = input.key().map(|key| quote!(, name = #key));
    let style = input.member.style.map(|style| {
        let style = Name::new(style.as_str().replace('-', "_"));
        quote!(, as = #style)
    });
    let reserved = input.member.reserved.then(|| quote!(, reserved));
    let media = input.media.as_ref().map(|media| quote!(, media = #media));
    let nullable = nullable(input.member.presence);
    let place = match (input.place, &input.member.ty) {
        (Place::Body, Type::Contents(_)) => quote!(body = content),
        (Place::Body, Type::Bytes) => quote!(body = bytes),
        (Place::Body, _) if operation.body_is_lines => quote!(body = lines),
        (Place::Body, _) => quote!(body = json),
        (place, _) => {
            let place = Name::new(place.as_str());
            quote!(#place = #name)
        }
    };
    let key = match input.place {
        Place::Body if input.member.wire_name != "body" => {
            let key = &input.member.wire_name;
            Some(quote!(, name = #key))
        }
        _ => key,
    };
    quote!(#place #key #style #reserved #media #nullable)
}

//! What the caller of an operation gives: fields that say where they go.

use proc_macro2::TokenStream;
use quote::quote;

use super::object::nullable;
use crate::emit::Context;
use crate::emit::attributes::constraint;
use crate::emit::text::documentation;
use crate::emit::text::rust_type;
use crate::emit::text::rust_type::Site;
use crate::ir::{Input, ListStyle, Operation, Place, Type};
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
            let place = attribute(input);
            let limits = constraint::keys(context, at, &member.ty, &member.constraints);
            let ty = match member.ty {
                Type::Contents(_) => body_type(&names.body, input),
                _ => rust_type::member(context, at, &member.ty, member.presence),
            };
            quote! {
                #docs
                #[api(#place #(, #limits)*)]
                #field: #ty,
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

fn attribute(input: &Input) -> TokenStream {
    let wire_name = &input.member.wire_name;
    let style = input.member.list_style.map(|style| match style {
        ListStyle::Json => quote!(, as = json),
        ListStyle::Repeat => quote!(, as = repeat),
        ListStyle::Comma => quote!(, as = comma),
    });
    let nullable = nullable(input.member.presence);
    let place = match (input.place, &input.member.ty) {
        (Place::Body, Type::Contents(_)) => quote!(body = content),
        (Place::Body, _) => quote!(body = json),
        (place, _) => {
            let place = Name::new(place.as_str());
            quote!(#place = #wire_name)
        }
    };
    quote!(#place #style #nullable)
}

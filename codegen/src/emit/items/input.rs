//! What the caller of an operation gives: fields that say where they go.

use proc_macro2::TokenStream;
use quote::quote;

use super::object::nullable;
use crate::emit::Context;
use crate::emit::attributes::constraint;
use crate::emit::text::documentation;
use crate::emit::text::rust_type;
use crate::emit::text::rust_type::Place;
use crate::ir::{Body, Input, InputPlace, ListStyle, Operation};
use crate::names::{Name, OperationNames};

/// The fields of an operation's input.
pub(crate) fn fields(
    context: &Context<'_>,
    operation: &Operation,
    names: &OperationNames,
    at: Place<'_>,
) -> Vec<TokenStream> {
    operation
        .members
        .iter()
        .zip(&names.fields)
        .map(|(input, field)| {
            let member = &input.member;
            let docs = documentation::member(context.api, member, &operation.provenance);
            let place = attribute(&operation.body, input);
            let limits = constraint::keys(context, at, &member.ty, &member.constraints);
            let ty = match (input.place, &operation.body) {
                (InputPlace::WholeBody, Body::OneOf(_)) => body_type(&names.body, input),
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

fn attribute(body: &Body, input: &Input) -> TokenStream {
    let wire_name = &input.member.wire_name;
    let style = input.member.list_style.map(|style| match style {
        ListStyle::Json => quote!(, as = json),
        ListStyle::Repeat => quote!(, as = repeat),
        ListStyle::Comma => quote!(, as = comma),
    });
    let nullable = nullable(input.member.presence);
    let place = match (input.place, body) {
        (InputPlace::Path, _) => quote!(path = #wire_name),
        (InputPlace::Query, _) => quote!(query = #wire_name),
        (InputPlace::Header, _) => quote!(header = #wire_name),
        (InputPlace::BodyMember, Body::Multipart) => quote!(part = #wire_name),
        (InputPlace::BodyMember, Body::Urlencoded) => quote!(form = #wire_name),
        (InputPlace::BodyMember, _) => return quote!(json = #wire_name #nullable),
        (InputPlace::WholeBody, Body::OneOf(_)) => quote!(body = content),
        (InputPlace::WholeBody, _) => quote!(body = json),
    };
    quote!(#place #style #nullable)
}

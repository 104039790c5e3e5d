//! Objects: structs with public fields.

use proc_macro2::TokenStream;
use quote::quote;

use super::Context;
use super::documentation::{self, Documentation};
use super::rust_type::{self, Place};
use crate::ir::{Object, Presence, TypeDef, TypeId};

pub(super) fn item(context: &Context<'_>, id: TypeId, def: &TypeDef, object: &Object) -> TokenStream {
    let names = context.names.of(id);
    let ident = &names.ident;
    let place = Place::Types(id);
    let mut docs = Documentation::of(def.doc.as_deref());
    docs.section("Rules", documentation::rules(context.api, &object.rules));
    let docs = docs.provenance(context.api, &def.provenance).tokens();
    let derives = match context.requests.can_hold(id) {
        true => quote!(#[derive(Clone, PartialEq, specwright::Model, specwright::Builder)]),
        false => quote!(#[derive(Clone, PartialEq, specwright::Model)]),
    };
    let fields = object.members.iter().zip(&names.parts).map(|(member, field)| {
        let docs = documentation::member(context.api, member, &def.provenance);
        let wire_name = &member.wire_name;
        let nullable = nullable(member.presence);
        let ty = rust_type::member(context, place, &member.ty, member.presence);
        quote! {
            #docs
            #[api(name = #wire_name #nullable)]
            pub #field: #ty,
        }
    });
    let additional = object.additional.as_ref().map(|ty| {
        let ty = rust_type::value(context, place, ty);
        quote! {
            /// Members that have no field of their own, by their names on the wire.
            #[api(additional)]
            pub additional: specwright::Map<#ty>,
        }
    });
    quote! {
        #docs
        #derives
        #[non_exhaustive]
        pub struct #ident {
            #(#fields)*
            #additional
        }
    }
}

/// What the attribute says where the Rust type alone does not: `Option` that is always written.
pub(super) fn nullable(presence: Presence) -> Option<TokenStream> {
    (presence == Presence::RequiredNullable).then(|| quote!(, nullable))
}

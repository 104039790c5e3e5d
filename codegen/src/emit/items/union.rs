//! Unions: enums with one variant for each alternative.

use proc_macro2::TokenStream;
use quote::quote;

use crate::emit::Context;
use crate::emit::attributes::constant::literal;
use crate::emit::attributes::constraint;
use crate::emit::text::documentation::Documentation;
use crate::emit::text::rust_type;
use crate::emit::text::rust_type::Site;
use crate::ir::{Constraints, TypeDef, TypeId, Union};

pub(crate) fn item(context: &Context<'_>, id: TypeId, def: &TypeDef, union: &Union) -> TokenStream {
    let names = context.names.of(id);
    let ident = &names.ident;
    let (place, can_be_sent) = (Site::Types(id), context.requests.can_hold(id));
    let mut docs = Documentation::of(def.doc.as_deref());
    let docs = docs.available(context.features.of_type(id)).provenance(context.api, &def.provenance).tokens();
    let open = (union.open && can_be_sent).then(|| quote!(, open));
    let kind = match &union.tag {
        Some(tag) => quote!(#[api(union(tag = #tag) #open)]),
        None => quote!(#[api(union #open)]),
    };
    let variants = union.variants.iter().zip(&names.parts).map(|(variant, ident)| {
        let docs = Documentation::of(variant.doc.as_deref()).tokens();
        let tags: Vec<TokenStream> = variant.tags.iter().map(literal).collect();
        let tag = match tags.as_slice() {
            [] => None,
            [tag] => Some(quote!(#[api(tag = #tag)])),
            tags => Some(quote!(#[api(tag(#(#tags),*))])),
        };
        let limits = match can_be_sent {
            true => constraint::keys(context, place, &variant.ty, &Constraints::default()),
            false => Vec::new(),
        };
        // Not by the names of aliases: the derive tells types apart by how they are written.
        let ty = context.api.types.without_aliases(&variant.ty);
        let ty = rust_type::value(context, place, &ty);
        quote!(#docs #tag #(#[api(#limits)])* #ident(#ty))
    });
    let derives = match can_be_sent {
        true => quote!(#[derive(Clone, PartialEq, specwright::Payload)]),
        false => quote!(#[derive(Clone, PartialEq, specwright::Model)]),
    };
    quote! {
        #docs
        #derives
        #kind
        #[non_exhaustive]
        pub enum #ident {
            #(#variants,)*
            /// What this version of the client does not know.
            #[api(unknown)]
            Unknown(specwright::Unknown<specwright::Json>),
        }
    }
}

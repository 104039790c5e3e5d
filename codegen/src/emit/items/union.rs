//! Unions: enums with one variant for each alternative.

use proc_macro2::TokenStream;
use quote::quote;

use crate::emit::Context;
use crate::emit::attributes::constant::literal;
use crate::emit::attributes::constraint;
use crate::emit::text::documentation::Documentation;
use crate::emit::text::rust_type;
use crate::emit::text::rust_type::Site;
use crate::ir::{Constraints, Type, TypeDef, TypeId, Union};

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
    let types = &context.api.types;
    let whole: Vec<Type> = union.variants.iter().map(|variant| types.without_aliases(&variant.ty)).collect();
    let variants = union.variants.iter().zip(&names.parts).zip(&whole).map(|((variant, ident), ty)| {
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
        // The derive tells types apart by how they are written: those of which there are several go by no names of aliases.
        let ty = match whole.iter().filter(|other| *other == ty).count() {
            1 => rust_type::value(context, place, types.behind_aliases(&variant.ty)),
            _ => rust_type::value(context, place, ty),
        };
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

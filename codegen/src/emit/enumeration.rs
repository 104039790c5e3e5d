//! Enums over strings or integers, always open.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::Context;
use super::documentation::{self, Documentation};
use crate::ir::{Enum, EnumValues, TypeDef, TypeId};

pub(super) fn item(context: &Context<'_>, id: TypeId, def: &TypeDef, values: &Enum) -> TokenStream {
    let names = context.names.of(id);
    let ident = &names.ident;
    let docs = Documentation::of(def.doc.as_deref()).provenance(context.api, &def.provenance).tokens();
    let (variants, unknown): (Vec<TokenStream>, TokenStream) = match &values.values {
        EnumValues::Strings(values) => {
            let docs =
                values.iter().map(|value| documentation::enum_value(context.api, value, &def.provenance));
            let wires = values.iter().map(|value| Literal::string(&value.wire));
            (
                docs.zip(wires).map(|(docs, wire)| quote!(#docs #[api(value = #wire)])).collect(),
                quote!(String),
            )
        }
        EnumValues::Integers(values) => {
            let docs =
                values.iter().map(|value| documentation::enum_value(context.api, value, &def.provenance));
            let wires = values.iter().map(|value| integer(value.wire));
            (docs.zip(wires).map(|(docs, wire)| quote!(#docs #[api(value = #wire)])).collect(), quote!(i64))
        }
    };
    let idents = &names.parts;
    quote! {
        #docs
        #[derive(Clone, PartialEq, Eq, Hash, specwright::Model)]
        #[non_exhaustive]
        pub enum #ident {
            #(#variants #idents,)*
            /// A value that the description of the API does not name.
            #[api(unknown)]
            Unknown(specwright::Unknown<#unknown>),
        }
    }
}

/// An integer as it is written in Rust; a negative one is a sign and a literal.
pub(super) fn integer(value: i64) -> TokenStream {
    let literal = Literal::u64_unsuffixed(value.unsigned_abs());
    match value {
        0.. => quote!(#literal),
        _ => quote!(-#literal),
    }
}

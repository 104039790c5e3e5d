//! Enums over strings or integers, always open.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use crate::emit::Context;
use crate::emit::text::documentation;
use crate::emit::text::documentation::Documentation;
use crate::ir::{Direction, Enum, EnumValues, TypeDef, TypeId};

pub(crate) fn item(context: &Context<'_>, id: TypeId, def: &TypeDef, values: &Enum) -> TokenStream {
    let names = context.names.of(id);
    let ident = &names.ident;
    let can_be_sent = context.requests.can_hold(id);
    let mut docs = Documentation::of(def.doc.as_deref());
    let docs = docs.available(context.features.of_type(id)).provenance(context.api, &def.provenance).tokens();
    let (variants, unknown): (Vec<TokenStream>, TokenStream) = match &values.values {
        EnumValues::Strings(values) => {
            let docs =
                values.iter().map(|value| documentation::enum_value(context.api, value, &def.provenance));
            let keys = values.iter().map(|value| {
                let (wire, only) = (&value.wire, response_only(can_be_sent, value.only));
                quote!(value = #wire #only)
            });
            (docs.zip(keys).map(|(docs, keys)| quote!(#docs #[api(#keys)])).collect(), quote!(String))
        }
        EnumValues::Integers(values) => {
            let docs =
                values.iter().map(|value| documentation::enum_value(context.api, value, &def.provenance));
            let keys = values.iter().map(|value| {
                let (wire, only) = (integer(value.wire), response_only(can_be_sent, value.only));
                quote!(value = #wire #only)
            });
            (docs.zip(keys).map(|(docs, keys)| quote!(#docs #[api(#keys)])).collect(), quote!(i64))
        }
    };
    let idents = &names.parts;
    let derives = match can_be_sent {
        true => quote!(#[derive(Clone, PartialEq, Eq, Hash, specwright::Payload)]),
        false => quote!(#[derive(Clone, PartialEq, Eq, Hash, specwright::Model)]),
    };
    let open = (can_be_sent && values.open).then(|| quote!(#[api(open)]));
    quote! {
        #docs
        #derives
        #open
        #[non_exhaustive]
        pub enum #ident {
            #(#variants #idents,)*
            /// A value that the description of the API does not name.
            #[api(unknown)]
            Unknown(specwright::Unknown<#unknown>),
        }
    }
}

/// What the attribute says of a value that a request may not hold.
fn response_only(can_be_sent: bool, only: Option<Direction>) -> Option<TokenStream> {
    (can_be_sent && only == Some(Direction::Out)).then(|| quote!(, response_only))
}

/// An integer as it is written in Rust; a negative one is a sign and a literal.
pub(crate) fn integer(value: i64) -> TokenStream {
    let literal = Literal::u64_unsuffixed(value.unsigned_abs());
    match value {
        0.. => quote!(#literal),
        _ => quote!(-#literal),
    }
}

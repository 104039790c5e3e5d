//! The heads of serde's impls, which all wire types share.

use proc_macro2::TokenStream;
use quote::quote;
use syn::Ident;

/// `impl Deserialize`, whose body reads from `__deserializer`.
pub(crate) fn deserialize(ident: &Ident, body: TokenStream) -> TokenStream {
    quote! {
        #[automatically_derived]
        impl<'de> ::specwright::expand::wire::Deserialize<'de> for #ident {
            fn deserialize<__D: ::specwright::expand::wire::Deserializer<'de>>(
                __deserializer: __D,
            ) -> ::core::result::Result<Self, __D::Error> {
                #body
            }
        }
    }
}

/// `impl Serialize`, whose body writes `self` to `__serializer`.
pub(crate) fn serialize(ident: &Ident, body: TokenStream) -> TokenStream {
    quote! {
        #[automatically_derived]
        impl ::specwright::expand::wire::Serialize for #ident {
            fn serialize<__S: ::specwright::expand::wire::Serializer>(
                &self,
                __serializer: __S,
            ) -> ::core::result::Result<__S::Ok, __S::Error> {
                #body
            }
        }
    }
}

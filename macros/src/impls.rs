//! The impls that all types on the wire have.

use proc_macro2::TokenStream;
use quote::quote;
use syn::Ident;

/// `impl Model` and `impl Debug`; `read` reads from `__from`, and `write` writes into `__to`.
///
/// The bodies are for whoever calls them to compile, in their crate: nothing is compiled for what nobody calls.
pub(crate) fn emit_impls(
    ident: &Ident,
    read: &TokenStream,
    write: &TokenStream,
    debug: &TokenStream,
) -> TokenStream {
    quote! {
        #[automatically_derived]
        impl ::specwright::expand::wire::Model for #ident {
            #[inline]
            fn read(
                __from: &mut ::specwright::expand::wire::Reader<'_>,
            ) -> ::core::result::Result<Self, ::specwright::expand::wire::Misfit> {
                #read
            }

            #[inline]
            fn write(&self, __to: &mut dyn ::specwright::expand::wire::Writer) {
                #write
            }
        }

        #[automatically_derived]
        impl ::core::fmt::Debug for #ident {
            #[inline]
            fn fmt(&self, __f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                #debug
            }
        }
    }
}

/// `Debug` by way of `write`.
pub(crate) fn debug() -> TokenStream {
    quote!(::specwright::expand::wire::debug(self, __f))
}

/// serde's traits, with the feature `serde`.
pub(crate) fn emit_serde(ident: &Ident) -> TokenStream {
    quote! {
        #[automatically_derived]
        impl<'de> ::specwright::expand::serde::Deserialize<'de> for #ident {
            fn deserialize<__D: ::specwright::expand::serde::Deserializer<'de>>(
                __deserializer: __D,
            ) -> ::core::result::Result<Self, __D::Error> {
                ::specwright::expand::serde::deserialize(__deserializer)
            }
        }

        #[automatically_derived]
        impl ::specwright::expand::serde::Serialize for #ident {
            fn serialize<__S: ::specwright::expand::serde::Serializer>(
                &self,
                __serializer: __S,
            ) -> ::core::result::Result<__S::Ok, __S::Error> {
                ::specwright::expand::serde::serialize(self, __serializer)
            }
        }
    }
}

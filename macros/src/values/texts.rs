//! Enums of strings.

use proc_macro2::TokenStream;
use quote::quote;
use syn::{Ident, LitStr};

use super::Values;
use crate::impls;

/// All but `Debug` of an enum of strings.
pub(super) fn emit_texts(values: &Values, known: &[(Ident, LitStr)]) -> TokenStream {
    let ident = &values.ident;
    let (read, text) = (emit_read(values, known), emit_text(values, known));
    let deserialize = impls::deserialize(ident, quote! { ::specwright::expand::wire::text(__deserializer) });
    let serialize = impls::serialize(ident, quote! { __serializer.serialize_str(self.as_str()) });
    quote! {
        #read
        #text

        #[automatically_derived]
        impl ::core::convert::From<&::core::primitive::str> for #ident {
            fn from(__text: &::core::primitive::str) -> Self {
                ::specwright::expand::wire::from_text(__text)
            }
        }

        #[automatically_derived]
        impl ::core::convert::From<::std::string::String> for #ident {
            fn from(__text: ::std::string::String) -> Self {
                ::specwright::expand::wire::from_text_owned(__text)
            }
        }

        #deserialize

        #serialize
    }
}

fn emit_read(values: &Values, known: &[(Ident, LitStr)]) -> TokenStream {
    let Values { ident, unknown, .. } = values;
    let variants = known.iter().map(|(variant, _)| variant);
    let texts = known.iter().map(|(_, text)| text);
    let unknown = match unknown {
        Some(unknown) => quote!(Self::#unknown(__value)),
        None => quote!(loop {}),
    };
    quote! {
        #[automatically_derived]
        impl ::specwright::expand::wire::TextEnum for #ident {
            fn known(__text: &::core::primitive::str) -> ::core::option::Option<Self> {
                ::core::option::Option::Some(match __text {
                    #(#texts => Self::#variants,)*
                    _ => return ::core::option::Option::None,
                })
            }

            fn unknown(__value: ::specwright::expand::Unknown<::std::string::String>) -> Self {
                #unknown
            }

            fn text(&self) -> &::core::primitive::str {
                self.as_str()
            }
        }
    }
}

fn emit_text(values: &Values, known: &[(Ident, LitStr)]) -> TokenStream {
    let Values { ident, unknown, reported, .. } = values;
    let variants = known.iter().map(|(variant, _)| variant);
    let texts = known.iter().map(|(_, text)| text);
    let unknown = unknown.as_ref().map(|unknown| quote!(Self::#unknown(__value) => __value.get(),));
    quote! {
        #[automatically_derived]
        impl #ident {
            /// The value on the wire.
            pub fn as_str(&self) -> &::core::primitive::str {
                match self {
                    #(Self::#variants => #texts,)*
                    #unknown
                    #reported
                }
            }
        }

        #[automatically_derived]
        impl ::core::fmt::Display for #ident {
            fn fmt(&self, __f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                __f.pad(self.as_str())
            }
        }

        #[automatically_derived]
        impl ::specwright::expand::ToText for #ident {
            fn to_text(&self) -> ::std::borrow::Cow<'_, ::core::primitive::str> {
                ::std::borrow::Cow::Borrowed(self.as_str())
            }
        }
    }
}

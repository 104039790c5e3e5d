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
    let deserialize = impls::deserialize(ident, quote! { ::specwright::wire::text(__deserializer) });
    let serialize = impls::serialize(ident, quote! { __serializer.serialize_str(self.as_str()) });
    quote! {
        #read
        #text

        #[automatically_derived]
        impl ::core::convert::From<&str> for #ident {
            fn from(text: &str) -> Self {
                ::specwright::wire::from_text(text)
            }
        }

        #[automatically_derived]
        impl ::core::convert::From<::std::string::String> for #ident {
            fn from(text: ::std::string::String) -> Self {
                ::specwright::wire::from_text_owned(text)
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
        Some(unknown) => quote!(Self::#unknown(value)),
        None => quote!(loop {}),
    };
    quote! {
        #[automatically_derived]
        impl ::specwright::wire::TextEnum for #ident {
            fn known(text: &str) -> ::core::option::Option<Self> {
                ::core::option::Option::Some(match text {
                    #(#texts => Self::#variants,)*
                    _ => return ::core::option::Option::None,
                })
            }

            fn unknown(value: ::specwright::Unknown<::std::string::String>) -> Self {
                #unknown
            }

            fn text(&self) -> &str {
                self.as_str()
            }
        }
    }
}

fn emit_text(values: &Values, known: &[(Ident, LitStr)]) -> TokenStream {
    let Values { ident, unknown, reported, .. } = values;
    let variants = known.iter().map(|(variant, _)| variant);
    let texts = known.iter().map(|(_, text)| text);
    let unknown = unknown.as_ref().map(|unknown| quote!(Self::#unknown(value) => value.get(),));
    quote! {
        #[automatically_derived]
        impl #ident {
            /// The value on the wire.
            pub fn as_str(&self) -> &str {
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
        impl ::specwright::ToText for #ident {
            fn to_text(&self) -> ::std::borrow::Cow<'_, str> {
                ::std::borrow::Cow::Borrowed(self.as_str())
            }
        }
    }
}

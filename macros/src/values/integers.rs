//! Enums of integers.

use proc_macro2::TokenStream;
use quote::quote;
use syn::{Ident, LitInt};

use super::Values;
use crate::impls;

/// All but `Debug` of an enum of integers.
pub(super) fn emit_integers(values: &Values, known: &[(Ident, LitInt)]) -> TokenStream {
    let ident = &values.ident;
    let (read, number) = (emit_read(values, known), emit_number(values, known));
    let deserialize =
        impls::deserialize(ident, quote! { ::specwright::expand::wire::integer(__deserializer) });
    let serialize = impls::serialize(ident, quote! { __serializer.serialize_i64(self.as_i64()) });
    quote! {
        #read
        #number

        #[automatically_derived]
        impl ::core::convert::From<::core::primitive::i64> for #ident {
            fn from(__value: ::core::primitive::i64) -> Self {
                <Self as ::specwright::expand::wire::IntegerEnum>::of(__value)
            }
        }

        #deserialize

        #serialize
    }
}

fn emit_read(values: &Values, known: &[(Ident, LitInt)]) -> TokenStream {
    let Values { ident, unknown, .. } = values;
    let variants = known.iter().map(|(variant, _)| variant);
    let integers = known.iter().map(|(_, integer)| integer);
    let unknown = match unknown {
        Some(unknown) => quote!(Self::#unknown(::specwright::expand::Unknown::__new(__value))),
        None => quote!(loop {}),
    };
    quote! {
        #[automatically_derived]
        impl ::specwright::expand::wire::IntegerEnum for #ident {
            fn of(__value: ::core::primitive::i64) -> Self {
                match __value {
                    #(#integers => Self::#variants,)*
                    __value => #unknown,
                }
            }

            fn number(&self) -> ::core::primitive::i64 {
                self.as_i64()
            }
        }
    }
}

fn emit_number(values: &Values, known: &[(Ident, LitInt)]) -> TokenStream {
    let Values { ident, unknown, reported, .. } = values;
    let variants = known.iter().map(|(variant, _)| variant);
    let integers = known.iter().map(|(_, integer)| integer);
    let unknown = unknown.as_ref().map(|unknown| quote!(Self::#unknown(__value) => *__value.get(),));
    quote! {
        #[automatically_derived]
        impl #ident {
            /// The value on the wire.
            pub fn as_i64(&self) -> ::core::primitive::i64 {
                match self {
                    #(Self::#variants => #integers,)*
                    #unknown
                    #reported
                }
            }
        }

        #[automatically_derived]
        impl ::core::fmt::Display for #ident {
            fn fmt(&self, __f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                ::core::fmt::Display::fmt(&self.as_i64(), __f)
            }
        }

        #[automatically_derived]
        impl ::specwright::expand::ToText for #ident {
            fn to_text(&self) -> ::std::borrow::Cow<'_, ::core::primitive::str> {
                ::std::borrow::Cow::Owned(::std::string::ToString::to_string(&self.as_i64()))
            }
        }
    }
}

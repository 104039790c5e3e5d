//! `From<T>` for each alternative whose type no other has.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};
use syn::Type;

use super::{Alternative, Union};
use crate::presence;

/// The conversions into a union.
pub(super) fn emit_conversions(union: &Union) -> TokenStream {
    let texts: Vec<String> =
        union.alternatives.iter().map(|alternative| text(alternative.unboxed())).collect();
    let unique = union.alternatives.iter().zip(&texts).filter(|(alternative, text)| {
        texts.iter().filter(|other| other == text).count() == 1 && !is_itself(union, alternative.unboxed())
    });
    unique.map(|(alternative, text)| emit_conversion(union, alternative, text)).collect()
}

fn emit_conversion(union: &Union, alternative: &Alternative, text: &str) -> TokenStream {
    let ident = &union.ident;
    let Alternative { ident: variant, ty, .. } = alternative;
    let inner = alternative.unboxed();
    let value = match presence::boxed(ty) {
        Some(_) => quote!(::std::boxed::Box::new(__value)),
        None => quote!(__value),
    };
    let borrowed = (text == "String").then(|| {
        quote! {
            #[automatically_derived]
            impl ::core::convert::From<&::core::primitive::str> for #ident {
                #[inline]
                fn from(__value: &::core::primitive::str) -> Self {
                    Self::#variant(::core::convert::Into::into(__value))
                }
            }
        }
    });
    quote! {
        #[automatically_derived]
        impl ::core::convert::From<#inner> for #ident {
            #[inline]
            fn from(__value: #inner) -> Self {
                Self::#variant(#value)
            }
        }
        #borrowed
    }
}

/// Whether the type is the union; every type converts into itself already.
fn is_itself(union: &Union, ty: &Type) -> bool {
    match ty {
        Type::Path(path) => {
            path.path.segments.last().is_some_and(|last| last.ident == union.ident || last.ident == "Self")
        }
        _ => false,
    }
}

fn text(ty: &Type) -> String {
    ty.to_token_stream().to_string()
}

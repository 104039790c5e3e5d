//! The derive `Model`: a type's form on the wire, and how it is printed.

use proc_macro2::TokenStream;
use quote::quote;
use syn::{Generics, Ident};

use crate::{
    content::emit_contents, input::Input, object::emit_object, union::emit_union, values::emit_values,
};

/// The impls for a type of any kind.
pub(crate) fn emit_model(input: &Input) -> TokenStream {
    match input {
        Input::Object(object) => emit_object(object),
        Input::Values(values) => emit_values(values),
        Input::Union(union) => emit_union(union),
        Input::Contents(contents) => emit_contents(contents),
        Input::Unfit(ident, generics) => emit_stub(ident, generics),
    }
}

/// Impls for a type that was reported, so that its uses make no second error.
fn emit_stub(ident: &Ident, generics: &Generics) -> TokenStream {
    let (parameters, arguments, bounds) = generics.split_for_impl();
    quote! {
        impl #parameters ::specwright::expand::wire::Model for #ident #arguments #bounds {
            fn read(
                _: &mut ::specwright::expand::wire::Reader<'_>,
            ) -> ::core::result::Result<Self, ::specwright::expand::wire::Misfit> {
                loop {}
            }

            fn write(&self, _: &mut dyn ::specwright::expand::wire::Writer) {}
        }

        impl #parameters ::core::fmt::Debug for #ident #arguments #bounds {
            fn fmt(&self, _: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                loop {}
            }
        }
    }
}

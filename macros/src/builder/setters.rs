//! Setters: `x`, `maybe_x` for optional members, `x_null` for nullable ones.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use syn::{Ident, Index, Type, ext::IdentExt};

use super::{Plan, states::State};
use crate::{
    field::Field,
    presence::{self, Presence},
};

/// What a setter takes, and how it becomes the member's type.
struct Argument {
    ty: TokenStream,
    /// A path to the function that converts it.
    convert: TokenStream,
}

impl Argument {
    fn of(ty: &Type) -> Self {
        let into = quote!(impl ::core::convert::Into);
        if let Some(element) = presence::list(ty) {
            let ty = quote!(impl ::core::iter::IntoIterator<Item = #into<#element>>);
            return Self { ty, convert: quote!(::specwright::builder::list) };
        }
        if let Some(element) = presence::map(ty) {
            let ty = quote!(impl ::core::iter::IntoIterator<Item = (#into<::std::string::String>, #into<#element>)>);
            return Self { ty, convert: quote!(::specwright::builder::map) };
        }
        match presence::boxed(ty) {
            Some(inner) => Self { ty: quote!(#into<#inner>), convert: quote!(::specwright::builder::boxed) },
            None => Self { ty: quote!(#into<#ty>), convert: quote!(::core::convert::Into::into) },
        }
    }
}

/// The setters of all members.
pub(super) fn emit_setters(plan: &Plan<'_>) -> Vec<TokenStream> {
    let fields = plan.object.fields.iter().enumerate();
    let setters = fields.map(|(index, field)| match plan.states.iter().find(|state| state.field == index) {
        Some(state) => required(plan, field, state),
        None if field.presence == Presence::Additional => additional(field, index),
        None => optional(field, index),
    });
    setters.collect()
}

fn required(plan: &Plan<'_>, field: &Field, state: &State) -> TokenStream {
    let builder = &plan.builder;
    let (doc, docs) = (default_doc(field), &field.docs);
    let (ident, slot) = (field.local(), Index::from(state.field));
    let Argument { ty, convert } = Argument::of(&field.inner);
    let after = plan.parameters().into_iter().map(|parameter| {
        if *parameter == state.parameter { quote!(::specwright::builder::Set) } else { quote!(#parameter) }
    });
    let after = quote!(#builder<#(#after),*>);
    let shell = plan.shell.ident().map(|_| quote!(__shell: self.__shell,));
    let set = |value: TokenStream| {
        quote! {
            self.__members.#slot = ::core::option::Option::Some(#value);
            #builder { #shell __members: self.__members, __states: ::core::marker::PhantomData }
        }
    };
    let (some, null) = match field.presence {
        Presence::RequiredNullable => {
            let body = set(quote!(::core::option::Option::None));
            let (name, doc) = (null_name(field), null_doc(field));
            let null = quote! {
                #[doc = #doc]
                pub fn #name(mut self) -> #after {
                    #body
                }
            };
            (set(quote!(::core::option::Option::Some(#convert(value)))), Some(null))
        }
        _ => (set(quote!(#convert(value))), None),
    };
    quote! {
        #doc #(#docs)*
        pub fn #ident(mut self, value: #ty) -> #after {
            #some
        }
        #null
    }
}

fn optional(field: &Field, index: usize) -> TokenStream {
    let (doc, docs) = (default_doc(field), &field.docs);
    let (ident, slot) = (field.local(), Index::from(index));
    let name = field.text();
    let maybe = format_ident!("maybe_{name}", span = ident.span());
    let maybe_doc =
        format!("As [`{name}`](Self::{name}), if there is a value; `None` leaves the member out.");
    let deprecated = field.docs.iter().filter(|attr| attr.path().is_ident("deprecated"));
    let Argument { ty, convert } = Argument::of(&field.inner);
    let (wrap, null) = match field.presence {
        Presence::OptionalNullable => {
            let (name, doc) = (null_name(field), null_doc(field));
            let null = quote! {
                #[doc = #doc]
                pub fn #name(mut self) -> Self {
                    self.__members.#slot = ::core::option::Option::Some(::core::option::Option::None);
                    self
                }
            };
            (quote!(::specwright::builder::value(#convert(value))), Some(null))
        }
        _ => (quote!(#convert(value)), None),
    };
    quote! {
        #doc #(#docs)*
        pub fn #ident(mut self, value: #ty) -> Self {
            self.__members.#slot = ::core::option::Option::Some(#wrap);
            self
        }
        #[doc = #maybe_doc]
        #(#deprecated)*
        pub fn #maybe(mut self, value: ::core::option::Option<#ty>) -> Self {
            self.__members.#slot = match value {
                ::core::option::Option::Some(value) => ::core::option::Option::Some(#wrap),
                ::core::option::Option::None => ::core::option::Option::None,
            };
            self
        }
        #null
    }
}

fn additional(field: &Field, index: usize) -> TokenStream {
    let (doc, docs) = (default_doc(field), &field.docs);
    let (ident, slot) = (field.local(), Index::from(index));
    let Argument { ty, convert } = Argument::of(&field.inner);
    quote! {
        #doc #(#docs)*
        pub fn #ident(mut self, value: #ty) -> Self {
            self.__members.#slot = #convert(value);
            self
        }
    }
}

/// A sentence for a field that has no documentation of its own.
fn default_doc(field: &Field) -> Option<TokenStream> {
    let text = match field.presence {
        Presence::Additional => "Gives the members that the type does not name.".to_owned(),
        _ => format!("Gives `{}`.", field.wire_name.value()),
    };
    let is_documented = field.docs.iter().any(|attr| attr.path().is_ident("doc"));
    (!is_documented).then(|| quote!(#[doc = #text]))
}

fn null_name(field: &Field) -> Ident {
    format_ident!("{}_null", field.ident.unraw(), span = field.local().span())
}

fn null_doc(field: &Field) -> String {
    let name = field.text();
    format!("Makes [`{name}`](Self::{name}) null.")
}

//! Setters: `x`, `maybe_x` for optional members, `x_null` for nullable ones.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use syn::{Ident, Index, Type, ext::IdentExt};

use super::Plan;
use crate::{
    field::Field,
    presence::{self, FieldPresence},
    words,
};

/// What a setter takes, and how it becomes the member's type.
struct Argument {
    ty: TokenStream,
    /// What the functions of the runtime that convert it are called after `some` and `maybe`.
    suffix: &'static str,
}

impl Argument {
    fn of(ty: &Type) -> Self {
        let into = quote!(impl ::core::convert::Into);
        if let Some(element) = presence::list(ty) {
            let ty = quote!(impl ::core::iter::IntoIterator<Item = #into<#element>>);
            return Self { ty, suffix: "_list" };
        }
        if let Some(element) = presence::map(ty) {
            let ty = quote!(impl ::core::iter::IntoIterator<Item = (#into<::std::string::String>, #into<#element>)>);
            return Self { ty, suffix: "_map" };
        }
        match presence::boxed(ty) {
            Some(inner) => Self { ty: quote!(#into<#inner>), suffix: "_boxed" },
            None => Self { ty: quote!(#into<#ty>), suffix: "" },
        }
    }

    /// The argument `value` as an `Option` of the member's type: `some` or `maybe` one.
    fn converted(&self, form: &str) -> TokenStream {
        let function = format_ident!("{form}{}", self.suffix);
        quote!(::specwright::expand::builder::#function(value))
    }
}

/// The setters of all members.
pub(super) fn emit_setters(plan: &Plan<'_>) -> Vec<TokenStream> {
    let fields = plan.object.fields.iter().enumerate().filter(|(index, _)| !plan.left_out.contains(index));
    fields.flat_map(|(index, field)| setters(plan, field, index)).collect()
}

fn setters(plan: &Plan<'_>, field: &Field, index: usize) -> Vec<TokenStream> {
    let argument = Argument::of(&field.inner);
    let ty = &argument.ty;
    let given = if field.may_be_absent_when_given() { "Maybe" } else { "Set" };
    let setter = Setter { plan, index };
    let value =
        |slot: TokenStream| setter.emit(&field.local(), value_docs(field), &quote!(value: #ty), &slot, given);
    let maybe = |slot: TokenStream| {
        let name = format_ident!("maybe_{}", field.text(), span = field.local().span());
        let argument = quote!(value: ::core::option::Option<#ty>);
        setter.emit(&name, maybe_docs(field), &argument, &slot, "Maybe")
    };
    let null = |state: &str| {
        let slot = quote!(::core::option::Option::Some(::core::option::Option::None));
        setter.emit(&null_name(field), doc(&null_doc(field)), &TokenStream::new(), &slot, state)
    };
    let not_null = |value: TokenStream| quote!(::specwright::expand::builder::not_null(#value));
    let (some, perhaps) = (argument.converted("some"), argument.converted("maybe"));
    match field.presence {
        FieldPresence::Additional => vec![value(quote!(::specwright::expand::builder::map(value)))],
        FieldPresence::Required => vec![value(some)],
        FieldPresence::RequiredNullable => vec![value(not_null(some)), null("Null")],
        FieldPresence::Optional => vec![value(some), maybe(perhaps)],
        FieldPresence::OptionalNullable => {
            vec![value(not_null(some)), maybe(not_null(perhaps)), null("Unset")]
        }
    }
}

/// A setter of one member.
struct Setter<'p> {
    plan: &'p Plan<'p>,
    index: usize,
}

impl Setter<'_> {
    /// A method that puts a value into the member's slot, after which its state is known.
    fn emit(
        &self,
        name: &Ident,
        docs: TokenStream,
        argument: &TokenStream,
        value: &TokenStream,
        state: &str,
    ) -> TokenStream {
        let slot = Index::from(self.index);
        let own = self.plan.states.iter().find(|own| own.field == self.index);
        let Some(own) = own else {
            return quote! {
                #docs
                pub fn #name(mut self, #argument) -> Self {
                    self.__members.#slot = #value;
                    self
                }
            };
        };
        let (builder, state) = (&self.plan.builder, format_ident!("{state}"));
        let after = self.plan.parameters().into_iter().map(|parameter| match *parameter == own.parameter {
            true => quote!(::specwright::expand::builder::#state),
            false => quote!(#parameter),
        });
        let shell = self.plan.shell.ident().map(|_| quote!(__shell: self.__shell,));
        quote! {
            #docs
            pub fn #name(mut self, #argument) -> #builder<#(#after),*> {
                self.__members.#slot = #value;
                #builder { #shell __members: self.__members, __states: ::core::marker::PhantomData }
            }
        }
    }
}

fn doc(text: &str) -> TokenStream {
    quote!(#[doc = #text])
}

/// The field's own documentation, or a sentence, and its limits.
fn value_docs(field: &Field) -> TokenStream {
    let (default, docs) = (default_doc(field), &field.docs);
    let facts = field.constraints.facts(&field.inner);
    let facts = facts.iter().flat_map(|fact| [String::new(), format!(" {}", words::markdown(fact))]);
    quote!(#default #(#docs)* #(#[doc = #facts])*)
}

fn maybe_docs(field: &Field) -> TokenStream {
    let name = field.text();
    let text = format!("As [`{name}`](Self::{name}), if there is a value; `None` leaves the member out.");
    let deprecated = field.docs.iter().filter(|attr| attr.path().is_ident("deprecated"));
    quote!(#[doc = #text] #(#deprecated)*)
}

/// A sentence for a field that has no documentation of its own.
fn default_doc(field: &Field) -> Option<TokenStream> {
    let text = match field.presence {
        FieldPresence::Additional => "Gives the members that the type does not name.".to_owned(),
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

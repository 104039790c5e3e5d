//! Setters: `x`, `maybe_x` for optional members, `x_null` for nullable ones.

use proc_macro2::TokenStream;
use quote::{ToTokens, format_ident, quote};
use syn::{Ident, Type};

use super::Plan;
use crate::{
    field::Field,
    presence::{self, FieldPresence},
    words,
};

/// A method that gives a member a value.
pub(super) struct Setter {
    /// What the author says of it.
    docs: TokenStream,
    /// What we say of it, and what stands before the name.
    pub(super) head: String,
    name: Ident,
    arguments: TokenStream,
    /// The type that it returns, and the body.
    pub(super) tail: String,
}

impl Setter {
    pub(super) fn emit(self, head: Option<TokenStream>, tail: Option<TokenStream>) -> TokenStream {
        let Self { docs, name, arguments, .. } = self;
        quote!(#docs #head #name #arguments #tail)
    }
}

/// What a setter takes, and how it becomes the member's type.
struct Argument {
    ty: TokenStream,
    /// What the function of the runtime that converts it is called after `some`.
    suffix: &'static str,
    /// What `maybe_x` takes an `Option` of: the type itself, so that rustc knows what a bare `None` is.
    exact: TokenStream,
}

impl Argument {
    fn of(ty: &Type) -> Self {
        let exact = presence::boxed(ty).unwrap_or(ty).to_token_stream();
        if let Some(element) = presence::list(ty) {
            let (suffix, element) = match presence::is_integer(element) {
                true => ("_integer_list", quote!(::specwright::expand::builder::IntoInteger<#element>)),
                false => ("_list", quote!(::core::convert::Into<#element>)),
            };
            return Self { ty: quote!(impl ::core::iter::IntoIterator<Item = impl #element>), suffix, exact };
        }
        if let Some(element) = presence::map(ty) {
            let ty = quote!(
                impl ::core::iter::IntoIterator<
                    Item = (
                        impl ::core::convert::Into<::std::string::String>,
                        impl ::core::convert::Into<#element>,
                    ),
                >
            );
            return Self { ty, suffix: "_map", exact };
        }
        if presence::is_integer(ty) {
            let ty = quote!(impl ::specwright::expand::builder::IntoInteger<#ty>);
            return Self { ty, suffix: "_integer", exact };
        }
        let suffix = if presence::boxed(ty).is_some() { "_boxed" } else { "" };
        Self { ty: quote!(impl ::core::convert::Into<#exact>), suffix, exact }
    }

    /// The argument `value` as the member's type.
    fn some(&self) -> String {
        format!("::specwright::expand::builder::some{}(value)", self.suffix)
    }

    /// The argument `value`, which is an `Option` already, of the member's type.
    fn maybe(&self) -> String {
        match self.suffix {
            "_boxed" => "::specwright::expand::builder::maybe_boxed(value)".to_owned(),
            _ => "value".to_owned(),
        }
    }
}

/// The setters of all members.
pub(super) fn setters(plan: &Plan<'_>) -> Vec<Setter> {
    let fields = plan.object.fields.iter().enumerate().filter(|(index, _)| !plan.left_out.contains(index));
    fields.flat_map(|(index, field)| setters_of(plan, field, index)).collect()
}

fn setters_of(plan: &Plan<'_>, field: &Field, index: usize) -> Vec<Setter> {
    let member = Member { plan, field, index };
    let argument = Argument::of(&field.inner);
    let (some, perhaps) = (argument.some(), argument.maybe());
    let not_null = |value: &str| format!("::specwright::expand::builder::not_null({value})");
    match field.presence {
        FieldPresence::Additional => {
            vec![member.value(&argument, "::specwright::expand::builder::map(value)")]
        }
        FieldPresence::Required => vec![member.value(&argument, &some)],
        FieldPresence::RequiredNullable => {
            vec![member.value(&argument, &not_null(&some)), member.null("Null")]
        }
        FieldPresence::Optional => {
            vec![member.value(&argument, &some), member.maybe(&argument, &perhaps)]
        }
        FieldPresence::OptionalNullable => vec![
            member.value(&argument, &not_null(&some)),
            member.maybe(&argument, &not_null(&perhaps)),
            member.null("Unset"),
        ],
    }
}

/// A member that has setters.
struct Member<'p> {
    plan: &'p Plan<'p>,
    field: &'p Field,
    index: usize,
}

impl Member<'_> {
    /// `x`, for a value.
    fn value(&self, Argument { ty, .. }: &Argument, slot: &str) -> Setter {
        let (field, authored) = (self.field, &self.field.docs);
        Setter {
            docs: quote!(#(#authored)*),
            head: head(&value_docs(field)),
            name: field.local(),
            arguments: quote!((mut self, value: #ty)),
            tail: self.tail(slot, if field.may_be_absent_when_given() { "Maybe" } else { "Set" }),
        }
    }

    /// `maybe_x`, for a value that may be there.
    fn maybe(&self, Argument { exact, .. }: &Argument, slot: &str) -> Setter {
        let name = self.field.text();
        let doc = format!("As [`{name}`](Self::{name}), if there is a value; `None` leaves the member out.");
        let deprecated = self.field.docs.iter().filter(|attr| attr.path().is_ident("deprecated"));
        Setter {
            docs: quote!(#(#deprecated)*),
            head: self.lazily() + &head(&[doc]),
            name: format_ident!("maybe_{name}", span = self.field.local().span()),
            arguments: quote!((mut self, value: ::core::option::Option<#exact>)),
            tail: self.tail(slot, "Maybe"),
        }
    }

    /// `x_null`.
    fn null(&self, state: &str) -> Setter {
        let name = self.field.text();
        Setter {
            docs: TokenStream::new(),
            head: self.lazily() + &head(&[format!("Makes [`{name}`](Self::{name}) null.")]),
            name: format_ident!("{name}_null", span = self.field.local().span()),
            arguments: quote!((mut self)),
            tail: self.tail("::core::option::Option::Some(::core::option::Option::None)", state),
        }
    }

    /// What makes rustc write a method that has no parameters of types only where somebody calls it.
    fn lazily(&self) -> String {
        let is_generic = self.plan.shell.ident().is_some() || !self.plan.states.is_empty();
        if is_generic { String::new() } else { "#[inline] ".to_owned() }
    }

    /// Puts a value into the member's slot, after which its state is known.
    fn tail(&self, value: &str, state: &str) -> String {
        let Self { plan: plan @ Plan { builder, states, .. }, index, .. } = self;
        let Some(own) = states.iter().find(|own| own.field == *index) else {
            return format!("-> Self {{ self.__members.{index} = {value}; self }}");
        };
        let after = plan.arguments(|parameter| match *parameter == own.parameter {
            true => format!("::specwright::expand::builder::{state}"),
            false => parameter.to_string(),
        });
        let shell = if plan.shell.ident().is_some() { "__shell: self.__shell, " } else { "" };
        format!(
            "-> {builder}{after} {{
                self.__members.{index} = {value};
                {builder} {{ {shell}__members: self.__members, __states: ::core::marker::PhantomData }}
            }}"
        )
    }
}

/// Documentation, and what stands before a setter's name.
fn head(docs: &[String]) -> String {
    let mut head: String = docs.iter().map(|doc| format!("#[doc = {doc:?}] ")).collect();
    head.push_str("pub fn");
    head
}

/// A sentence for a field that has no documentation of its own, and its limits.
fn value_docs(field: &Field) -> Vec<String> {
    let facts = field.constraints.facts(&field.inner);
    let facts = facts.iter().flat_map(|fact| [String::new(), format!(" {}", words::markdown(fact))]);
    default_doc(field).into_iter().chain(facts).collect()
}

/// A sentence for a field that has no documentation of its own.
fn default_doc(field: &Field) -> Option<String> {
    let is_documented = field.docs.iter().any(|attr| attr.path().is_ident("doc"));
    (!is_documented).then(|| match field.presence {
        FieldPresence::Additional => "Gives the members that the type does not name.".to_owned(),
        _ => format!("Gives `{}`.", field.wire_name.value()),
    })
}

//! The attribute `constrained`: a named type whose values are limited.

use proc_macro2::TokenStream;
use quote::quote;
use syn::{
    Attribute, Generics, Ident, Token, Type, Visibility,
    parse::{Parse, ParseStream},
    punctuated::Punctuated,
};

use crate::{
    attribute::{Entry, Keys},
    constraint::{self, Constraints, emit_value},
    documentation,
    report::Report,
    samples::{Samples, emit_limits},
    words,
};

/// `pub type Name = Type;`
pub(crate) struct NamedType {
    attrs: Vec<Attribute>,
    vis: Visibility,
    ident: Ident,
    generics: Generics,
    ty: Type,
}

impl Parse for NamedType {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let (attrs, vis) = (Attribute::parse_outer(input)?, input.parse()?);
        input.parse::<Token![type]>().map_err(|error| {
            syn::Error::new(error.span(), "`constrained` is for named types: `type Digits = String;`")
        })?;
        let (ident, generics) = (input.parse()?, input.parse()?);
        input.parse::<Token![=]>()?;
        let ty = input.parse()?;
        input.parse::<Token![;]>()?;
        Ok(Self { attrs, vis, ident, generics, ty })
    }
}

/// The named type as it stands, with its limits in its documentation, and a function of the same name that checks a
/// value.
pub(crate) fn emit_constrained(
    entries: Punctuated<Entry, Token![,]>,
    item: NamedType,
    samples: Samples,
) -> TokenStream {
    let mut report = Report::default();
    let mut keys = Keys::check(entries.into_iter().collect(), "a named type", &constraint::KEYS, &mut report);
    let NamedType { attrs, vis, ident, generics, ty } = &item;
    if !generics.params.is_empty() {
        report.error(generics, "a named type with limits has no type parameters and no lifetimes");
    }
    let constraints = Constraints::parse(&mut keys, ty, &mut report);
    let tells = (samples == Samples::Described).then(|| {
        let limits = emit_limits(&constraints);
        quote! {
            if __check.tell(|| #limits) {
                return;
            }
        }
    });
    let reason = documentation::first_paragraph(attrs);
    let checks = emit_value(&constraints, ty, reason.as_deref());
    let facts = constraints.facts(ty);
    let facts = facts.iter().flat_map(|fact| [String::new(), format!(" {}", words::markdown(fact))]);
    let errors = report.into_tokens();
    quote! {
        #errors
        #(#attrs)*
        #(#[doc = #facts])*
        #vis type #ident = #ty;

        /// Reports what is wrong with a value.
        #[doc(hidden)]
        #[allow(non_snake_case, unused_variables, clippy::ptr_arg)]
        #[inline]
        #vis fn #ident(__value: &#ty, __check: &mut ::specwright::expand::validate::Check<'_>) {
            #tells
            #checks
        }
    }
}

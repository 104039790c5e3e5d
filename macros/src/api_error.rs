//! The derive `ApiError`: enums of documented errors.

use proc_macro2::TokenStream;
use quote::quote;
use syn::{Data, DeriveInput, Generics, Ident};

use crate::{attribute::Keys, report::Report};

mod body;
mod case;
mod emit;
mod order;
mod statuses;
mod template;

use body::Body;
use case::{Case, Role};

/// An enum of errors, its documented ones most specific first.
pub(crate) struct ApiError {
    ident: Ident,
    body: Body,
    cases: Vec<Case>,
    invalid: Option<Ident>,
    other: Ident,
}

/// The impls, and the mistakes.
pub(crate) fn expand(input: DeriveInput) -> TokenStream {
    let mut report = Report::default();
    let (ident, generics) = (input.ident.clone(), input.generics.clone());
    let parsed = ApiError::parse(input, &mut report);
    let impls = match parsed.filter(|_| report.count() == 0) {
        Some(error) => emit::emit_api_error(&error),
        None => emit_stub(&ident, &generics),
    };
    let mut output = report.into_tokens();
    output.extend(impls);
    output
}

impl ApiError {
    fn parse(input: DeriveInput, report: &mut Report) -> Option<Self> {
        let DeriveInput { attrs, ident, generics, data, .. } = input;
        if !generics.params.is_empty() {
            report
                .error(&generics, "errors have no type parameters and no lifetimes: they own what they hold");
            return None;
        }
        let Data::Enum(data) = data else {
            report.error(&ident, "errors are an enum with a variant for each");
            return None;
        };
        let mut keys = Keys::parse(&attrs, "an enum of errors", &["error_body"], report);
        let body = Body::parse(&mut keys, report);
        let (mut cases, mut invalid, mut other) = (Vec::new(), None, None);
        for variant in data.variants {
            let slot = match Role::parse(variant, report) {
                Some(Role::Documented(case)) => {
                    cases.push(*case);
                    continue;
                }
                Some(Role::Invalid(variant)) => (&mut invalid, variant),
                Some(Role::Other(variant)) => (&mut other, variant),
                None => continue,
            };
            let (slot, variant) = slot;
            if slot.is_some() {
                report.error(&variant, "there is one such variant; this is the second");
            }
            *slot = Some(variant);
        }
        if other.is_none() {
            report.error(
                &ident,
                "errors need a variant for what is not documented: `#[api(other)] Other(specwright::Undocumented)`",
            );
        }
        order::check_told_apart(&cases, report);
        order::most_specific_first(&mut cases);
        Some(Self { ident, body, cases, invalid, other: other? })
    }
}

/// Impls for an enum that was reported, so that its uses make no second error.
fn emit_stub(ident: &Ident, generics: &Generics) -> TokenStream {
    let (parameters, arguments, bounds) = generics.split_for_impl();
    // One with parameters would need bounds on them.
    let table = generics.params.is_empty().then(|| {
        quote! {
            impl ::specwright::expand::ApiError for #ident {
                const TABLE: &'static ::specwright::expand::ErrorTable =
                    <::specwright::expand::Error as ::specwright::expand::ApiError>::TABLE;
            }
        }
    });
    quote! {
        #table

        impl #parameters ::core::convert::From<::specwright::expand::Error> for #ident #arguments #bounds {
            fn from(_: ::specwright::expand::Error) -> Self {
                loop {}
            }
        }

        impl #parameters ::core::convert::From<#ident #arguments> for ::specwright::expand::Error #bounds {
            fn from(_: #ident #arguments) -> Self {
                loop {}
            }
        }

        impl #parameters ::core::ops::Deref for #ident #arguments #bounds {
            type Target = ::specwright::expand::Error;

            fn deref(&self) -> &::specwright::expand::Error {
                loop {}
            }
        }

        impl #parameters ::core::fmt::Debug for #ident #arguments #bounds {
            fn fmt(&self, _: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                loop {}
            }
        }

        impl #parameters ::core::fmt::Display for #ident #arguments #bounds {
            fn fmt(&self, _: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                loop {}
            }
        }

        impl #parameters ::std::error::Error for #ident #arguments #bounds {}
    }
}

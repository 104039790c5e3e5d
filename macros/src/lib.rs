//! The derives of Specwright; use them through the crate `specwright`, which re-exports them.
//!
//! [`Model`] stands on every type that goes over the wire. A type that requests hold derives [`Payload`] instead, and
//! an operation [`Request`]: each is [`Model`], [`Validate`] and what else such a type needs, from one parse. Types
//! written by hand may derive the parts one by one. [`ApiError`] is for enums of what can go wrong.
//!
//! All share one helper attribute, `#[api(…)]`, whose grammar is the contract between Specwright's generator and the
//! derives: generated types and types written by hand are the same thing. Each derive documents the keys that it reads.
//!
//! Of the derives that may stand on one type, those that hold [`Model`] report mistakes in attributes. The others stay
//! silent on them and still write their impls, so that one mistake is one error.

use proc_macro::TokenStream;
use syn::{DeriveInput, parse_macro_input, punctuated::Punctuated};

mod api_error;
mod attribute;
mod auth;
mod body;
mod builder;
mod constrained;
mod constraint;
mod content;
mod derive;
mod documentation;
#[cfg(test)]
mod door;
#[cfg(test)]
mod expansions;
mod field;
mod fixed;
mod http;
mod impls;
mod input;
mod issues;
mod literal;
mod members;
mod model;
mod names;
mod object;
mod operation;
mod out;
mod pages;
mod pattern;
mod place;
mod presence;
mod repeat;
mod report;
mod rule;
mod samples;
mod stream;
mod text;
mod union;
mod validate;
mod values;
mod variant;
mod webhook;
mod words;

use derive::{Derive, Extras, Serde};
use samples::Samples;

#[doc = include_str!("docs/model.md")]
#[proc_macro_derive(Model, attributes(api))]
pub fn model(input: TokenStream) -> TokenStream {
    Derive::Model.expand(parse_macro_input!(input as DeriveInput), EXTRAS).into()
}

#[doc = include_str!("docs/builder.md")]
#[proc_macro_derive(Builder, attributes(api))]
pub fn builder(input: TokenStream) -> TokenStream {
    Derive::Builder.expand(parse_macro_input!(input as DeriveInput), EXTRAS).into()
}

#[doc = include_str!("docs/validate.md")]
#[proc_macro_derive(Validate, attributes(api))]
pub fn validate(input: TokenStream) -> TokenStream {
    Derive::Validate.expand(parse_macro_input!(input as DeriveInput), EXTRAS).into()
}

#[doc = include_str!("docs/constrained.md")]
#[proc_macro_attribute]
pub fn constrained(arguments: TokenStream, item: TokenStream) -> TokenStream {
    let entries =
        parse_macro_input!(arguments with Punctuated::<attribute::Entry, syn::Token![,]>::parse_terminated);
    let item = parse_macro_input!(item as constrained::NamedType);
    constrained::emit_constrained(entries, item, EXTRAS.samples).into()
}

#[doc = include_str!("docs/operation.md")]
#[proc_macro_derive(Operation, attributes(api))]
pub fn operation(input: TokenStream) -> TokenStream {
    Derive::Operation.expand(parse_macro_input!(input as DeriveInput), EXTRAS).into()
}

#[doc = include_str!("docs/request.md")]
#[proc_macro_derive(Request, attributes(api))]
pub fn request(input: TokenStream) -> TokenStream {
    Derive::Request.expand(parse_macro_input!(input as DeriveInput), EXTRAS).into()
}

#[doc = include_str!("docs/payload.md")]
#[proc_macro_derive(Payload, attributes(api))]
pub fn payload(input: TokenStream) -> TokenStream {
    Derive::Payload.expand(parse_macro_input!(input as DeriveInput), EXTRAS).into()
}

#[doc = include_str!("docs/api_error.md")]
#[proc_macro_derive(ApiError, attributes(api))]
pub fn api_error(input: TokenStream) -> TokenStream {
    api_error::expand(parse_macro_input!(input as DeriveInput)).into()
}

#[doc = include_str!("docs/webhook_event.md")]
#[proc_macro_derive(WebhookEvent, attributes(api))]
pub fn webhook_event(input: TokenStream) -> TokenStream {
    webhook::expand(parse_macro_input!(input as DeriveInput)).into()
}

/// What this build of the derives writes besides.
const EXTRAS: Extras = Extras {
    samples: if cfg!(feature = "samples") { Samples::Described } else { Samples::LeftOut },
    serde: if cfg!(feature = "serde") { Serde::Derived } else { Serde::LeftOut },
};

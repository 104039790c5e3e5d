//! The derives of Specwright; use them through the `specwright` crate.

use proc_macro::TokenStream;
use syn::{DeriveInput, parse_macro_input};

mod attribute;
mod auth;
mod builder;
mod content;
mod field;
mod http;
mod input;
mod model;
mod object;
mod operation;
mod out;
mod place;
mod presence;
mod report;
mod union;
mod values;
mod variant;

use input::Input;
use report::Report;

/// `Serialize`, `Deserialize` and `Debug` of a wire type.
#[proc_macro_derive(Model, attributes(api))]
pub fn model(input: TokenStream) -> TokenStream {
    let input = parse_macro_input!(input as DeriveInput);
    let mut report = Report::default();
    let input = Input::parse(input, &mut report);
    let mut output = report.into_tokens();
    output.extend(model::emit_model(&input));
    output.into()
}

/// `X::builder()` and `XBuilder`.
#[proc_macro_derive(Builder, attributes(api))]
pub fn builder(input: TokenStream) -> TokenStream {
    let input = parse_macro_input!(input as DeriveInput);
    match Input::parse(input, &mut Report::default()) {
        Input::Object(object) => builder::emit_builder(&object).into(),
        _ => TokenStream::new(),
    }
}

/// `impl specwright::Operation`.
#[proc_macro_derive(Operation, attributes(api))]
pub fn operation(input: TokenStream) -> TokenStream {
    let input = parse_macro_input!(input as DeriveInput);
    match Input::parse(input, &mut Report::default()) {
        Input::Object(object) => operation::emit_operation(&object).into(),
        _ => TokenStream::new(),
    }
}

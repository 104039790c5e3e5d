//! Which values of an enum a request may hold.

use proc_macro2::TokenStream;
use quote::quote;
use syn::Ident;

use super::{Known, Values};
use crate::words;

/// The most values that a sentence names.
const MAX_NAMED: usize = 12;

/// The statement that reports a value which the type does not name, or which only answers have.
pub(crate) fn emit_allowed(values: &Values) -> TokenStream {
    let Values { unknown, known, open, answers, .. } = values;
    let unnamed = unknown.as_ref().filter(|_| open.is_none()).map(|unknown| quote!(Self::#unknown(_)));
    let refused: Vec<TokenStream> =
        unnamed.into_iter().chain(answers.iter().map(|variant| quote!(Self::#variant))).collect();
    let empty = emit_empty(values);
    if refused.is_empty() {
        return empty;
    }
    let demand = demand(values);
    let shown = match known {
        Known::Texts(_) => quote!(self.as_str()),
        Known::Integers(_) => quote!(&self.as_i64()),
    };
    quote! {
        if ::core::matches!(self, #(#refused)|*) {
            __check.limit("enum", #demand, ::core::option::Option::None, #shown);
        }
        #empty
    }
}

/// The statement that reports an empty text, which is no value of an open enum that does not name it.
fn emit_empty(values: &Values) -> TokenStream {
    let Values { unknown: Some(unknown), known: Known::Texts(texts), open: Some(_), .. } = values else {
        return TokenStream::new();
    };
    if texts.iter().any(|(_, text)| text.value().is_empty()) {
        return TokenStream::new();
    }
    quote! {
        if ::core::matches!(self, Self::#unknown(__unknown) if __unknown.get().is_empty()) {
            __check.limit("enum", "must not be empty", ::core::option::Option::None, self.as_str());
        }
    }
}

fn demand(values: &Values) -> String {
    let is_answer = |variant: &Ident| values.answers.contains(variant);
    let named: Vec<(bool, String)> = match &values.known {
        Known::Texts(texts) => texts
            .iter()
            .map(|(variant, text)| (is_answer(variant), format!("\"{}\"", text.value())))
            .collect(),
        Known::Integers(integers) => integers
            .iter()
            .map(|(variant, integer)| (is_answer(variant), integer.base10_digits().to_owned()))
            .collect(),
    };
    let of = |answers: bool| -> Vec<String> {
        named.iter().filter(|(answer, _)| *answer == answers).map(|(_, text)| text.clone()).collect()
    };
    if values.open.is_some() {
        return format!("must not be {}, which only answers have", words::list(&of(true), "or"));
    }
    let mut allowed = of(false);
    let more = allowed.len().saturating_sub(MAX_NAMED);
    if more == 0 {
        return format!("must be {}", words::list(&allowed, "or"));
    }
    allowed.truncate(MAX_NAMED);
    format!("must be {}, or one of {more} more values", words::list(&allowed, "or"))
}

//! What an enum says of its values to `specwright::samples`.

use proc_macro2::TokenStream;
use quote::quote;
use syn::{Ident, Lit};

use super::{Known, Values};
use crate::samples::emit_literal;

impl Values {
    /// The values that have a variant, and whether requests may hold them.
    pub(crate) fn emit_listed(&self) -> TokenStream {
        let value = |variant: &Ident, literal: Lit| {
            let allowed = if self.answers.contains(variant) { quote!(OnlyInAnswers) } else { quote!(Yes) };
            let literal = emit_literal(&literal);
            quote!((#literal, ::specwright::expand::samples::describe::Allowed::#allowed))
        };
        let values: Vec<TokenStream> = match &self.known {
            Known::Texts(texts) => {
                texts.iter().map(|(variant, text)| value(variant, Lit::Str(text.clone()))).collect()
            }
            Known::Integers(integers) => {
                integers.iter().map(|(variant, integer)| value(variant, Lit::Int(integer.clone()))).collect()
            }
        };
        quote!(::std::vec![#(#values),*])
    }

    /// Whether requests may hold other values.
    pub(crate) fn emit_others(&self) -> TokenStream {
        let others = if self.open.is_some() { quote!(Allowed) } else { quote!(Refused) };
        quote!(::specwright::expand::samples::describe::Others::#others)
    }
}

//! Values that attributes fix: constants, and the tags of a union's alternatives.

use proc_macro2::TokenStream;
use quote::quote;
use syn::{Lit, LitStr};

use crate::{
    attribute::{Entry, Head, Rest, Value},
    report::Report,
};

/// A string, an integer of 64 bits or a boolean.
pub(crate) fn checked(literal: Lit, report: &mut Report) -> Option<Lit> {
    let fits = match &literal {
        Lit::Str(_) | Lit::Bool(_) => true,
        Lit::Int(integer) => integer.suffix().is_empty() && integer.base10_parse::<i64>().is_ok(),
        _ => false,
    };
    if !fits {
        report.error(&literal, "a fixed value is a string, an integer that fits into an `i64`, or a boolean");
    }
    fits.then_some(literal)
}

/// `specwright::decode::Literal` of a value.
pub(crate) fn emit(literal: &Lit) -> TokenStream {
    let literal = match literal {
        Lit::Str(text) => quote!(String(#text)),
        Lit::Bool(truth) => quote!(Boolean(#truth)),
        integer => quote!(Integer(#integer)),
    };
    quote!(::specwright::expand::decode::Literal::#literal)
}

/// What a value is called in messages, and told apart by.
pub(crate) fn text(literal: &Lit) -> String {
    match literal {
        Lit::Str(text) => text.value(),
        Lit::Bool(truth) => truth.value.to_string(),
        Lit::Int(integer) => integer.base10_digits().to_owned(),
        _ => String::new(),
    }
}

/// Whether two values are the same on the wire.
pub(crate) fn is_same(one: &Lit, other: &Lit) -> bool {
    std::mem::discriminant(one) == std::mem::discriminant(other) && text(one) == text(other)
}

/// `"name" = value`, a member and its value.
pub(crate) fn parse_pair(entry: Entry, what: &str, report: &mut Report) -> Option<(LitStr, Lit)> {
    match entry {
        Entry { head: Head::Literal(Lit::Str(name)), rest: Rest::Equals(Value::Literal(literal)) } => {
            Some((name, checked(literal, report)?))
        }
        other => {
            report.error(
                other,
                format_args!("{what} is a member and its value: `\"status\" = \"success\"`, `3` or `true`"),
            );
            None
        }
    }
}

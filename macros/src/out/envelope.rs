//! `envelope = "data", expect("status" = "success")`: the member that holds the answer, and what proves it.

use proc_macro2::TokenStream;
use quote::quote;
use syn::{Lit, LitStr};

use super::no_text;
use crate::{
    attribute::{Entry, Head, Keys, Rest, Value},
    report::Report,
};

/// The member that holds the answer.
pub(crate) struct Envelope {
    member: LitStr,
    expect: Vec<(LitStr, Lit)>,
}

impl Envelope {
    /// Takes `envelope` and `expect` out of the keys.
    pub(super) fn parse(keys: &mut Keys, report: &mut Report) -> Option<Self> {
        let member = keys.string("envelope", report);
        let expect = keys.take("expect");
        let Some((key, rest)) = expect else {
            return member.map(|member| Self { member, expect: Vec::new() });
        };
        if member.is_none() {
            report.error(&key, "`expect` needs `envelope = \"…\"` beside it");
        }
        let expect = match rest {
            Rest::List(entries) => {
                entries.into_iter().filter_map(|entry| expectation(entry, report)).collect()
            }
            _ => {
                report.error(&key, "`expect` takes a list: `expect(\"status\" = \"success\")`");
                Vec::new()
            }
        };
        Some(Self { member: member.unwrap_or_else(|| no_text(&key)), expect })
    }

    /// The value of `specwright::decode::Envelope`.
    pub(super) fn emit(&self) -> TokenStream {
        let member = &self.member;
        let expect = self.expect.iter().map(|(name, literal)| {
            let literal = match literal {
                Lit::Str(text) => quote!(String(#text)),
                Lit::Bool(truth) => quote!(Boolean(#truth)),
                integer => quote!(Integer(#integer)),
            };
            quote!((#name, ::specwright::expand::decode::Literal::#literal))
        });
        let expect = (!self.expect.is_empty()).then(|| quote!(.expect(&[#(#expect),*])));
        quote!(::specwright::expand::decode::Envelope::new(#member) #expect)
    }
}

fn expectation(entry: Entry, report: &mut Report) -> Option<(LitStr, Lit)> {
    match entry {
        Entry {
            head: Head::Literal(Lit::Str(name)),
            rest: Rest::Equals(Value::Literal(literal @ (Lit::Str(_) | Lit::Int(_) | Lit::Bool(_)))),
        } => Some((name, literal)),
        other => {
            report.error(
                other,
                "an expectation is a member and its value: `\"status\" = \"success\"`, `3` or `true`",
            );
            None
        }
    }
}

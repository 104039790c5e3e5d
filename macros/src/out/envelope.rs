//! `envelope = "data", expect("status" = "success")`: the member that holds the answer, and what proves it.

use proc_macro2::TokenStream;
use quote::quote;
use syn::{Lit, LitStr};

use crate::{
    attribute::{Keys, Rest},
    literal,
    report::Report,
};

/// The member that holds the answer.
pub(crate) struct Envelope {
    member: Option<LitStr>,
    expect: Vec<(LitStr, Lit)>,
}

impl Envelope {
    /// Takes `envelope` and `expect` out of the keys.
    pub(super) fn parse(keys: &mut Keys, report: &mut Report) -> Option<Self> {
        let member = keys.string("envelope", report);
        let expect = keys.take("expect");
        let Some((key, rest)) = expect else {
            return member.map(|member| Self { member: Some(member), expect: Vec::new() });
        };
        let expect = match rest {
            Rest::List(entries) => {
                let parse = |entry| literal::parse_pair(entry, "an expectation", report);
                entries.into_iter().filter_map(parse).collect()
            }
            _ => {
                report.error(&key, "`expect` takes a list: `expect(\"status\" = \"success\")`");
                Vec::new()
            }
        };
        Some(Self { member, expect })
    }

    /// The value of `specwright::decode::Envelope`.
    pub(super) fn emit(&self) -> TokenStream {
        let envelope = match &self.member {
            Some(member) => quote!(new(#member)),
            None => quote!(whole()),
        };
        let expect = self.expect.iter().map(|(name, literal)| {
            let literal = literal::emit(literal);
            quote!((#name, #literal))
        });
        let expect = (!self.expect.is_empty()).then(|| quote!(.expect(&[#(#expect),*])));
        quote!(::specwright::expand::decode::Envelope::#envelope #expect)
    }
}

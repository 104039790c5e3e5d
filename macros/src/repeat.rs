//! `safe_refusals(429)` and `idempotency_key = "Idempotency-Key"`: what is known of an operation that is sent again.

use proc_macro2::TokenStream;
use quote::quote;
use syn::{Lit, LitInt, LitStr};

use crate::{
    attribute::{Entry, Head, Keys, Rest},
    report::Report,
};

/// What is known of an operation that is sent again.
pub(crate) struct Repeat {
    refusals: Vec<LitInt>,
    key: Option<LitStr>,
}

impl Repeat {
    /// Takes the keys out.
    pub(crate) fn parse(keys: &mut Keys, report: &mut Report) -> Self {
        Self { refusals: parse_refusals(keys, report), key: keys.string("idempotency_key", report) }
    }

    /// What is said of it in `OperationInfo`.
    pub(crate) fn emit(&self) -> TokenStream {
        let Self { refusals, key } = self;
        let refusals = (!refusals.is_empty()).then(|| quote!(.safe_refusals(&[#(#refusals),*])));
        let key = key.as_ref().map(|key| quote!(.idempotency_key(#key)));
        quote!(#refusals #key)
    }
}

fn parse_refusals(keys: &mut Keys, report: &mut Report) -> Vec<LitInt> {
    let entries = match keys.take("safe_refusals") {
        None => return Vec::new(),
        Some((_, Rest::List(entries))) if !entries.is_empty() => entries,
        Some((key, _)) => {
            report.error(key, "`safe_refusals` names statuses: `safe_refusals(429)`");
            return Vec::new();
        }
    };
    let status = |entry: Entry| match entry {
        Entry { head: Head::Literal(Lit::Int(status)), rest: Rest::Nothing }
            if status.base10_parse::<u16>().is_ok_and(|status| (400..=599).contains(&status)) =>
        {
            Some(status)
        }
        other => {
            report.error(other, "the status of a refusal is a number from 400 to 599");
            None
        }
    };
    entries.into_iter().filter_map(status).collect()
}

//! A variant of an enum, before it is known what kind of enum it is in.

use proc_macro2::{Span, TokenStream};
use quote::quote;
use syn::{Fields, Ident, Type};

use crate::{attribute::Keys, constraint, report::Report};

const KEYS: [&str; 8] = ["value", "unknown", "response_only", "tag", "json", "text", "bytes", "media"];

/// A variant and its keys.
pub(crate) struct Variant {
    pub(crate) ident: Ident,
    pub(crate) keys: Keys,
    fields: Fields,
}

impl Variant {
    pub(crate) fn parse(variant: syn::Variant, report: &mut Report) -> Self {
        let syn::Variant { attrs, ident, fields, .. } = variant;
        let keys = Keys::parse(&attrs, "a variant", &[&KEYS[..], &constraint::KEYS].concat(), report);
        Self { ident, keys, fields }
    }

    /// The type of its one field, if it has one without a name.
    pub(crate) fn single(&self) -> Option<&Type> {
        match &self.fields {
            Fields::Unnamed(fields) if fields.unnamed.len() == 1 => {
                fields.unnamed.first().map(|field| &field.ty)
            }
            _ => None,
        }
    }

    /// Whether it has no fields.
    pub(crate) fn is_unit(&self) -> bool {
        matches!(self.fields, Fields::Unit)
    }

    /// The variant's name where it is ours to use.
    pub(crate) fn local(&self) -> Ident {
        let mut ident = self.ident.clone();
        ident.set_span(ident.span().resolved_at(Span::call_site()));
        ident
    }

    /// Reports the keys that do not fit the kind of enum that the variant is in.
    pub(crate) fn refuse(&self, keys: &[&str], site: &str, report: &mut Report) {
        if let Some(key) = self.keys.first(keys) {
            report.error(key, format_args!("`{key}` does not fit a variant of {site}"));
        }
    }
}

/// The arm for variants that were reported and left out, so that they make no second error.
pub(crate) fn arm_for_reported(variants: usize, kept: usize) -> Option<TokenStream> {
    (kept < variants).then(|| quote!(_ => loop {},))
}

//! `out(one_of = Enum, Created(status = 201, json = Job), …)`: an enum with one variant per outcome.

use proc_macro2::TokenStream;
use quote::quote;
use syn::{Ident, LitInt, Type};

use super::{Body, Media, NOT_MODIFIED, is_word, status};
use crate::{
    attribute::{Entry, Head, Keys, Rest, Value},
    report::Report,
};

/// Several outcomes.
pub(crate) struct Several {
    ty: Option<Type>,
    outcomes: Vec<Outcome>,
}

/// A variant of the enum.
struct Outcome {
    variant: Ident,
    status: LitInt,
    media: Media,
}

impl Several {
    /// Whether the list of `out` says `one_of`.
    pub(super) fn begins(entries: &[Entry]) -> bool {
        entries.iter().any(|entry| is_word(entry, "one_of"))
    }

    /// Reads the outcomes, and the type of the headers where one is named.
    pub(super) fn parse(key: &Ident, entries: Vec<Entry>, report: &mut Report) -> (Self, Option<Box<Type>>) {
        let before = report.count();
        let mut several = Self { ty: None, outcomes: Vec::new() };
        let mut headers = None;
        for entry in entries {
            match entry {
                Entry { head: Head::Word(word), rest: Rest::Equals(Value::Type(ty)) } if word == "one_of" => {
                    several.ty = Some(*ty);
                }
                Entry { head: Head::Word(word), rest: Rest::Equals(Value::Type(ty)) }
                    if word == "headers" =>
                {
                    headers = Some(ty);
                }
                Entry { head: Head::Word(variant), rest: Rest::List(entries) } => {
                    several.outcomes.push(Outcome::parse(variant, entries, report));
                }
                other => report.error(
                    other,
                    "expected `one_of = Enum` or an outcome: `Created(status = 201, json = Type)`",
                ),
            }
        }
        if several.outcomes.is_empty() && report.count() == before {
            report.error(key, "`one_of` needs outcomes: `Created(status = 201, json = Type)`");
        }
        if !several.outcomes.is_empty() && several.outcomes.iter().all(Outcome::is_not_modified) {
            report.error(key, "status 304 stands for what another response had: name that outcome as well");
        }
        (several, headers)
    }

    /// What `OperationInfo` is told, where a status means success that is none elsewhere.
    pub(super) fn info(&self) -> Option<TokenStream> {
        self.outcomes.iter().any(Outcome::is_not_modified).then(|| quote!(.not_modified()))
    }

    pub(super) fn ty(&self) -> TokenStream {
        self.ty.as_ref().map_or_else(|| quote!(()), |ty| quote!(#ty))
    }

    /// The bodies that may come.
    pub(super) fn media(&self) -> impl Iterator<Item = &Media> {
        self.outcomes.iter().map(|outcome| &outcome.media)
    }

    pub(super) fn decode(&self) -> TokenStream {
        let (Some(ty), Some((last, others))) = (&self.ty, self.outcomes.split_last()) else {
            return quote!(::specwright::expand::decode::empty(__response));
        };
        let outcomes = self.outcomes.iter().map(Outcome::emit);
        let (index, arms) = (0..others.len(), others.iter().map(|outcome| outcome.decode(ty)));
        let last = last.decode(ty);
        quote! {
            match ::specwright::expand::decode::outcome(__response, &[#(#outcomes),*]) {
                #(#index => #arms,)*
                _ => #last,
            }
        }
    }
}

impl Outcome {
    fn parse(variant: Ident, entries: Vec<Entry>, report: &mut Report) -> Self {
        let known = ["status", "json", "text", "bytes", "empty", "media", "envelope", "expect"];
        let mut keys = Keys::check(entries, "an outcome", &known, report);
        let status = status(&mut keys, &variant, report);
        let media = Media::parse(&variant, &mut keys, report);
        let outcome = Self { variant, status, media };
        if outcome.is_not_modified() && !matches!(outcome.media.body, Body::Empty) {
            let variant = &outcome.variant;
            let message = format_args!("status 304 comes without a body: `{variant}(status = 304, empty)`");
            report.error(variant, message);
        }
        outcome
    }

    /// Whether it says that what the request has is still what there is.
    fn is_not_modified(&self) -> bool {
        self.status.base10_parse::<u16>().is_ok_and(|status| status == NOT_MODIFIED)
    }

    /// The value of `specwright::decode::Outcome`.
    fn emit(&self) -> TokenStream {
        let status = &self.status;
        let media = self.media.media.as_ref().map(|media| quote!(.media(#media)));
        quote!(::specwright::expand::decode::Outcome::new(#status) #media)
    }

    fn decode(&self, ty: &Type) -> TokenStream {
        let (variant, decode) = (&self.variant, self.media.body.decode());
        match self.media.body {
            Body::Empty => quote!(::core::result::Result::map(#decode, |()| <#ty>::#variant)),
            _ => quote!(::core::result::Result::map(#decode, <#ty>::#variant)),
        }
    }
}

//! `stream(by(json = "stream"), events = Type)`: a stream that a member of the request asks for.

use proc_macro2::{Span, TokenStream};
use quote::quote;
use syn::{Ident, Lit, LitBool, LitStr};

use crate::{
    attribute::{Entry, Head, Keys, Rest, Value},
    fixed::{Fixed, take_key},
    out::Items,
    place::FIXED_PLACES,
    report::Report,
};

const BY: &str = "`stream` says which member asks for it: `by(json = \"stream\")`";

/// A stream that is asked for.
pub(crate) struct Stream {
    place: Ident,
    name: LitStr,
    key: Option<LitStr>,
    items: Items,
}

impl Stream {
    /// Takes `stream` out of the keys.
    pub(crate) fn parse(keys: &mut Keys, report: &mut Report) -> Option<Self> {
        let (key, rest) = keys.take("stream")?;
        let Rest::List(entries) = rest else {
            report.error(&key, "`stream` takes a list: `stream(by(json = \"stream\"), events = Type)`");
            return None;
        };
        let (by, entries): (Vec<_>, Vec<_>) = entries.into_iter().partition(is_by);
        let by = by.into_iter().next().and_then(|by| parse_by(by, report));
        let before = report.count();
        let items = Items::parse_asked(&key, entries, report);
        match by {
            Some((place, name, key)) if report.count() == before => Some(Self { place, name, key, items }),
            Some(_) => None,
            None => {
                report.error(&key, BY);
                None
            }
        }
    }

    /// The member that asks for it, which a whole response leaves false.
    pub(crate) fn switch(&self) -> Fixed {
        let value = Lit::Bool(LitBool::new(false, Span::call_site()));
        Fixed {
            name: self.name.clone(),
            key: self.key.clone(),
            value,
            place: Some(self.place.clone()),
            is_switch: true,
        }
    }

    /// The impl of `specwright::Streams`.
    pub(crate) fn emit(&self, ident: &Ident) -> TokenStream {
        let (ty, decode, info, accept) =
            (self.items.ty(), self.items.decode(), self.items.info(), self.items.accept());
        quote! {
            #[automatically_derived]
            impl ::specwright::expand::Streams for #ident {
                type Stream = #ty;

                const STREAM_INFO: ::specwright::expand::OperationInfo =
                    <Self as ::specwright::expand::Operation>::INFO.accept(#accept) #info;

                #[inline]
                fn decode_stream(
                    __response: &::specwright::expand::Response,
                ) -> ::core::result::Result<Self::Stream, ::specwright::expand::DecodeError> {
                    #decode
                }
            }
        }
    }
}

fn is_by(entry: &Entry) -> bool {
    matches!(&entry.head, Head::Word(word) if word == "by")
}

fn parse_by(by: Entry, report: &mut Report) -> Option<(Ident, LitStr, Option<LitStr>)> {
    let Rest::List(entries) = by.rest else { return None };
    let (entries, key) = take_key(entries, report);
    let [Entry { head: Head::Word(place), rest: Rest::Equals(Value::Literal(Lit::Str(name))) }] =
        entries.as_slice()
    else {
        return None;
    };
    if !FIXED_PLACES.iter().any(|known| place == known) {
        let places = FIXED_PLACES.join("`, `");
        report.error(place, format_args!("what asks for a stream goes to one of `{places}`"));
    }
    Some((place.clone(), name.clone(), key.map(|(_, key)| key)))
}

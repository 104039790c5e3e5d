//! `out`: what a success answers.

use proc_macro2::{Span, TokenStream};
use quote::quote;
use syn::{Ident, Lit, LitInt, LitStr, Type};

use crate::{
    attribute::{Entry, Head, Keys, Rest, Value},
    report::Report,
};

mod envelope;
mod several;

use envelope::Envelope;
use several::Several;

const ALL: &str = "`out` is `out = empty`, `out = text`, `out(json = Type)` or `out(one_of = Enum, …)`";

/// What a success answers.
pub(crate) enum Out {
    One(Body),
    Several(Box<Several>),
    /// One with mistakes, of this type.
    Reported(TokenStream),
}

/// What a body holds.
pub(crate) enum Body {
    Empty,
    Text,
    Json(Box<Type>, Option<Envelope>),
}

impl Out {
    /// Takes `out` out of the keys.
    pub(crate) fn parse(keys: &mut Keys, place: Span, report: &mut Report) -> Self {
        let before = report.count();
        let out = Self::parse_any(keys, place, report);
        if report.count() == before { out } else { Self::Reported(out.ty()) }
    }

    fn parse_any(keys: &mut Keys, place: Span, report: &mut Report) -> Self {
        let (key, rest) = match keys.take("out") {
            None => {
                report.error_at(place, format_args!("an operation says what a success answers: {ALL}"));
                return Self::One(Body::Empty);
            }
            Some(out) => out,
        };
        match rest {
            Rest::Equals(value) => Self::One(match value.word() {
                Some(word) if word == "empty" => Body::Empty,
                Some(word) if word == "text" => Body::Text,
                _ => {
                    report.error(value, ALL);
                    Body::Empty
                }
            }),
            Rest::List(entries) if Several::begins(&entries) => {
                Self::Several(Box::new(Several::parse(&key, entries, report)))
            }
            Rest::List(entries) => {
                let mut keys = Keys::check(entries, "`out`", &["json", "envelope", "expect"], report);
                Self::One(Body::parse(&key, &mut keys, report))
            }
            Rest::Nothing => {
                report.error(key, ALL);
                Self::One(Body::Empty)
            }
        }
    }

    /// The type of `Operation::Output`.
    pub(crate) fn ty(&self) -> TokenStream {
        match self {
            Self::One(body) => body.ty(),
            Self::Several(several) => several.ty(),
            Self::Reported(ty) => ty.clone(),
        }
    }

    /// The body of `Operation::decode`.
    pub(crate) fn decode(&self) -> TokenStream {
        match self {
            Self::One(body) => body.decode(),
            Self::Several(several) => several.decode(),
            Self::Reported(_) => quote!(loop {}),
        }
    }

    /// The accept header, unless the operation names one.
    pub(crate) fn accept(&self) -> &'static str {
        let is_json = match self {
            Self::One(body) => matches!(body, Body::Json(..)),
            Self::Several(several) => several.is_json(),
            Self::Reported(_) => false,
        };
        if is_json { "application/json" } else { "*/*" }
    }
}

impl Body {
    /// Reads `json = Type` with its envelope, `empty` or `text`.
    fn parse(site: &Ident, keys: &mut Keys, report: &mut Report) -> Self {
        let envelope = Envelope::parse(keys, report);
        let (empty, text) = (keys.flag("empty", report), keys.flag("text", report));
        let json = keys.take("json");
        if let [_, second, ..] = [&empty, &text, &json.as_ref().map(|(key, _)| key.clone())]
            .into_iter()
            .flatten()
            .collect::<Vec<_>>()
            .as_slice()
        {
            report.error(second, "an answer is one of `json = Type`, `text` and `empty`");
        }
        match (json, empty, text) {
            (Some((_, Rest::Equals(Value::Type(ty)))), ..) => return Self::Json(ty, envelope),
            (Some((key, _)), ..) => report.error(key, "`json` needs a type: `json = Type`"),
            (None, Some(_), _) => {}
            (None, None, Some(_)) => return Self::Text,
            (None, None, None) => {
                report.error(site, format_args!("`{site}` needs `json = Type`, `text` or `empty`"))
            }
        }
        Self::Empty
    }

    fn ty(&self) -> TokenStream {
        match self {
            Self::Empty => quote!(()),
            Self::Text => quote!(::std::string::String),
            Self::Json(ty, _) => quote!(#ty),
        }
    }

    fn decode(&self) -> TokenStream {
        match self {
            Self::Empty => quote!(::specwright::expand::decode::empty(__response)),
            Self::Text => quote!(::specwright::expand::decode::text(__response)),
            Self::Json(_, None) => quote!(::specwright::expand::decode::json(__response)),
            Self::Json(_, Some(envelope)) => {
                let envelope = envelope.emit();
                quote!(::specwright::expand::decode::enveloped(__response, &#envelope))
            }
        }
    }
}

/// The number of a status.
fn status(keys: &mut Keys, site: &Ident, report: &mut Report) -> LitInt {
    match keys.take("status") {
        Some((_, Rest::Equals(Value::Literal(Lit::Int(status)))))
            if status.base10_parse::<u16>().is_ok_and(|status| (200..300).contains(&status)) =>
        {
            return status;
        }
        Some((key, _)) => report.error(key, "a success has a status from 200 to 299: `status = 201`"),
        None => report.error(site, format_args!("`{site}` needs its status: `{site}(status = 201, …)`")),
    }
    LitInt::new("200", site.span())
}

/// Whether the entry is `word = …`.
fn is_word(entry: &Entry, word: &str) -> bool {
    matches!(&entry.head, Head::Word(head) if head == word)
}

/// A string that stands for one that is missing.
fn no_text(site: &Ident) -> LitStr {
    LitStr::new("", site.span())
}

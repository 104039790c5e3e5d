//! `out`: what a success answers.

use proc_macro2::{Span, TokenStream};
use quote::quote;
use syn::{Ident, Lit, LitInt, LitStr, Type};

use crate::{
    attribute::{Entry, Head, Keys, Rest, Value},
    report::Report,
};

mod envelope;
mod items;
mod several;

use envelope::Envelope;
pub(crate) use items::Items;
use several::Several;

const ALL: &str = "`out` is `out = empty`, `out = text`, `out = bytes`, `out(json = Type)`, `out(text, media = \"text/csv\")`, \
    `out(events = Type)`, `out(lines = Type)` or `out(one_of = Enum, …)`";

/// The status of a success which says that what the request has is still what there is.
const NOT_MODIFIED: u16 = 304;

/// What a success answers.
pub(crate) struct Out {
    kind: Kind,
    /// The type of its headers.
    headers: Option<Box<Type>>,
}

/// What it holds.
enum Kind {
    One(Media),
    /// Bytes that go on where they broke off.
    Resumable(Media),
    Several(Box<Several>),
    Items(Box<Items>),
    /// One with mistakes, of this type.
    Reported(TokenStream),
}

/// A body and its media type.
pub(crate) struct Media {
    body: Body,
    media: Option<LitStr>,
}

/// What a body holds.
pub(crate) enum Body {
    Empty,
    Text,
    Bytes,
    Json(Box<Type>, Option<Envelope>),
}

impl Out {
    /// Takes `out` out of the keys.
    pub(crate) fn parse(keys: &mut Keys, place: Span, report: &mut Report) -> Self {
        let before = report.count();
        let out = Self::parse_any(keys, place, report);
        if report.count() == before { out } else { Self { kind: Kind::Reported(out.ty()), ..out } }
    }

    fn parse_any(keys: &mut Keys, place: Span, report: &mut Report) -> Self {
        let (key, rest) = match keys.take("out") {
            None => {
                report.error_at(place, format_args!("an operation says what a success answers: {ALL}"));
                return Body::Empty.into();
            }
            Some(out) => out,
        };
        match rest {
            Rest::Equals(value) => {
                let body = match value.word() {
                    Some(word) if word == "events" => {
                        return Self { kind: Kind::Items(Box::new(Items::events())), headers: None };
                    }
                    Some(word) if word == "empty" => Body::Empty,
                    Some(word) if word == "text" => Body::Text,
                    Some(word) if word == "bytes" => Body::Bytes,
                    _ => {
                        report.error(value, ALL);
                        Body::Empty
                    }
                };
                body.into()
            }
            Rest::List(entries) if Several::begins(&entries) => {
                let (several, headers) = Several::parse(&key, entries, report);
                Self { kind: Kind::Several(Box::new(several)), headers }
            }
            Rest::List(entries) if Items::begins(&entries) => {
                let (items, headers) = Items::parse(&key, entries, "`out`", report);
                Self { kind: Kind::Items(Box::new(items)), headers }
            }
            Rest::List(entries) => {
                let known =
                    ["json", "text", "bytes", "empty", "media", "envelope", "expect", "headers", "resumable"];
                let mut keys = Keys::check(entries, "`out`", &known, report);
                let (headers, resumable) = (keys.ty("headers", report), keys.flag("resumable", report));
                let media = Media::parse(&key, &mut keys, report);
                let kind = match (&media.body, &resumable) {
                    (_, None) => Kind::One(media),
                    (Body::Bytes, Some(_)) => Kind::Resumable(media),
                    (_, Some(key)) => {
                        report.error(key, "`resumable` is for events and bytes");
                        Kind::One(media)
                    }
                };
                Self { kind, headers }
            }
            Rest::Nothing => {
                report.error(key, ALL);
                Body::Empty.into()
            }
        }
    }

    /// The impl of `specwright::TypedHeaders`, where there are headers.
    pub(crate) fn emit_headers(&self, ident: &Ident) -> Option<TokenStream> {
        let headers = self.headers.as_ref()?;
        Some(quote! {
            #[automatically_derived]
            impl ::specwright::expand::TypedHeaders for #ident {
                type Headers = #headers;
            }
        })
    }

    /// The type of `Operation::Output`.
    pub(crate) fn ty(&self) -> TokenStream {
        match &self.kind {
            Kind::One(one) | Kind::Resumable(one) => one.body.ty(),
            Kind::Several(several) => several.ty(),
            Kind::Items(items) => items.ty(),
            Kind::Reported(ty) => ty.clone(),
        }
    }

    /// The body of `Operation::decode`.
    pub(crate) fn decode(&self) -> TokenStream {
        match &self.kind {
            Kind::One(one) | Kind::Resumable(one) => one.body.decode(),
            Kind::Several(several) => several.decode(),
            Kind::Items(items) => items.decode(),
            Kind::Reported(_) => quote!(loop {}),
        }
    }

    /// What `OperationInfo` is told: that the body is read piece by piece, or that a success may be without one.
    pub(crate) fn info(&self) -> Option<TokenStream> {
        match &self.kind {
            Kind::Items(items) => Some(items.info()),
            Kind::Several(several) => several.info(),
            Kind::Resumable(_) => Some(quote!(.resumable())),
            Kind::One(_) | Kind::Reported(_) => None,
        }
    }

    /// The accept header, unless the operation names one: the media types of the bodies that may come, or all where one
    /// of them is not known or there is none.
    pub(crate) fn accept(&self) -> String {
        let media = match &self.kind {
            Kind::One(one) | Kind::Resumable(one) => vec![one.accept()],
            Kind::Several(several) => several.media().map(Media::accept).collect(),
            Kind::Items(items) => vec![Accept::Media(items.accept())],
            Kind::Reported(_) => Vec::new(),
        };
        let mut named: Vec<String> = Vec::new();
        for media in media.into_iter().filter(|media| *media != Accept::Nothing) {
            match media {
                Accept::Media(media) if !named.contains(&media) => named.push(media),
                Accept::Media(_) => {}
                Accept::Any | Accept::Nothing => return "*/*".to_owned(),
            }
        }
        if named.is_empty() { "*/*".to_owned() } else { named.join(", ") }
    }
}

/// What a request accepts for the sake of one body.
#[derive(PartialEq)]
enum Accept {
    Nothing,
    Any,
    Media(String),
}

impl From<Body> for Out {
    fn from(body: Body) -> Self {
        Self { kind: Kind::One(body.into()), headers: None }
    }
}

impl From<Body> for Media {
    fn from(body: Body) -> Self {
        Self { body, media: None }
    }
}

impl Media {
    /// Reads a body with its media type.
    fn parse(site: &Ident, keys: &mut Keys, report: &mut Report) -> Self {
        let media = keys.text("media", report);
        let body = Body::parse(site, keys, report);
        if let (Body::Empty, Some((key, _))) = (&body, &media) {
            report.error(key, "what is empty has no media type");
        }
        Self { body, media: media.map(|(_, media)| media) }
    }

    fn accept(&self) -> Accept {
        match (&self.body, &self.media) {
            (Body::Empty, _) => Accept::Nothing,
            (_, Some(media)) => Accept::Media(media.value()),
            (Body::Json(..), None) => Accept::Media("application/json".to_owned()),
            (Body::Text | Body::Bytes, None) => Accept::Any,
        }
    }
}

impl Body {
    /// Reads `json = Type` with its envelope, `empty`, `text` or `bytes`.
    fn parse(site: &Ident, keys: &mut Keys, report: &mut Report) -> Self {
        let envelope = Envelope::parse(keys, report);
        let (empty, text) = (keys.flag("empty", report), keys.flag("text", report));
        let bytes = keys.flag("bytes", report);
        let json = keys.take("json");
        if let [_, second, ..] = [&empty, &text, &bytes, &json.as_ref().map(|(key, _)| key.clone())]
            .into_iter()
            .flatten()
            .collect::<Vec<_>>()
            .as_slice()
        {
            report.error(second, "a response is one of `json = Type`, `text`, `bytes` and `empty`");
        }
        match (json, empty, text.or(bytes.clone())) {
            (Some((_, Rest::Equals(Value::Type(ty)))), ..) => return Self::Json(ty, envelope),
            (Some((key, _)), ..) => report.error(key, "`json` needs a type: `json = Type`"),
            (None, Some(_), _) => {}
            (None, None, Some(_)) if bytes.is_some() => return Self::Bytes,
            (None, None, Some(_)) => return Self::Text,
            (None, None, None) => {
                report.error(site, format_args!("`{site}` needs `json = Type`, `text`, `bytes` or `empty`"))
            }
        }
        Self::Empty
    }

    fn ty(&self) -> TokenStream {
        match self {
            Self::Empty => quote!(()),
            Self::Text => quote!(::std::string::String),
            Self::Bytes => quote!(::specwright::expand::Bytes),
            Self::Json(ty, _) => quote!(#ty),
        }
    }

    fn decode(&self) -> TokenStream {
        match self {
            Self::Empty => quote!(::specwright::expand::decode::empty(__response)),
            Self::Text => quote!(::specwright::expand::decode::text(__response)),
            Self::Bytes => quote!(::specwright::expand::decode::bytes(__response)),
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
            if status.base10_parse::<u16>().is_ok_and(|status| matches!(status, 200..300 | NOT_MODIFIED)) =>
        {
            return status;
        }
        Some((key, _)) => {
            report.error(key, "a success has a status from 200 to 299, or 304: `status = 201`");
        }
        None => report.error(site, format_args!("`{site}` needs its status: `{site}(status = 201, …)`")),
    }
    LitInt::new("200", site.span())
}

/// Whether the entry is `word = …`.
fn is_word(entry: &Entry, word: &str) -> bool {
    matches!(&entry.head, Head::Word(head) if head == word)
}

//! Where an operation's member goes, and how: `path`, `query`, `header`, `cookie`, `json`, `part`, `form`, `body`, `as`,
//! `reserved`.

use proc_macro2::{Literal, Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::{Ident, LitByteStr, LitStr, Type, spanned::Spanned};

use crate::{
    attribute::Keys, field::Field, object::Object, presence, presence::FieldPresence, report::Report,
};

/// The keys that say where a member goes.
pub(crate) const PLACES: [&str; 8] = ["path", "query", "header", "cookie", "json", "part", "form", "body"];

/// The words of `as`, each with its letter in the table of the runtime.
const STYLES: [(&str, u8); 15] = [
    ("json", b'j'),
    ("repeat", b'r'),
    ("comma", b'c'),
    ("space", b's'),
    ("pipe", b'p'),
    ("pairs", b'='),
    ("spread", b'x'),
    ("deep", b'd'),
    ("brackets", b'b'),
    ("indices", b'i'),
    ("dots", b'n'),
    ("label", b'l'),
    ("label_each", b'L'),
    ("matrix", b'm'),
    ("matrix_each", b'M'),
];

/// Those that only a path has, and those that no path has.
const OF_PATHS: [&str; 4] = ["label", "label_each", "matrix", "matrix_each"];
const NOT_OF_PATHS: [&str; 8] = ["repeat", "space", "pipe", "spread", "deep", "brackets", "indices", "dots"];

/// Those of a header.
const OF_HEADERS: [&str; 4] = ["json", "repeat", "comma", "pairs"];

/// Those of a cookie.
const OF_COOKIES: [&str; 4] = ["json", "repeat", "comma", "spread"];

/// The places that a constant may have.
pub(crate) const FIXED_PLACES: [&str; 6] = ["query", "header", "cookie", "json", "part", "form"];

/// Where a member goes.
pub(crate) enum Place {
    /// Text outside JSON.
    Text(TextPlace, Style),
    /// A member of a JSON object.
    Json,
    /// The whole body, as JSON.
    Body,
    /// The whole body, as bytes.
    Bytes,
    /// The whole body, as values one after the other.
    Lines,
    /// The whole body, one of several media types.
    Content,
}

/// A place that takes text.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum TextPlace {
    Path,
    Query,
    Header,
    Cookie,
    Part,
    Form,
}

/// How a value is written outside JSON: the letter in the table of the runtime.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) struct Style(u8);

/// What a body is made of.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum BodyKind {
    Json,
    Multipart,
    Urlencoded,
    Whole,
}

/// A place and the member's name there, unless it is malformed; `body` has the flat name `body`.
pub(crate) struct Placed {
    pub(crate) key: Ident,
    pub(crate) place: Place,
    pub(crate) wire_name: Option<LitStr>,
    /// The media type of a part.
    pub(crate) media: Option<LitStr>,
}

/// Reads the place out of a field's keys.
pub(crate) fn parse_place(keys: &mut Keys, ty: &Type, report: &mut Report) -> Option<Placed> {
    let style = keys.choice("as", &STYLES.map(|(word, _)| word), report);
    let reserved = keys.flag("reserved", report);
    let media = keys.text("media", report);
    let mut found: Option<Placed> = None;
    for name in PLACES {
        let Some(key) = keys.first(&[name]).cloned() else { continue };
        let placed = match TextPlace::named(name) {
            Some(place) => {
                let style = Style::of(style.as_ref(), reserved.as_ref(), place, ty, report);
                let wire_name = keys.string(name, report);
                Placed { key, place: Place::Text(place, style), wire_name, media: None }
            }
            None if name == "json" => {
                Placed { key, place: Place::Json, wire_name: keys.string(name, report), media: None }
            }
            None => {
                let kind = keys.choice(name, &["json", "bytes", "lines", "content"], report);
                let whole_body = LitStr::new("body", key.span());
                let place = match kind {
                    Some(kind) if kind == "content" => Place::Content,
                    Some(kind) if kind == "bytes" => Place::Bytes,
                    Some(kind) if kind == "lines" => Place::Lines,
                    _ => Place::Body,
                };
                Placed { key, place, wire_name: Some(whole_body), media: None }
            }
        };
        match &found {
            Some(first) => {
                let (first, second) = (&first.key, &placed.key);
                report.error(second, format_args!("a member goes to one place: `{first}` or `{second}`"));
            }
            None => found = Some(placed),
        }
    }
    match (&style, &found) {
        (
            Some(style),
            Some(Placed {
                key,
                place: Place::Json | Place::Body | Place::Bytes | Place::Lines | Place::Content,
                ..
            }),
        ) => {
            report.error(
                style,
                format_args!("`as` says how a value is written outside JSON; it does not fit `{key}`"),
            );
        }
        (Some(style), None) => {
            report.error(style, "`as` needs a place: `path`, `query`, `header`, `cookie`, `part` or `form`")
        }
        _ => {}
    }
    let takes_reserved =
        matches!(&found, Some(Placed { place: Place::Text(TextPlace::Path | TextPlace::Query, _), .. }));
    if let Some(reserved) = reserved.filter(|_| !takes_reserved) {
        report.error(reserved, "`reserved` is for members of the path and the query");
    }
    if let Some((key, media)) = media {
        match &mut found {
            Some(placed) if matches!(placed.place, Place::Text(TextPlace::Part, _)) => {
                placed.media = Some(media);
            }
            _ => report
                .error(key, "`media` is the media type of a `part`; that of a body is `body(media = \"…\")`"),
        }
    }
    found
}

impl TextPlace {
    fn named(key: &str) -> Option<Self> {
        Some(match key {
            "path" => Self::Path,
            "query" => Self::Query,
            "header" => Self::Header,
            "cookie" => Self::Cookie,
            "part" => Self::Part,
            "form" => Self::Form,
            _ => return None,
        })
    }

    /// Its letter in the table of the runtime.
    fn letter(self) -> u8 {
        match self {
            Self::Path => b'p',
            Self::Query => b'q',
            Self::Header => b'h',
            Self::Cookie => b'k',
            Self::Part => b'r',
            Self::Form => b'f',
        }
    }

    /// Whether a style is one of this place.
    fn has(self, style: &str) -> bool {
        match self {
            Self::Path => !NOT_OF_PATHS.contains(&style),
            Self::Header => OF_HEADERS.contains(&style),
            Self::Cookie => OF_COOKIES.contains(&style),
            Self::Query | Self::Part | Self::Form => !OF_PATHS.contains(&style) && style != "pairs",
        }
    }
}

impl Style {
    const SCALAR: Self = Self(b'1');
    const RESERVED: Self = Self(b'+');
    const REPEAT: Self = Self(b'r');
    const COMMA: Self = Self(b'c');

    fn of(
        style: Option<&Ident>,
        reserved: Option<&Ident>,
        place: TextPlace,
        ty: &Type,
        report: &mut Report,
    ) -> Self {
        let ty = presence::option(ty).unwrap_or(ty);
        let is_list = presence::list(presence::option(ty).unwrap_or(ty)).is_some();
        if let (Some(reserved), true) = (reserved, is_list || style.is_some()) {
            report.error(reserved, "`reserved` is for single values, without `as`");
        }
        let Some(style) = style else {
            return match place {
                _ if reserved.is_some() => Self::RESERVED,
                _ if !is_list => Self::SCALAR,
                TextPlace::Path | TextPlace::Header => Self::COMMA,
                TextPlace::Query | TextPlace::Cookie | TextPlace::Part | TextPlace::Form => Self::REPEAT,
            };
        };
        let word = style.to_string();
        if word == "repeat" && !is_list && is_known(ty) {
            report.error(style, "`as = repeat` is for lists: `Vec<…>`");
            return Self::SCALAR;
        }
        if !place.has(&word) {
            report.error(style, format_args!("`as = {word}` is not a style of this place"));
            return Self::SCALAR;
        }
        STYLES.iter().find(|(known, _)| *known == word).map_or(Self::SCALAR, |(_, letter)| Self(*letter))
    }

    /// Whether all that it writes are single values, or lists of them.
    fn asks_for_scalars(self, is_list: bool) -> bool {
        let joins = [b'c', b's', b'p', b'b', b'l', b'L', b'm', b'M'];
        matches!(self, Self::SCALAR | Self::RESERVED | Self::REPEAT) || is_list && joins.contains(&self.0)
    }

    /// Whether it writes nothing of an empty map.
    pub(crate) fn is_json(self) -> bool {
        self.0 == b'j'
    }
}

impl Place {
    /// What body the member belongs to.
    pub(crate) fn body(&self) -> Option<BodyKind> {
        match self {
            Self::Text(TextPlace::Part, _) => Some(BodyKind::Multipart),
            Self::Text(TextPlace::Form, _) => Some(BodyKind::Urlencoded),
            Self::Text(..) => None,
            Self::Json => Some(BodyKind::Json),
            Self::Body | Self::Bytes | Self::Lines | Self::Content => Some(BodyKind::Whole),
        }
    }

    /// Whether it is a parameter of the path.
    pub(crate) fn is_path(&self) -> bool {
        matches!(self, Self::Text(TextPlace::Path, _))
    }
}

impl BodyKind {
    /// The body that a constant of this place belongs to.
    pub(crate) fn of_fixed(place: &Ident) -> Option<Self> {
        match place.to_string().as_str() {
            "json" => Some(Self::Json),
            "part" => Some(Self::Multipart),
            "form" => Some(Self::Urlencoded),
            _ => None,
        }
    }

    /// What the table says of the body, so that one without members is sent too.
    pub(crate) fn begin(self) -> Option<TokenStream> {
        let kind = match self {
            Self::Json => quote!(JsonObject),
            Self::Multipart => quote!(Multipart),
            Self::Urlencoded => quote!(Urlencoded),
            Self::Whole => return None,
        };
        Some(quote!(.begin(::specwright::expand::BodyKind::#kind)))
    }
}

/// The letters of a member of a JSON object.
pub(crate) const IN_JSON: [u8; 2] = *b"j1";

/// The letter of the place of a constant.
pub(crate) fn letter_of_fixed(place: &Ident) -> u8 {
    TextPlace::named(&place.to_string()).map_or(IN_JSON[0], TextPlace::letter)
}

/// The letters of a place and of how a value is written there, as `Sent` of the runtime has them.
pub(crate) fn letters(field: &Field, place: &Place) -> [u8; 2] {
    let is_nullable =
        matches!(field.presence, FieldPresence::RequiredNullable | FieldPresence::OptionalNullable);
    match place {
        // Nothing is written of an empty list and of null.
        Place::Text(place, style)
            if style.is_json() && (is_nullable || presence::list(&field.inner).is_some()) =>
        {
            [place.letter(), b'J']
        }
        Place::Text(place, style) => [place.letter(), style.0],
        Place::Json => IN_JSON,
        Place::Body => [b'b', b'1'],
        Place::Bytes => [b'y', b'1'],
        Place::Lines => [b'l', b'1'],
        Place::Content => [b'c', b'1'],
    }
}

/// The table of an operation's members: `Sent` of the runtime.
pub(crate) fn sent(object: &Object, begin: Option<TokenStream>) -> TokenStream {
    let kinds: Vec<u8> = object.placed().flat_map(|(field, place)| letters(field, place)).collect();
    let kinds = LitByteStr::new(&kinds, Span::call_site());
    let named = object.placed().enumerate().filter_map(|(index, (field, _))| {
        let name = field.sent_as.as_ref()?;
        let index = Literal::usize_unsuffixed(index);
        Some(quote!((#index, #name)))
    });
    let named: Vec<TokenStream> = named.collect();
    let names = (!named.is_empty()).then(|| quote!(.names(&[#(#named),*])));
    let media = object.placed().enumerate().filter_map(|(index, (field, _))| {
        let media = field.media.as_ref()?;
        let index = Literal::usize_unsuffixed(index);
        Some(quote!((#index, #media)))
    });
    let media: Vec<TokenStream> = media.collect();
    let media = (!media.is_empty()).then(|| quote!(.media(&[#(#media),*])));
    quote!(::specwright::expand::Sent::new(#kinds) #names #media #begin)
}

/// Asks rustc whether what is written as text is a scalar, and what is written as bytes a file, and so on, where the
/// author wrote its type.
pub(crate) fn scalars(object: &Object) -> Option<TokenStream> {
    let asked: Vec<TokenStream> = object.placed().filter_map(|(field, place)| scalar(field, place)).collect();
    (!asked.is_empty()).then(|| quote!(const _: () = { #(#asked)* };))
}

fn scalar(field: &Field, place: &Place) -> Option<TokenStream> {
    let element = presence::list(&field.inner);
    let ty = element.unwrap_or(&field.inner);
    let span = field.ty.span().resolved_at(Span::call_site());
    let (place, style) = match place {
        Place::Text(place, style) => (place, style),
        Place::Bytes => return Some(quote_spanned!(span=> ::specwright::expand::file::<#ty>();)),
        Place::Lines => {
            let ty = &field.inner;
            return Some(quote_spanned!(span=> ::specwright::expand::lines::<#ty>();));
        }
        Place::Json | Place::Body | Place::Content => return None,
    };
    let ask = style.asks_for_scalars(element.is_some()) && !is_known(ty);
    ask.then(|| match place {
        TextPlace::Part => quote_spanned!(span=> ::specwright::expand::part::<#ty>();),
        _ => quote_spanned!(span=> ::specwright::expand::scalar::<#ty>();),
    })
}

/// Whether it is a scalar of the standard library, of which rustc need not be asked.
fn is_known(ty: &Type) -> bool {
    let Type::Path(path) = ty else { return false };
    let known = ["String", "bool", "i64", "u64", "i32", "u32", "f64"];
    path.qself.is_none() && path.path.get_ident().is_some_and(|name| known.iter().any(|known| name == known))
}

/// Writes a body of several media types, which is no member of an object.
pub(crate) fn content(object: &Object) -> Option<TokenStream> {
    let (field, _) = object.placed().find(|(_, place)| matches!(place, Place::Content))?;
    let member = field.local();
    let span = field.ty.span().resolved_at(Span::call_site());
    Some(match field.presence.is_required() {
        true => quote_spanned!(span=> __request.content(&self.#member);),
        false => quote_spanned! {span=>
            if let ::core::option::Option::Some(__value) = &self.#member { __request.content(__value); }
        },
    })
}

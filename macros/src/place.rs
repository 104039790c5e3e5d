//! Where an operation's member goes, and how: `path`, `query`, `header`, `json`, `part`, `form`, `body`, `as`.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};
use syn::{Ident, LitStr, Type, spanned::Spanned};

use crate::{attribute::Keys, field::Field, presence, presence::FieldPresence, report::Report};

/// The keys that say where a member goes.
pub(crate) const PLACES: [&str; 7] = ["path", "query", "header", "json", "part", "form", "body"];

/// The places that a constant may have.
pub(crate) const FIXED_PLACES: [&str; 5] = ["query", "header", "json", "part", "form"];

/// Where a member goes.
pub(crate) enum Place {
    /// Text outside JSON.
    Text(TextPlace, Style),
    /// A member of a JSON object.
    Json,
    /// The whole body, as JSON.
    Body,
    /// The whole body, one of several media types.
    Content,
}

/// A place that takes text.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum TextPlace {
    Path,
    Query,
    Header,
    Part,
    Form,
}

/// How a value is written outside JSON.
#[derive(Clone, Copy)]
pub(crate) enum Style {
    /// One text.
    Scalar,
    /// One JSON text.
    Json,
    /// A text per element, under the same name.
    Repeat,
    /// One text, the elements parted by commas.
    Comma,
}

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
}

/// Reads the place out of a field's keys.
pub(crate) fn parse_place(keys: &mut Keys, ty: &Type, report: &mut Report) -> Option<Placed> {
    let style = keys.choice("as", &["json", "repeat", "comma"], report);
    let mut found: Option<Placed> = None;
    for name in PLACES {
        let Some(key) = keys.first(&[name]).cloned() else { continue };
        let placed = match TextPlace::named(name) {
            Some(place) => {
                let style = Style::of(style.as_ref(), place, ty, report);
                Placed { key, place: Place::Text(place, style), wire_name: keys.string(name, report) }
            }
            None if name == "json" => {
                Placed { key, place: Place::Json, wire_name: keys.string(name, report) }
            }
            None => {
                let is_content =
                    keys.choice(name, &["json", "content"], report).is_some_and(|kind| kind == "content");
                let whole_body = LitStr::new("body", key.span());
                let place = if is_content { Place::Content } else { Place::Body };
                Placed { key, place, wire_name: Some(whole_body) }
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
        (Some(style), Some(Placed { key, place: Place::Json | Place::Body | Place::Content, .. })) => {
            report.error(
                style,
                format_args!("`as` says how a value is written outside JSON; it does not fit `{key}`"),
            );
        }
        (Some(style), None) => {
            report.error(style, "`as` needs a place: `path`, `query`, `header`, `part` or `form`")
        }
        _ => {}
    }
    found
}

impl TextPlace {
    fn named(key: &str) -> Option<Self> {
        Some(match key {
            "path" => Self::Path,
            "query" => Self::Query,
            "header" => Self::Header,
            "part" => Self::Part,
            "form" => Self::Form,
            _ => return None,
        })
    }

    fn variant(self) -> TokenStream {
        match self {
            Self::Path => quote!(::specwright::expand::Place::Path),
            Self::Query => quote!(::specwright::expand::Place::Query),
            Self::Header => quote!(::specwright::expand::Place::Header),
            Self::Part => quote!(::specwright::expand::Place::Part),
            Self::Form => quote!(::specwright::expand::Place::Form),
        }
    }
}

impl Style {
    fn of(style: Option<&Ident>, place: TextPlace, ty: &Type, report: &mut Report) -> Self {
        let ty = presence::option(ty).unwrap_or(ty);
        let is_list = presence::list(presence::option(ty).unwrap_or(ty)).is_some();
        let named = style.map(ToString::to_string);
        if let Some(style) = style.filter(|style| *style != "json" && !is_list) {
            report.error(style, format_args!("`as = {style}` is for lists: `Vec<…>`"));
            return Self::Scalar;
        }
        match (named.as_deref(), place) {
            (Some("json"), _) => Self::Json,
            (Some("repeat"), _) => Self::Repeat,
            (Some("comma"), _) => Self::Comma,
            _ if !is_list => Self::Scalar,
            (_, TextPlace::Path | TextPlace::Header) => Self::Comma,
            _ => Self::Repeat,
        }
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
            Self::Body | Self::Content => Some(BodyKind::Whole),
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

    /// Begins the body, so that one without members is sent too.
    pub(crate) fn begin(self) -> Option<TokenStream> {
        let kind = match self {
            Self::Json => quote!(JsonObject),
            Self::Multipart => quote!(Multipart),
            Self::Urlencoded => quote!(Urlencoded),
            Self::Whole => return None,
        };
        Some(quote!(__request.begin(::specwright::expand::BodyKind::#kind);))
    }
}

/// Encodes a member of an operation.
pub(crate) fn encode(field: &Field, place: &Place) -> TokenStream {
    let member = field.local();
    let (pattern, absent) = match (field.presence, place) {
        (FieldPresence::Required | FieldPresence::Additional, _) => (None, false),
        (FieldPresence::RequiredNullable, Place::Json | Place::Body) => (None, false),
        (FieldPresence::Optional | FieldPresence::RequiredNullable, _) => {
            (Some(quote!(::core::option::Option::Some(__value))), true)
        }
        (FieldPresence::OptionalNullable, Place::Json | Place::Body) => {
            (Some(quote!(::core::option::Option::Some(__value))), true)
        }
        (FieldPresence::OptionalNullable, _) => {
            (Some(quote!(::core::option::Option::Some(::core::option::Option::Some(__value)))), true)
        }
    };
    let value = if absent { quote!(__value) } else { quote!(&self.#member) };
    let call = call(field, place, &value);
    match pattern {
        Some(pattern) => quote!(if let #pattern = &self.#member { #call }),
        None => call,
    }
}

fn call(field: &Field, place: &Place, value: &TokenStream) -> TokenStream {
    let name = &field.wire_name;
    let span = field.ty.span().resolved_at(proc_macro2::Span::call_site());
    match place {
        Place::Json => quote_spanned!(span=> __request.member(#name, #value);),
        Place::Body => quote_spanned!(span=> __request.json_body(#value);),
        Place::Content => quote_spanned!(span=> __request.content(#value);),
        Place::Text(place, style) => {
            let variant = place.variant();
            let elements = quote_spanned! {span=>
                &mut ::core::iter::Iterator::map(<[_]>::iter(#value), |__element| __element as &dyn ::specwright::expand::ToText)
            };
            match style {
                Style::Scalar => quote_spanned!(span=> __request.text(#variant, #name, #value);),
                Style::Repeat => quote_spanned!(span=> __request.repeat(#variant, #name, #elements);),
                Style::Comma => quote_spanned!(span=> __request.comma(#variant, #name, #elements);),
                Style::Json => {
                    let json = quote_spanned!(span=> __request.json(#variant, #name, #value););
                    match presence::list(&field.inner) {
                        Some(_) => quote!(if !<[_]>::is_empty(#value) { #json }),
                        None => json,
                    }
                }
            }
        }
    }
}

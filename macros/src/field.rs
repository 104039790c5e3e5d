//! A field of an object or of an operation's input.

use proc_macro2::Span;
use syn::{Attribute, Ident, LitStr, Type, ext::IdentExt};

use crate::{
    attribute::Keys,
    constraint::{self, Constraints},
    documentation,
    place::{PLACES, Place, parse_place},
    presence::{self, FieldPresence},
    report::Report,
};

const KEYS: [&str; 8] =
    ["name", "nullable", "as", "reserved", "media", "additional", "request_only", "response_only"];

/// A field and what its attributes say.
pub(crate) struct Field {
    pub(crate) ident: Ident,
    pub(crate) ty: Type,
    /// The type without what says whether the member must be there.
    pub(crate) inner: Type,
    pub(crate) presence: FieldPresence,
    /// The member's key: its name in payloads, and of an operation's in the flat form.
    pub(crate) wire_name: LitStr,
    /// The name under which an operation sends it, where that is not its key.
    pub(crate) sent_as: Option<LitStr>,
    pub(crate) place: Option<Place>,
    /// The media type of its part.
    pub(crate) media: Option<LitStr>,
    pub(crate) constraints: Constraints,
    /// Whether only responses have it: it has no setter, and is not sent.
    pub(crate) response_only: bool,
    /// `doc` and `deprecated`, for its setters.
    pub(crate) docs: Vec<Attribute>,
}

impl Field {
    pub(crate) fn parse(field: syn::Field, report: &mut Report) -> Option<Self> {
        let syn::Field { attrs, ident, ty, .. } = field;
        let ident = ident?;
        let mut keys =
            Keys::parse(&attrs, "a field", &[&KEYS[..], &PLACES, &constraint::KEYS].concat(), report);
        let nullable = keys.flag("nullable", report);
        let additional = keys.flag("additional", report);
        let name = keys.text("name", report);
        let placed = parse_place(&mut keys, &ty, report);

        let (presence, inner) = match &additional {
            Some(additional) => {
                let others = [
                    name.as_ref().map(|(key, _)| key),
                    placed.as_ref().map(|placed| &placed.key),
                    nullable.as_ref(),
                ];
                for other in others.into_iter().flatten() {
                    report.error(
                        other,
                        format_args!("`{other}` does not fit `additional`, which holds members of any name"),
                    );
                }
                if presence::map(&ty).is_some() {
                    (FieldPresence::Additional, ty.clone())
                } else {
                    report.error(additional, "`additional` needs a type `specwright::Map<…>`");
                    FieldPresence::of(&ty, None, report)
                }
            }
            None => FieldPresence::of(&ty, nullable.as_ref(), report),
        };
        if let Some(placed) =
            placed.as_ref().filter(|placed| placed.place.is_path() && !presence.is_required())
        {
            report.error(&placed.key, "a path parameter is always there; its type cannot be an `Option`");
        }

        let constraints = Constraints::parse(&mut keys, &inner, report);
        let (request_only, response_only) =
            (keys.flag("request_only", report), keys.flag("response_only", report));
        for only in request_only.iter().chain(&response_only) {
            check_only(only, placed.is_some(), presence, report);
        }
        let (place, placed_name, media) = match placed {
            Some(placed) => (Some(placed.place), placed.wire_name, placed.media),
            None => (None, None, None),
        };
        let key = name.map(|(_, text)| text);
        let sent_as = placed_name.clone().filter(|name| {
            let is_whole = matches!(place, Some(Place::Body | Place::Bytes | Place::Lines | Place::Content));
            !is_whole && key.as_ref().is_some_and(|key| key.value() != name.value())
        });
        let wire_name = key.or(placed_name);
        let wire_name = wire_name.unwrap_or_else(|| LitStr::new(&ident.unraw().to_string(), ident.span()));
        let docs = attrs
            .into_iter()
            .filter(|attr| attr.path().is_ident("doc") || attr.path().is_ident("deprecated"))
            .collect();
        Some(Self {
            ident,
            ty,
            inner,
            presence,
            wire_name,
            sent_as,
            place,
            media,
            constraints,
            response_only: response_only.is_some(),
            docs,
        })
    }

    /// Whether requests may have it.
    pub(crate) fn is_sent(&self) -> bool {
        !self.response_only
    }

    /// The field's name where it is ours to use: rustc's lints about people's code stay quiet there.
    pub(crate) fn local(&self) -> Ident {
        let mut ident = self.ident.clone();
        ident.set_span(ident.span().resolved_at(Span::call_site()));
        ident
    }

    /// Whether it is a list or map in a place where an empty one sends nothing.
    pub(crate) fn sends_nothing_when_empty(&self) -> bool {
        let Some(Place::Text(_, style)) = &self.place else { return false };
        let is_map = presence::map(&self.inner).is_some() && !style.is_json();
        is_map || presence::list(&self.inner).is_some()
    }

    /// The name on the wire.
    pub(crate) fn sent_name(&self) -> &LitStr {
        self.sent_as.as_ref().unwrap_or(&self.wire_name)
    }

    /// Whether it is any JSON value, which may be null.
    pub(crate) fn is_any(&self) -> bool {
        presence::is_json(&self.inner)
    }

    /// Whether only a running program knows if a value that was given is present.
    pub(crate) fn may_be_absent_when_given(&self) -> bool {
        self.is_any() || self.sends_nothing_when_empty()
    }

    /// Why its values are limited, in the author's words: the first paragraph of its documentation.
    pub(crate) fn reason(&self) -> Option<String> {
        documentation::first_paragraph(&self.docs)
    }

    /// The field's name without `r#`.
    pub(crate) fn text(&self) -> String {
        self.ident.unraw().to_string()
    }
}

/// Reports a direction that cannot be: what travels one way only may be absent.
fn check_only(only: &Ident, has_place: bool, presence: FieldPresence, report: &mut Report) {
    if has_place {
        report.error(only, format_args!("`{only}` is for members of types; this one is of a request"));
    } else if !matches!(presence, FieldPresence::Optional | FieldPresence::OptionalNullable) {
        report.error(
            only,
            format_args!("`{only}` needs a type `Option<…>`: the other direction lacks the member"),
        );
    }
}

//! Streams of items: `out(events = Type)`, `out(events_of = Enum, Delta(event = "delta", json = Type), …)`, `out(lines = Type)`.

use proc_macro2::TokenStream;
use quote::quote;
use syn::{Ident, LitStr, Type};

use super::is_word;
use crate::{
    attribute::{Entry, Head, Keys, Rest, Value},
    report::Report,
};

const ITEMS: &str =
    "a stream is `events`, `events = Type`, `events_of = Enum` with its events, or `lines = Type`";
const EVENT: &str = "`Delta(event = \"delta\", json = Type)`";

/// The keys of a stream; the words of its named events stand beside them.
pub(super) const KEYS: [&str; 7] = ["events", "events_of", "lines", "media", "until", "resumable", "headers"];

/// A stream of items.
pub(crate) struct Items {
    kind: Kind,
    media: Option<LitStr>,
    until: Option<LitStr>,
    resumable: Option<Ident>,
}

/// What the items are.
enum Kind {
    /// Events as they come.
    Events,
    /// Events whose data is JSON of this type.
    JsonEvents(Box<Type>),
    /// Events that are told apart by their names.
    NamedEvents(Box<Type>, Vec<NamedEvent>),
    /// JSON values, one after the other.
    Lines(Box<Type>),
}

/// A variant of the enum of events.
struct NamedEvent {
    variant: Ident,
    event: LitStr,
    data: Data,
}

enum Data {
    Empty,
    Text,
    Json(Box<Type>),
}

impl Items {
    /// Whether the list of `out` is one of a stream.
    pub(super) fn begins(entries: &[Entry]) -> bool {
        entries.iter().any(|entry| ["events", "events_of", "lines"].iter().any(|word| is_word(entry, word)))
    }

    /// Server-sent events of which nothing more is said.
    pub(super) fn events() -> Self {
        Self { kind: Kind::Events, media: None, until: None, resumable: None }
    }

    /// Reads what a stream holds, and the type of its headers; `site` names the list in messages.
    pub(crate) fn parse(
        key: &Ident,
        entries: Vec<Entry>,
        site: &str,
        report: &mut Report,
    ) -> (Self, Option<Box<Type>>) {
        let (named, entries): (Vec<_>, Vec<_>) = match entries.iter().any(|entry| is_word(entry, "events_of"))
        {
            true => entries.into_iter().partition(is_event),
            false => (Vec::new(), entries),
        };
        let mut keys = Keys::check(entries, site, &KEYS, report);
        let (media, until) = (keys.string("media", report), keys.text("until", report));
        let (resumable, headers) = (keys.flag("resumable", report), keys.ty("headers", report));
        let kind = Kind::parse(key, &mut keys, named, report);
        if let Kind::Lines(_) = kind {
            let of_events = until.as_ref().map(|(key, _)| key).into_iter().chain(&resumable);
            for key in of_events {
                report.error(key, format_args!("`{key}` is for events, which lines are not"));
            }
        }
        (Self { kind, media, until: until.map(|(_, until)| until), resumable }, headers)
    }

    /// As [`parse`](Self::parse), of a stream that is asked for.
    pub(crate) fn parse_asked(key: &Ident, entries: Vec<Entry>, report: &mut Report) -> Self {
        if !Self::begins(&entries) {
            report.error(key, ITEMS);
            return Self::events();
        }
        let (items, headers) = Self::parse(key, entries, "`stream`", report);
        if headers.is_some() {
            report.error(key, "the headers of a success are those of `out`");
        }
        items
    }

    /// The type of the output.
    pub(crate) fn ty(&self) -> TokenStream {
        match &self.kind {
            Kind::Events => quote!(::specwright::expand::Events),
            Kind::JsonEvents(ty) | Kind::NamedEvents(ty, _) => quote!(::specwright::expand::Events<#ty>),
            Kind::Lines(ty) => quote!(::specwright::expand::Lines<#ty>),
        }
    }

    /// The media type that is accepted.
    pub(crate) fn accept(&self) -> String {
        let usual = match self.kind {
            Kind::Lines(_) => "application/x-ndjson",
            Kind::Events | Kind::JsonEvents(_) | Kind::NamedEvents(..) => "text/event-stream",
        };
        self.media.as_ref().map_or_else(|| usual.to_owned(), LitStr::value)
    }

    /// What `OperationInfo` is told.
    pub(crate) fn info(&self) -> TokenStream {
        let resumable = self.resumable.as_ref().map(|_| quote!(.resumable()));
        match self.kind {
            Kind::Lines(_) => quote!(.streamed()),
            Kind::Events | Kind::JsonEvents(_) | Kind::NamedEvents(..) => quote!(.events() #resumable),
        }
    }

    pub(crate) fn decode(&self) -> TokenStream {
        let until = match &self.until {
            Some(until) => quote!(::core::option::Option::Some(#until)),
            None => quote!(::core::option::Option::None),
        };
        match &self.kind {
            Kind::Events => quote! {
                ::specwright::expand::decode::events(__response, #until, ::core::result::Result::Ok)
            },
            Kind::JsonEvents(_) => quote!(::specwright::expand::decode::json_events(__response, #until)),
            Kind::NamedEvents(ty, events) => {
                let arms = events.iter().map(|event| event.decode(ty));
                quote! {
                    ::specwright::expand::decode::events(
                        __response,
                        #until,
                        |__event| match ::core::convert::AsRef::<str>::as_ref(&__event.event) {
                            #(#arms,)*
                            _ => ::core::result::Result::Ok(<#ty>::Unknown(__event)),
                        },
                    )
                }
            }
            Kind::Lines(_) => quote!(::specwright::expand::decode::lines(__response)),
        }
    }
}

impl Kind {
    fn parse(key: &Ident, keys: &mut Keys, named: Vec<Entry>, report: &mut Report) -> Self {
        let (events, several, lines) =
            (keys.take("events"), keys.ty("events_of", report), keys.ty("lines", report));
        let count =
            usize::from(events.is_some()) + usize::from(several.is_some()) + usize::from(lines.is_some());
        if count > 1 {
            report.error(key, ITEMS);
        }
        match (events, several, lines) {
            (Some((_, Rest::Nothing)), ..) => Self::Events,
            (Some((_, Rest::Equals(Value::Type(ty)))), ..) => Self::JsonEvents(ty),
            (Some((key, _)), ..) => {
                report.error(key, ITEMS);
                Self::Events
            }
            (None, Some(ty), _) => {
                if named.is_empty() {
                    report.error(key, format_args!("`events_of` needs events: {EVENT}"));
                }
                Self::NamedEvents(
                    ty,
                    named.into_iter().filter_map(|entry| NamedEvent::parse(entry, report)).collect(),
                )
            }
            (None, None, Some(ty)) => Self::Lines(ty),
            // What stands there without its type was reported.
            (None, None, None) => Self::Events,
        }
    }
}

/// Whether the entry is `Delta(…)`.
fn is_event(entry: &Entry) -> bool {
    matches!(entry.rest, Rest::List(_))
}

impl NamedEvent {
    fn parse(entry: Entry, report: &mut Report) -> Option<Self> {
        let Entry { head: Head::Word(variant), rest: Rest::List(entries) } = entry else {
            report.error(entry, format_args!("expected an event: {EVENT}"));
            return None;
        };
        let mut keys = Keys::check(entries, "an event", &["event", "json", "text", "empty"], report);
        let event = keys.string("event", report);
        if event.is_none() {
            report.error(&variant, format_args!("`{variant}` needs the name of its event: {EVENT}"));
        }
        let data = Data::parse(&variant, &mut keys, report);
        Some(Self { variant, event: event?, data })
    }

    fn decode(&self, ty: &Type) -> TokenStream {
        let Self { variant, event, data } = self;
        match data {
            Data::Empty => quote!(#event => ::core::result::Result::Ok(<#ty>::#variant)),
            Data::Text => quote!(#event => ::core::result::Result::Ok(<#ty>::#variant(__event.data))),
            Data::Json(json) => quote! {
                #event => ::core::result::Result::map(
                    ::specwright::expand::Event::json::<#json>(&__event),
                    <#ty>::#variant,
                )
            },
        }
    }
}

impl Data {
    fn parse(variant: &Ident, keys: &mut Keys, report: &mut Report) -> Self {
        let json = keys.ty("json", report);
        let (text, empty) = (keys.flag("text", report), keys.flag("empty", report));
        match (json, text, empty) {
            (Some(json), None, None) => return Self::Json(json),
            (None, Some(_), None) => return Self::Text,
            (None, None, Some(_)) => {}
            _ => report.error(
                variant,
                format_args!("the data of `{variant}` is one of `json = Type`, `text` and `empty`"),
            ),
        }
        Self::Empty
    }
}

//! `fixed("kind" = "card")`: members that always have the same value. They have no field: they are written by themselves,
//! and nobody sets them. `fixed(json("kind" = "card", name = "body_kind"))` has another key, as fields have.

use proc_macro2::TokenStream;
use quote::quote;
use syn::{Ident, Lit, LitStr};

use crate::{
    attribute::{Entry, Head, Keys, Rest},
    literal,
    place::{BodyKind, FIXED_PLACES},
    report::Report,
};

/// A member that always has the same value.
pub(crate) struct Fixed {
    /// Its name on the wire.
    pub(crate) name: LitStr,
    /// Its name in the flat form of an operation, where that is another.
    pub(crate) key: Option<LitStr>,
    pub(crate) value: Lit,
    /// Where it goes, of an operation.
    pub(crate) place: Option<Ident>,
    /// Whether it is true where the response is to be a stream.
    pub(crate) is_switch: bool,
}

impl Fixed {
    /// Takes `fixed` out of the keys of a struct.
    pub(crate) fn parse_all(keys: &mut Keys, report: &mut Report) -> Vec<Self> {
        let Some((key, rest)) = keys.take("fixed") else { return Vec::new() };
        match rest {
            Rest::List(entries) if !entries.is_empty() => {
                entries.into_iter().flat_map(|entry| Self::parse(entry, report)).collect()
            }
            _ => {
                report.error(&key, "`fixed` takes a list: `fixed(\"kind\" = \"card\")`");
                Vec::new()
            }
        }
    }

    fn parse(entry: Entry, report: &mut Report) -> Vec<Self> {
        let (place, entries) = match entry {
            Entry { head: Head::Word(place), rest: Rest::List(entries) } => (Some(place), entries),
            entry => (None, vec![entry]),
        };
        if let Some(place) = place.as_ref().filter(|place| !FIXED_PLACES.iter().any(|known| *place == known))
        {
            let places = FIXED_PLACES.join("`, `");
            report.error(place, format_args!("a constant goes to one of `{places}`"));
            return Vec::new();
        }
        let (entries, key) = match &place {
            Some(_) => take_key(entries, report),
            None => (entries, None),
        };
        let key = match (key, entries.as_slice()) {
            (Some((word, _)), [] | [_, _, ..]) => {
                report.error(word, "`name` is the key of one constant; give each a list of its own");
                None
            }
            (key, _) => key.map(|(_, key)| key),
        };
        let pairs = entries.into_iter().filter_map(|entry| literal::parse_pair(entry, "a constant", report));
        pairs
            .map(|(name, value)| Self {
                name,
                key: key.clone(),
                value,
                place: place.clone(),
                is_switch: false,
            })
            .collect()
    }

    /// Reports what does not fit what the struct is.
    pub(crate) fn check(&self, is_operation: bool, report: &mut Report) {
        match (&self.place, is_operation) {
            (Some(place), false) => report.error(
                place,
                "only constants of an operation have a place; an object's are `fixed(\"kind\" = \"card\")`",
            ),
            (None, true) => report.error(
                &self.name,
                "a constant of an operation says where it goes: `fixed(query(\"v\" = 2))`",
            ),
            _ => {}
        }
    }

    /// Its name in the flat form, by which members are told apart.
    pub(crate) fn key(&self) -> &LitStr {
        self.key.as_ref().unwrap_or(&self.name)
    }

    /// Whether it is in the body.
    pub(crate) fn is_in_body(&self) -> bool {
        self.place.as_ref().and_then(BodyKind::of_fixed).is_some()
    }

    /// Encodes a constant of an operation.
    pub(crate) fn encode(&self) -> Option<TokenStream> {
        let (name, place) = (&self.name, self.place.as_ref()?);
        let value = literal::emit(&self.value);
        let place = match place.to_string().as_str() {
            "json" if self.is_switch => return Some(quote!(__request.switch_member(#name);)),
            "json" => return Some(quote!(__request.fixed_member(#name, #value);)),
            "query" => quote!(Query),
            "header" => quote!(Header),
            "cookie" => quote!(Cookie),
            "part" => quote!(Part),
            _ => quote!(Form),
        };
        if self.is_switch {
            return Some(quote!(__request.switch(::specwright::expand::Place::#place, #name);));
        }
        Some(quote!(__request.fixed(::specwright::expand::Place::#place, #name, #value);))
    }

    /// `("kind", Literal::String("card"))`, as text.
    pub(crate) fn text(&self) -> String {
        let value = match &self.value {
            Lit::Str(text) => format!("String({:?})", text.value()),
            Lit::Bool(truth) => format!("Boolean({})", truth.value),
            integer => format!("Integer({})", literal::text(integer)),
        };
        format!("({:?}, ::specwright::expand::decode::Literal::{value})", self.key().value())
    }
}

/// Takes `name = "key"` out of what stands in a place.
pub(crate) fn take_key(entries: Vec<Entry>, report: &mut Report) -> (Vec<Entry>, Option<(Ident, LitStr)>) {
    let is_key = |entry: &Entry| matches!(&entry.head, Head::Word(word) if word == "name");
    let (keys, entries) = entries.into_iter().partition(is_key);
    (entries, Keys::check(keys, "a constant", &["name"], report).text("name", report))
}

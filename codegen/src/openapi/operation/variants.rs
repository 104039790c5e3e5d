//! Bodies of several media types, of which the caller's value says one.

use std::collections::HashSet;

use super::body::Whole;
use super::media::{self, Media, Nature};
use super::{Inputs, unique};
use crate::diagnostic::Code;
use crate::form;
use crate::ir::{BodyContent, BodyVariant, Type};
use crate::openapi::notes::Notes;
use crate::openapi::types::Types;
use crate::openapi::words::upper_camel;

/// More media types of bytes than these are said as a range.
const MOST_BYTES: usize = 6;

/// The media types that callers choose from: beside the first those of other JSON, and of bytes.
pub(super) fn of<'m, 'd>(found: &'m [Media<'d>]) -> Vec<&'m Media<'d>> {
    // What a spec has names for it has in mind.
    let named: Vec<&Media<'d>> = found.iter().filter(|media| given_name(media).is_some()).collect();
    if !named.is_empty() {
        return named;
    }
    let mut several: Vec<&Media<'d>> = Vec::new();
    for media in found {
        let is_first = several.is_empty()
            && match media.nature {
                Nature::Json => true,
                Nature::Bytes => !media.name.contains('*'),
                _ => false,
            };
        if is_first || !several.is_empty() && several.iter().all(|known| differs(known, media)) {
            several.push(media);
        } else if several.is_empty() {
            return several;
        }
    }
    several
}

/// Whether a caller could mean the other one where the first is there.
fn differs(known: &Media<'_>, media: &Media<'_>) -> bool {
    let is_named = media.name.contains('/') && !media.name.contains('*');
    is_named
        && media::essence(known.name) != media::essence(media.name)
        && match (known.nature, media.nature) {
            (Nature::Json, Nature::Json) => !known.is_like(media),
            (Nature::Json, Nature::Bytes) => media.is_binary(),
            (Nature::Bytes, Nature::Bytes) => true,
            _ => false,
        }
}

/// The range that many media types of bytes are in.
pub(super) fn range(several: &[&Media<'_>], notes: &Notes) -> Option<String> {
    if several.len() <= MOST_BYTES || several.iter().any(|media| media.nature != Nature::Bytes) {
        return None;
    }
    let kinds: HashSet<&str> = several.iter().filter_map(|media| media.name.split('/').next()).collect();
    several.iter().for_each(|media| notes.words(media.entry.key.span, "one of many media types of bytes"));
    Some(match kinds.into_iter().collect::<Vec<_>>().as_slice() {
        [kind] => format!("{kind}/*"),
        _ => "*/*".to_owned(),
    })
}

/// Lowers the media types to one type, whose values say which it is.
pub(super) fn lower<'d>(
    several: &[&Media<'d>],
    whole: &Whole,
    types: &mut Types<'d, '_>,
    inputs: &Inputs<'d>,
) -> Type {
    let mut names = HashSet::new();
    let variants = several.iter().map(|media| {
        let name = unique(&mut names, name(media));
        let variant = match media.nature {
            Nature::Json => json(media, name, whole, types, inputs),
            Nature::Bytes => variant(name, BodyContent::Bytes(media.name.to_owned()), whole),
            _ => text(media, name, whole),
        };
        let said = || media.schema?.get("x-specwright-doc")?.text().map(str::to_owned);
        BodyVariant { doc: said(), ..variant }
    });
    Type::Contents(variants.collect())
}

fn json<'d>(
    media: &Media<'d>,
    name: String,
    whole: &Whole,
    types: &mut Types<'d, '_>,
    inputs: &Inputs<'d>,
) -> BodyVariant {
    let own = if name == "Json" { "Body".to_owned() } else { format!("{name}Body") };
    let (ty, nullable) = match media.schema {
        Some(schema) => types.plain(schema, &inputs.part(&own)),
        None => (Type::Any, false),
    };
    if nullable {
        let message = "one of several bodies is never null";
        types.notes.say(Code::OpenapiBody, media.entry.key.span, message);
    }
    variant(name, BodyContent::Json { ty, media: media.own_name() }, whole)
}

/// A body of text.
pub(super) fn text(media: &Media<'_>, name: String, whole: &Whole) -> BodyVariant {
    let media_type = media.own_name().unwrap_or_else(|| "text/plain".to_owned());
    let media_type = match form::text_body_media(&media_type) {
        Some(_) => media::essence(&media_type),
        None => media_type,
    };
    variant(name, BodyContent::Text(media_type), whole)
}

fn variant(name: String, content: BodyContent, whole: &Whole) -> BodyVariant {
    BodyVariant { name, content, doc: None, span: whole.span }
}

/// Whether a spec that the document was made of has names for them.
pub(super) fn are_named(several: &[&Media<'_>]) -> bool {
    several.iter().any(|media| given_name(media).is_some())
}

/// What the alternative is called in a spec that the document was made of.
fn given_name<'d>(media: &Media<'d>) -> Option<&'d str> {
    media.schema?.get("x-specwright-name")?.text()
}

/// `application/json` is `Json`, `image/png` is `Png`.
pub(super) fn name(media: &Media<'_>) -> String {
    if let Some(name) = given_name(media) {
        return upper_camel(name, "Other");
    }
    let essence = media::essence(media.name);
    let subtype = essence.split('/').nth(1).unwrap_or_default();
    match subtype {
        "octet-stream" => "Bytes".to_owned(),
        "plain" => "Text".to_owned(),
        "*" => "Json".to_owned(),
        other => upper_camel(other.trim_start_matches("x-"), "Other"),
    }
}

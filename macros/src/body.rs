//! `body(media = "application/merge-patch+json", optional)`: what an operation says of its body beside the members.

use proc_macro2::TokenStream;
use quote::quote;
use syn::{Ident, LitStr};

use crate::{
    attribute::{Keys, Rest},
    field::Field,
    place::{BodyKind, Place},
    presence::FieldPresence,
    report::Report,
};

const ALL: &str = "`body` takes a list: `body(media = \"application/merge-patch+json\", optional)`";

/// The media type of bytes, unless another is said.
const BYTES: &str = "application/octet-stream";

/// The media type of JSON lines, unless another is said.
const LINES: &str = "application/x-ndjson";

/// The media type of a body of JSON, bytes or lines, and whether one without members is left out.
#[derive(Default)]
pub(crate) struct BodyInfo {
    media: Option<(Ident, LitStr)>,
    optional: Option<Ident>,
}

impl BodyInfo {
    /// Takes `body` out of the keys.
    pub(crate) fn parse(keys: &mut Keys, report: &mut Report) -> Self {
        let Some((key, rest)) = keys.take("body") else { return Self::default() };
        let Rest::List(entries) = rest else {
            report.error(key, ALL);
            return Self::default();
        };
        let mut keys = Keys::check(entries, "`body`", &["media", "optional"], report);
        Self { media: keys.text("media", report), optional: keys.flag("optional", report) }
    }

    /// Reports what does not fit the fields: `kind` is what they make of the body.
    pub(crate) fn check(&self, kind: Option<BodyKind>, fields: &[Field], report: &mut Report) {
        let is_content = fields.iter().any(|field| matches!(field.place, Some(Place::Content)));
        if let Some((key, _)) = &self.media
            && (is_content || !matches!(kind, Some(BodyKind::Json | BodyKind::Whole)))
        {
            let message = "`media` is the media type of JSON, bytes or lines: of `json` members, or of one `body = json`, `body = bytes` or `body = lines`";
            report.error(key, message);
        }
        let Some(optional) = &self.optional else { return };
        match kind {
            None => report.error(optional, "there is no body to leave out"),
            Some(BodyKind::Whole) => {
                report.error(optional, "a whole body that may be left out is an `Option`");
            }
            Some(_) => {
                for field in fields.iter().filter(|field| is_obligatory(field)) {
                    let message = "a body that may be left out has no required members";
                    report.error(&field.ident, message);
                }
            }
        }
    }

    /// The media type that is said.
    pub(crate) fn media(&self) -> Option<&LitStr> {
        self.media.as_ref().map(|(_, media)| media)
    }

    /// Whether a body without members is left out.
    pub(crate) fn is_optional(&self) -> bool {
        self.optional.is_some()
    }

    /// What `OperationInfo` says of it.
    pub(crate) fn emit(&self, fields: &[Field]) -> Option<TokenStream> {
        let usual = || {
            fields.iter().find_map(|field| match field.place {
                Some(Place::Bytes) => Some(quote!(.body_media(#BYTES))),
                Some(Place::Lines) => Some(quote!(.body_media(#LINES))),
                _ => None,
            })
        };
        match &self.media {
            Some((_, media)) => Some(quote!(.body_media(#media))),
            None => usual(),
        }
    }
}

fn is_obligatory(field: &Field) -> bool {
    let is_required = matches!(field.presence, FieldPresence::Required | FieldPresence::RequiredNullable);
    is_required && field.place.as_ref().is_some_and(|place| place.body().is_some())
}

//! Events, and which of them one is.

use http::HeaderMap;

use super::Signature;
use crate::model::{Misfit, Model, Reader, Union, closest, without_bom};
use crate::{DecodeError, Json, Unknown, from_json};

/// The events that an API sends: an enum with a variant for each. Derive it ([`derive@crate::WebhookEvent`]); what it has is
/// for the derive alone.
pub trait WebhookEvent: Union {
    /// What tells which event it is.
    #[doc(hidden)]
    const TOLD_BY: ToldBy;

    /// The names of events, each with the place of its variant in [`Union::NAMES`].
    #[doc(hidden)]
    const EVENTS: &'static [(&'static str, usize)];

    /// The name of the event, where it has one, and its body.
    #[doc(hidden)]
    fn held(&self) -> (Option<&str>, &dyn Model);

    /// Keeps an event that no variant is for.
    #[doc(hidden)]
    fn keep(event: UnknownEvent) -> Self;
}

/// Events that are signed.
#[diagnostic::on_unimplemented(
    message = "nothing says how `{Self}` is signed",
    label = "it has no `specwright::webhook::SignedEvent`",
    note = "add `#[api(signature(header = \"…\"))]`, or call `specwright::webhook::read_unverified`"
)]
pub trait SignedEvent: WebhookEvent {
    /// How they are signed.
    const SIGNATURE: Signature;
}

/// What tells which event it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ToldBy {
    /// Nothing else: the variant that fits the body best.
    Fit,
    /// A header.
    Header(&'static str),
    /// A member of the body, by its JSON pointer.
    Member(&'static str),
}

/// An event that this version of the client does not know.
#[derive(Clone, Debug, PartialEq)]
pub struct UnknownEvent {
    name: Option<String>,
    body: Unknown<Json>,
}

impl UnknownEvent {
    /// For expansions of `WebhookEvent`.
    #[doc(hidden)]
    pub fn __new(body: Unknown<Json>) -> Self {
        Self { name: None, body }
    }

    /// Its name, where there is one.
    pub fn name(&self) -> Option<&str> {
        self.name.as_deref()
    }

    /// Its body.
    pub fn body(&self) -> &Json {
        self.body.get()
    }
}

/// Reads an event without a look at any signature: **whoever knows the address may have sent it**. Use it where the API signs
/// nothing, or something before this has verified the event.
///
/// # Errors
/// When the body is not JSON, or not as the event declares.
pub fn read_unverified<E: WebhookEvent>(headers: &HeaderMap, body: &[u8]) -> Result<E, DecodeError> {
    let name = match E::TOLD_BY {
        ToldBy::Fit if E::NAMES.len() == 1 => return read(body, |reader| E::read_as(0, reader)),
        ToldBy::Fit => return read(body, closest),
        ToldBy::Header(header) => {
            headers.get(header).and_then(|value| value.to_str().ok()).map(str::to_owned)
        }
        ToldBy::Member(pointer) => from_json::<Json>(body)?.pointer(pointer).and_then(text),
    };
    let known = E::EVENTS.iter().find(|(event, _)| name.as_deref() == Some(*event));
    match known {
        Some((_, index)) => read(body, |reader| E::read_as(*index, reader)),
        None => Ok(E::keep(UnknownEvent { name, body: Unknown::__new(from_json(body)?) })),
    }
}

fn read<T>(body: &[u8], read: impl FnOnce(&mut Reader<'_>) -> Result<T, Misfit>) -> Result<T, DecodeError> {
    let mut reader = Reader::new(without_bom(body));
    let value = read(&mut reader).and_then(|value| reader.end().map(|()| value));
    value.map_err(|misfit| reader.explain(misfit))
}

/// The text of a string, or of a number or boolean as it is written.
fn text(value: &Json) -> Option<String> {
    match value {
        Json::String(text) => Some(text.clone()),
        Json::Number(_) | Json::Bool(_) => Some(value.to_string()),
        _ => None,
    }
}

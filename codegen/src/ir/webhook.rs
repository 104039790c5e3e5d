//! Events that the API sends.

use crate::ir::{Api, Deprecation, MemberPath, Provenance, Type};
use crate::source::Span;

/// The events that the API sends to one address of its user.
#[derive(Debug, Clone)]
pub struct Webhooks {
    /// How they are signed, where that is known.
    pub signature: Option<Signature>,
    /// What tells which event it is; nothing where the body is what fits.
    pub event: Option<EventPlace>,
    /// The events in the author's order.
    pub events: Vec<Webhook>,
    /// Documentation.
    pub doc: Option<String>,
    /// Where they are known from.
    pub provenance: Provenance,
    /// The node itself.
    pub span: Span,
}

/// An event that the API sends.
#[derive(Debug, Clone)]
pub struct Webhook {
    /// UpperCamel name.
    pub name: String,
    /// Its name on the wire, where one tells which event it is.
    pub event: Option<String>,
    /// The JSON type of its body.
    pub ty: Type,
    /// Why it should not be relied on any more.
    pub deprecated: Option<Deprecation>,
    /// Documentation.
    pub doc: Option<String>,
    /// Where it is known from.
    pub provenance: Provenance,
    /// The node itself.
    pub span: Span,
}

/// Where the name of an event stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum EventPlace {
    /// In a member of the body.
    Member(MemberPath),
    /// In the header of this name.
    Header(String),
}

/// How events are signed: HMAC-SHA256, in a header.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signature {
    /// The header.
    pub header: String,
    /// What stands between the elements of the header, where it is a list.
    pub separator: Option<String>,
    /// What a signature begins with.
    pub prefix: Option<String>,
    /// How it is written.
    pub encoding: SignatureEncoding,
    /// What is signed, with `{body}`, `{timestamp}` and `{id}`; the body where nothing is said.
    pub signed: Option<String>,
    /// Where the timestamp is.
    pub timestamp: Option<Timestamp>,
    /// The header of the event's id.
    pub id: Option<String>,
    /// How many seconds the timestamp may be from now, where it is said.
    pub tolerance: Option<u32>,
    /// How the key is written in secrets.
    pub secret: SecretEncoding,
    /// What may stand before the key in a secret.
    pub secret_prefix: Option<String>,
    /// Documentation.
    pub doc: Option<String>,
    /// The node itself.
    pub span: Span,
}

/// How a signature is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SignatureEncoding {
    /// In hexadecimal digits.
    Hex,
    /// In base64.
    Base64,
}

impl SignatureEncoding {
    /// Returns its word.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Hex => "hex",
            Self::Base64 => "base64",
        }
    }
}

/// How a key is written in a secret.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SecretEncoding {
    /// It is the text.
    Text,
    /// In hexadecimal digits.
    Hex,
    /// In base64.
    Base64,
}

impl SecretEncoding {
    /// Returns its word.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Hex => "hex",
            Self::Base64 => "base64",
        }
    }
}

/// When an event was signed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Timestamp {
    /// Where it is.
    pub place: TimestampPlace,
    /// How it is written.
    pub form: TimestampForm,
}

/// Where a timestamp is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TimestampPlace {
    /// In a header of its own.
    Header(String),
    /// In the list that holds the signature, behind this prefix.
    Beside(String),
}

/// How a timestamp is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TimestampForm {
    /// Seconds since 1970.
    UnixTime,
    /// Milliseconds since 1970.
    UnixMillis,
    /// A date with a time and a zone.
    DateTime,
}

impl TimestampForm {
    /// Returns its word.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::UnixTime => "unix-time",
            Self::UnixMillis => "unix-millis",
            Self::DateTime => "date-time",
        }
    }
}

/// A piece of what is signed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SignedPiece<'t> {
    /// Text as it is.
    Text(&'t str),
    /// What stands in braces: `body`, `timestamp` or `id`.
    Named(&'t str),
}

impl Signature {
    /// Returns the pieces of what is signed. A brace that is not closed is the rest of a text.
    pub fn pieces(&self) -> Vec<SignedPiece<'_>> {
        let mut pieces = Vec::new();
        let mut rest = self.signed.as_deref().unwrap_or("{body}");
        while let Some((before, behind)) = rest.split_once('{') {
            let Some((name, behind)) = behind.split_once('}') else { break };
            pieces.extend((!before.is_empty()).then_some(SignedPiece::Text(before)));
            pieces.push(SignedPiece::Named(name));
            rest = behind;
        }
        pieces.extend((!rest.is_empty()).then_some(SignedPiece::Text(rest)));
        pieces
    }

    /// Returns the headers that an event has for it.
    pub fn headers(&self) -> Vec<&str> {
        let timestamp = self.timestamp.as_ref().and_then(|timestamp| match &timestamp.place {
            TimestampPlace::Header(name) => Some(name.as_str()),
            TimestampPlace::Beside(_) => None,
        });
        [Some(self.header.as_str()), timestamp, self.id.as_deref()].into_iter().flatten().collect()
    }
}

impl Webhooks {
    /// Returns the types of the bodies.
    pub fn types(&self) -> impl Iterator<Item = &Type> + Clone {
        self.events.iter().map(|event| &event.ty)
    }
}

impl Webhooks {
    /// Returns the events that these and others have in common: by their names on the wire, else by those that they have.
    pub fn pairs<'a>(&'a self, others: &'a Self) -> impl Iterator<Item = (&'a Webhook, &'a Webhook)> {
        let same = |one: &Webhook, other: &Webhook| match (&one.event, &other.event) {
            (Some(one), Some(other)) if one == other => true,
            _ => one.name == other.name && !others.has_event(one) && !self.has_event(other),
        };
        let found = move |one: &'a Webhook| others.events.iter().find(|other| same(one, other));
        self.events.iter().filter_map(move |one| Some((one, found(one)?)))
    }

    /// Whether an event has the name on the wire of that one.
    fn has_event(&self, event: &Webhook) -> bool {
        event.event.is_some() && self.events.iter().any(|one| one.event == event.event)
    }
}

impl Api {
    /// Returns the types of the bodies of events that it sends.
    pub fn webhook_types(&self) -> impl Iterator<Item = &Type> + Clone {
        self.webhooks.iter().flat_map(Webhooks::types)
    }
}

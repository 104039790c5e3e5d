//! What a success answers.

use crate::ir::{Literal, Type};
use crate::source::Span;

/// What a success answers.
#[derive(Debug, Clone)]
pub enum Outcomes {
    /// One thing, whatever the 2xx status.
    One(Outcome),
    /// One of several, by status and media type.
    Several(Vec<NamedOutcome>),
}

impl Outcomes {
    /// Returns each outcome.
    pub fn iter(&self) -> impl Iterator<Item = &Outcome> + Clone {
        let (one, several) = match self {
            Outcomes::One(outcome) => (Some(outcome), [].as_slice()),
            Outcomes::Several(several) => (None, several.as_slice()),
        };
        one.into_iter().chain(several.iter().map(|named| &named.outcome))
    }
}

/// The status of a response which says that what a request has is still what there is (RFC 9110, section 15.4.5).
pub const NOT_MODIFIED: u16 = 304;

/// One of several outcomes.
#[derive(Debug, Clone)]
pub struct NamedOutcome {
    /// UpperCamel name.
    pub name: String,
    /// The outcome.
    pub outcome: Outcome,
}

/// A successful response.
#[derive(Debug, Clone)]
pub struct Outcome {
    /// Its status.
    pub status: u16,
    /// Its body.
    pub content: Content,
    /// Its media type where the spec says one; of bytes it may be a range, such as `image/*`.
    pub media: Option<String>,
    /// Whether the server goes on with what it streams where it was interrupted: behind the event of which a request says the
    /// id, or with the bytes from which on it says to want them.
    pub resumable: bool,
    /// The object of its headers, where the spec says some.
    pub headers: Option<Type>,
    /// Documentation.
    pub doc: Option<String>,
    /// The node itself.
    pub span: Span,
}

impl Outcome {
    /// Whether it says that what the request has is still what there is.
    pub fn is_not_modified(&self) -> bool {
        self.status == NOT_MODIFIED
    }
}

/// The body of a successful response.
#[derive(Debug, Clone)]
pub enum Content {
    /// Nothing that is read.
    Empty,
    /// Text; an empty body is empty text.
    Text,
    /// Bytes as they are.
    Bytes,
    /// JSON.
    Json {
        /// Its type, inside the envelope.
        ty: Type,
        /// Whether the whole may be null.
        nullable: bool,
        /// What it is wrapped in.
        envelope: Option<Envelope>,
    },
    /// Server-sent events, one after the other.
    Events(Events),
    /// JSON values, one after the other: JSON lines, or a JSON text sequence (RFC 7464).
    Lines {
        /// The type of each.
        ty: Type,
        /// Whether one may be null.
        nullable: bool,
    },
}

/// Server-sent events.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Events {
    /// What they hold.
    pub items: EventItems,
    /// The data of the event that ends them, such as `[DONE]`.
    pub until: Option<String>,
}

/// What server-sent events hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum EventItems {
    /// The same, whatever their names.
    Alike(EventData),
    /// What their names say.
    Named(Vec<NamedEvent>),
}

/// The event of a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NamedEvent {
    /// UpperCamel name.
    pub name: String,
    /// Its name on the wire: its field `event`.
    pub event: String,
    /// What it holds.
    pub data: EventData,
    /// Documentation.
    pub doc: Option<String>,
    /// The node itself.
    pub span: Span,
}

/// The data of an event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum EventData {
    /// Nothing that is read.
    Empty,
    /// Text.
    Text,
    /// JSON.
    Json {
        /// Its type.
        ty: Type,
        /// Whether it may be null.
        nullable: bool,
    },
}

impl EventData {
    /// Returns its type, where it is JSON.
    pub fn ty(&self) -> Option<&Type> {
        match self {
            EventData::Json { ty, .. } => Some(ty),
            EventData::Empty | EventData::Text => None,
        }
    }
}

impl Events {
    /// Returns what each kind of event holds.
    pub fn data(&self) -> impl Iterator<Item = &EventData> + Clone {
        let (alike, named) = match &self.items {
            EventItems::Alike(data) => (Some(data), [].as_slice()),
            EventItems::Named(named) => (None, named.as_slice()),
        };
        alike.into_iter().chain(named.iter().map(|event| &event.data))
    }

    /// Returns the event of a name, where names tell what events hold.
    pub fn named(&self, event: &str) -> Option<&NamedEvent> {
        match &self.items {
            EventItems::Alike(_) => None,
            EventItems::Named(named) => named.iter().find(|one| one.event == event),
        }
    }
}

/// The media type of server-sent events.
pub const EVENT_STREAM: &str = "text/event-stream";

/// The media type of JSON lines, unless another is said.
pub const JSON_LINES: &str = "application/x-ndjson";

impl Content {
    /// Returns its type, where it is one JSON value.
    pub fn ty(&self) -> Option<&Type> {
        match self {
            Content::Json { ty, .. } => Some(ty),
            Content::Empty | Content::Text | Content::Bytes | Content::Events(_) | Content::Lines { .. } => {
                None
            }
        }
    }

    /// Returns the types of all JSON in it, that of its items included.
    pub fn types(&self) -> impl Iterator<Item = &Type> + Clone {
        let (one, events) = match self {
            Content::Json { ty, .. } | Content::Lines { ty, .. } => (Some(ty), None),
            Content::Events(events) => (None, Some(events)),
            Content::Empty | Content::Text | Content::Bytes => (None, None),
        };
        one.into_iter().chain(events.into_iter().flat_map(Events::data).filter_map(EventData::ty))
    }

    /// Returns the types of all JSON in it, to be changed.
    pub(crate) fn types_mut(&mut self) -> Vec<&mut Type> {
        let data = |data| match data {
            &mut EventData::Json { ref mut ty, .. } => Some(ty),
            EventData::Empty | EventData::Text => None,
        };
        match self {
            Content::Json { ty, .. } | Content::Lines { ty, .. } => vec![ty],
            Content::Events(Events { items: EventItems::Alike(alike), .. }) => {
                data(alike).into_iter().collect()
            }
            Content::Events(Events { items: EventItems::Named(named), .. }) => {
                named.iter_mut().filter_map(|event| data(&mut event.data)).collect()
            }
            Content::Empty | Content::Text | Content::Bytes => Vec::new(),
        }
    }

    /// Whether it comes item by item.
    pub fn is_stream(&self) -> bool {
        matches!(self, Content::Events(_) | Content::Lines { .. })
    }

    /// Returns its media type unless another is said; none where any may come.
    pub fn usual_media(&self) -> Option<&'static str> {
        match self {
            Content::Json { .. } => Some("application/json"),
            Content::Events(_) => Some(EVENT_STREAM),
            Content::Lines { .. } => Some(JSON_LINES),
            Content::Empty | Content::Text | Content::Bytes => None,
        }
    }

    /// Whether a response without a body can be read: of what may be null, nothing is as good as null.
    pub fn may_be_nothing(&self) -> bool {
        match self {
            Content::Empty | Content::Text | Content::Bytes | Content::Events(_) | Content::Lines { .. } => {
                true
            }
            Content::Json { nullable, envelope, .. } => {
                *nullable && envelope.as_ref().is_none_or(|envelope| envelope.expect.is_empty())
            }
        }
    }
}

/// A wrapper object around a result.
#[derive(Debug, Clone)]
pub struct Envelope {
    /// The member that holds the result; without it, the whole is the result, and shows its proof itself.
    pub member: Option<String>,
    /// Members that prove success, with their values.
    pub expect: Vec<(String, Literal)>,
    /// The node itself.
    pub span: Span,
}

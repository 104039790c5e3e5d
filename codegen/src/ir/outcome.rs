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
    /// The object of its headers, where the spec says some.
    pub headers: Option<Type>,
    /// Documentation.
    pub doc: Option<String>,
    /// The node itself.
    pub span: Span,
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
}

impl Content {
    /// Returns its type, where it is JSON.
    pub fn ty(&self) -> Option<&Type> {
        match self {
            Content::Json { ty, .. } => Some(ty),
            Content::Empty | Content::Text | Content::Bytes => None,
        }
    }

    /// Whether a response without a body can be read: of what may be null, nothing is as good as null.
    pub fn may_be_nothing(&self) -> bool {
        match self {
            Content::Empty | Content::Text | Content::Bytes => true,
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

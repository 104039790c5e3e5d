//! Documented errors, and what tells them apart.

use std::fmt;

use crate::ir::{Message, Provenance, ResponseField, Type, TypeId};
use crate::source::Span;

/// What the body of an error response looks like, and which members say what.
#[derive(Debug, Clone)]
pub struct ErrorBody {
    /// The object type.
    pub ty: TypeId,
    /// Where the machine-readable code is.
    pub code: Option<ResponseField>,
    /// Where the message is.
    pub message: Option<ResponseField>,
    /// Where the status is repeated.
    pub status: Option<ResponseField>,
    /// Where the request's id is.
    pub request_id: Option<ResponseField>,
    /// Whether a 2xx answer may hold it.
    pub on_success_status: bool,
    /// Whether documented bodies have trailing commas.
    pub trailing_commas: bool,
    /// The node itself.
    pub span: Span,
}

/// A documented error and what tells it apart.
#[derive(Debug, Clone)]
pub struct ErrorDef {
    /// UpperCamel name.
    pub name: String,
    /// The name in Rust where it is not that of the spec.
    pub rust_name: Option<String>,
    /// The statuses it comes with.
    pub status: StatusMatch,
    /// The exact machine-readable code.
    pub code: Option<String>,
    /// The message.
    pub message: Option<MessageTemplate>,
    /// What its body is, where it is not that of all errors.
    pub body: Option<Type>,
    /// The object of its headers, where the spec says some.
    pub headers: Option<Type>,
    /// A response as on the wire.
    pub example: Option<Message>,
    /// Documentation.
    pub doc: Option<String>,
    /// Where it is known from.
    pub provenance: Provenance,
    /// The node itself.
    pub span: Span,
}

/// Which statuses match.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StatusMatch {
    /// Exactly one.
    One(u16),
    /// One of several.
    Several(Vec<u16>),
    /// A class by its first digit: `4xx`.
    Class(u8),
}

impl StatusMatch {
    /// Whether a response with this status matches.
    pub fn contains(&self, status: u16) -> bool {
        match self {
            StatusMatch::One(one) => *one == status,
            StatusMatch::Several(several) => several.contains(&status),
            StatusMatch::Class(class) => status / 100 == u16::from(*class),
        }
    }

    /// Returns the statuses that it names; of a class, all that there could be.
    pub fn statuses(&self) -> Vec<u16> {
        match self {
            StatusMatch::One(one) => vec![*one],
            StatusMatch::Several(several) => several.clone(),
            StatusMatch::Class(class) => (0..100).map(|rest| u16::from(*class) * 100 + rest).collect(),
        }
    }

    /// Whether it matches a status that means success.
    pub fn has_success(&self) -> bool {
        self.statuses().iter().any(|status| (200..300).contains(status))
    }
}

impl fmt::Display for StatusMatch {
    /// Writes `409`, `401 or 403` or `4xx`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            StatusMatch::One(one) => write!(f, "{one}"),
            StatusMatch::Several(several) => {
                let several: Vec<String> = several.iter().map(u16::to_string).collect();
                f.write_str(&several.join(" or "))
            }
            StatusMatch::Class(class) => write!(f, "{class}xx"),
        }
    }
}

/// A message, exact or with parameters: literal and parameter segments alternate as written.
#[derive(Debug, Clone)]
pub struct MessageTemplate {
    /// The pieces in order.
    pub segments: Vec<Segment>,
    /// The node itself.
    pub span: Span,
}

impl MessageTemplate {
    /// Returns its parameters with their types.
    pub fn parameters(&self) -> impl Iterator<Item = (&str, &Type)> + Clone {
        self.segments.iter().filter_map(|segment| match segment {
            Segment::Literal(_) => None,
            Segment::Parameter { name, ty } => Some((name.as_str(), ty)),
        })
    }

    /// Returns the message, where it has no parameters.
    pub fn exact(&self) -> Option<String> {
        self.parameters().next().is_none().then(|| self.shown())
    }

    /// Returns the message for people, such as `no {id}`.
    pub fn shown(&self) -> String {
        self.with_literals(str::to_owned)
    }

    /// Returns the message as a spec and the attribute grammar write it: braces of its own are written twice.
    pub fn written(&self) -> String {
        self.with_literals(|text| text.replace('{', "{{").replace('}', "}}"))
    }

    fn with_literals(&self, literal: impl Fn(&str) -> String) -> String {
        let segments = self.segments.iter().map(|segment| match segment {
            Segment::Literal(text) => literal(text),
            Segment::Parameter { name, .. } => format!("{{{name}}}"),
        });
        segments.collect()
    }
}

/// A piece of a [`MessageTemplate`].
#[derive(Debug, Clone)]
pub enum Segment {
    /// Text to match exactly.
    Literal(String),
    /// A captured parameter.
    Parameter {
        /// Its name.
        name: String,
        /// Its type; a string unless the spec types it.
        ty: Type,
    },
}

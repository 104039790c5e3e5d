//! Operations and their requests.

use crate::ir::{Auth, Deprecation, ErrorId, Example, Member, Outcomes, Pages, Provenance, Rule, Type};
use crate::source::Span;

/// One operation.
#[derive(Debug, Clone)]
pub struct Operation {
    /// camelCase name.
    pub name: String,
    /// A title for people.
    pub title: Option<String>,
    /// The method.
    pub method: Method,
    /// The path in pieces, to be appended to the base URL.
    pub path: Vec<PathPiece>,
    /// Which credentials it takes.
    pub auth: Auth,
    /// The `accept` header; the default is derived from the outcomes.
    pub accept: Option<String>,
    /// Every member that the caller gives, in the author's order: path, query, header, body.
    pub members: Vec<Input>,
    /// The body's media type.
    pub body: Body,
    /// Cross-field rules over [`Operation::members`].
    pub rules: Vec<Rule>,
    /// How its answer is paged.
    pub pages: Option<Pages>,
    /// What a success answers.
    pub outcomes: Outcomes,
    /// Its documented errors, those of its rules included.
    pub errors: Vec<ErrorId>,
    /// Whether sending it again does no harm.
    pub idempotent: bool,
    /// Why it should not be used any more.
    pub deprecated: Option<Deprecation>,
    /// Requests and answers as documented.
    pub examples: Vec<Example>,
    /// Documentation.
    pub doc: Option<String>,
    /// Where it is known from.
    pub provenance: Provenance,
    /// The node itself.
    pub span: Span,
}

impl Operation {
    /// Its path as the spec writes it, such as `/v2/things/{id}`.
    pub fn path_template(&self) -> String {
        let pieces = self.path.iter().map(|piece| match piece {
            PathPiece::Literal(text) => text.clone(),
            PathPiece::Parameter(name) => format!("{{{name}}}"),
        });
        pieces.collect()
    }
}

/// An HTTP method (RFC 9110, and PATCH by RFC 5789).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Method {
    Get,
    Head,
    Post,
    Put,
    Patch,
    Delete,
    Options,
    Trace,
}

impl Method {
    /// The method as it stands in a request, such as `GET`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Head => "HEAD",
            Self::Post => "POST",
            Self::Put => "PUT",
            Self::Patch => "PATCH",
            Self::Delete => "DELETE",
            Self::Options => "OPTIONS",
            Self::Trace => "TRACE",
        }
    }
}

/// A piece of a path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PathPiece {
    /// Text as it stands.
    Literal(String),
    /// The value of the path parameter of this wire name.
    Parameter(String),
}

/// A member that the caller gives, and where it goes.
#[derive(Debug, Clone)]
pub struct Input {
    /// Where it goes.
    pub place: InputPlace,
    /// The member.
    pub member: Member,
}

/// Where an input goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum InputPlace {
    /// A segment of the path.
    Path,
    /// The query.
    Query,
    /// A header.
    Header,
    /// A member of the body object.
    BodyMember,
    /// The whole body.
    WholeBody,
}

/// What an operation's request body is.
#[derive(Debug, Clone)]
pub enum Body {
    /// Nothing.
    None,
    /// `application/json`.
    Json,
    /// `multipart/form-data` (RFC 7578).
    Multipart,
    /// `application/x-www-form-urlencoded`.
    Urlencoded,
    /// One of several media types; the whole-body input's value says which.
    OneOf(Vec<BodyVariant>),
}

/// One of several request bodies.
#[derive(Debug, Clone)]
pub struct BodyVariant {
    /// UpperCamel name.
    pub name: String,
    /// What it holds.
    pub content: BodyContent,
    /// Documentation.
    pub doc: Option<String>,
    /// The node itself.
    pub span: Span,
}

/// The content of one of several request bodies.
#[derive(Debug, Clone)]
pub enum BodyContent {
    /// JSON of this type.
    Json(Type),
    /// Text of this media type.
    Text(String),
}

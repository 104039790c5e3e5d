//! The intermediate representation: an HTTP API in the API's own words.
//!
//! It speaks of operations, members, presence, rules and errors, and of neither YAML nor Rust, so that
//! other front ends (OpenAPI) and back ends (export, documentation, a mock) can share it. Every node
//! keeps the [`Span`] of the text it came from.

mod alternatives;
mod auth;
mod common;
mod constraint;
mod conversions;
mod decimal;
mod directions;
mod error;
mod every_call;
mod example;
mod id;
mod literal;
mod mapped;
mod member;
mod member_path;
mod operation;
mod outcome;
mod pages;
mod path;
mod provenance;
mod requests;
mod resolve;
mod response_field;
mod rule;
mod server;
mod spread;
mod style;
mod types;
mod used;
mod value;
mod webhook;

pub(crate) use self::alternatives::Alternatives;
pub use self::auth::{Auth, ClientAuth, Grant, OAuth2, OAuthScope, Scheme, SchemeKind, TokenIssue};
pub(crate) use self::common::CommonMember;
pub use self::constraint::{Bounds, Constraints, End, Format, Pattern, Range, Step};
pub(crate) use self::conversions::Conversions;
pub use self::decimal::Decimal;
pub(crate) use self::directions::{Split, split};
pub use self::error::{ErrorBody, ErrorDef, MessageTemplate, Segment, StatusMatch};
pub use self::every_call::{Carried, EveryCall};
pub use self::example::{Example, ExampleRequest, Message, MessageBody};
pub use self::id::{ErrorId, OperationId, SchemeId, ServerId, SourceId, TypeId};
pub use self::literal::Literal;
pub use self::member::{Deprecation, Member, Null, Presence};
pub use self::member_path::{MemberPath, PathStep};
pub use self::operation::{
    Body, BodyContent, BodyVariant, EmptyList, Input, Method, Operation, Place, StreamSwitch,
};
pub use self::outcome::{
    Content, EVENT_STREAM, Envelope, EventData, EventItems, Events, JSON_LINES, NOT_MODIFIED, NamedEvent,
    NamedOutcome, Outcome, Outcomes,
};
pub use self::pages::{Next, Pages, PagesKind};
pub use self::path::{Path, PathPiece};
pub use self::provenance::{Confidence, Location, Provenance, Source, SourceLines};
pub(crate) use self::requests::Requests;
pub(crate) use self::resolve::MAX_ALIASES;
pub use self::resolve::{Files, Shape, Types};
pub use self::response_field::ResponseField;
pub use self::rule::{Condition, Demand, MemberRef, Rule};
pub use self::server::{Server, ServerVariable};
pub(crate) use self::spread::{NameHolder, SpreadClash};
pub use self::style::{TextShape, TextStyle};
pub use self::types::{
    Alias, DateOrder, Direction, ElementType, Enum, EnumValue, EnumValues, Object, Type, TypeDef, TypeKind,
    Union, Variant,
};
pub use self::value::{Value, ValueKind};
pub use self::webhook::{
    EventPlace, SecretEncoding, Signature, SignatureEncoding, SignedPiece, Timestamp, TimestampForm,
    TimestampPlace, Webhook, Webhooks,
};

use crate::source::Span;

/// A whole API.
#[derive(Debug, Clone)]
pub struct Api {
    /// Kebab-case name; the generated crate's name.
    pub name: String,
    /// A title for people.
    pub title: String,
    /// What the API is for.
    pub doc: Option<String>,
    /// What the generated package says of itself.
    pub package: Package,
    /// The documents that provenance refers to.
    pub sources: Vec<Source>,
    /// Base URLs; the first is the default. Without any, each client must name its own.
    pub servers: Vec<Server>,
    /// Ways to authenticate.
    pub schemes: Vec<Scheme>,
    /// What every call carries.
    pub every_call: EveryCall,
    /// What the body of an error response looks like.
    pub error_body: Option<ErrorBody>,
    /// Documented errors; [`ErrorId`] indexes the API by them.
    pub errors: Vec<ErrorDef>,
    /// Named types; [`TypeId`] indexes the API by them.
    pub types: Types,
    /// Operations in the author's order.
    pub operations: Vec<Operation>,
    /// Events that it sends.
    pub webhooks: Option<Webhooks>,
    /// The node itself.
    pub span: Span,
}

/// What a generated package says of itself.
#[derive(Debug, Clone, Default)]
pub struct Package {
    /// Its version (semver); `0.1.0` where none is given.
    pub version: Option<String>,
    /// Its licence as an SPDX expression.
    pub license: Option<String>,
    /// Where its source is.
    pub repository: Option<String>,
    /// The modules that the author writes beside the generated ones.
    pub modules: Vec<String>,
    /// What of it is behind Cargo features.
    pub features: Features,
}

/// What of a generated package is behind Cargo features of its own.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Features {
    /// Nothing.
    #[default]
    None,
    /// Operations by their tags, and the types that they need; with the place that says so.
    ByTag(Span),
}

impl Api {
    /// Returns each operation with its id.
    pub fn operations_with_ids(&self) -> impl Iterator<Item = (OperationId, &Operation)> {
        self.operations.iter().enumerate().map(|(index, operation)| (OperationId::new(index), operation))
    }

    /// Finds the first scheme whose token an operation issues.
    pub fn token_issue(&self, id: OperationId) -> Option<(&Scheme, &TokenIssue)> {
        self.schemes.iter().find_map(|scheme| {
            scheme.issued_by.as_ref().filter(|issue| issue.operation == id).map(|issue| (scheme, issue))
        })
    }

    /// Returns the tags that have an operation in the package, any one of them, where features select operations by their tags;
    /// none where it is always there: it has no tags, or calls of others need the tokens that it issues.
    pub fn selecting_tags(&self, id: OperationId) -> &[String] {
        match self.package.features {
            Features::ByTag(_) if self.token_issue(id).is_none() => &self[id].tags,
            Features::ByTag(_) | Features::None => &[],
        }
    }

    /// Returns what the body of an error is, where that is known.
    pub fn error_body_of(&self, error: &ErrorDef) -> Option<Type> {
        error.body.clone().or_else(|| self.error_body.as_ref().map(|body| Type::Named(body.ty)))
    }

    /// Returns the types of all bodies and headers of errors.
    pub fn error_types(&self) -> Vec<Type> {
        let common = self.error_body.as_ref().map(|body| Type::Named(body.ty));
        let own = self.errors.iter().flat_map(|error| [&error.body, &error.headers]).flatten();
        common.into_iter().chain(own.cloned()).collect()
    }

    /// Returns the members that the headers of a response are.
    pub fn header_members<'a>(&'a self, headers: Option<&'a Type>) -> &'a [Member] {
        match headers.map(|ty| self.types.resolve(ty)) {
            Some(Shape::Object(object)) => &object.members,
            _ => &[],
        }
    }

    /// Finds an operation by its name.
    pub fn operation(&self, name: &str) -> Option<&Operation> {
        self.operations.iter().find(|operation| operation.name == name)
    }
}

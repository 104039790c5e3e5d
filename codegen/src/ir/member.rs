//! Members of objects and parameters of operations.

use crate::ir::{Constraints, Direction, Literal, Provenance, TextStyle, Type, Value};
use crate::source::Span;

/// A member of an object, or a parameter of an operation.
#[derive(Debug, Clone)]
pub struct Member {
    /// Its name in payloads; of an input, its [key](crate::ir::Input).
    pub wire_name: String,
    /// A Rust name of the author's choice.
    pub rust_name: Option<String>,
    /// Its type, without null.
    pub ty: Type,
    /// Whether it may be absent or null.
    pub presence: Presence,
    /// Where it may occur, if not everywhere. Types are split so that such a member may always be absent.
    pub only: Option<Direction>,
    /// The value that the API fixes: it is written by itself, and nobody sets it.
    pub constant: Option<Literal>,
    /// Whether how a call ends decides it: `true` where its response is to be a stream, else `false`. Nobody sets it.
    pub is_switch: bool,
    /// What its value must satisfy.
    pub constraints: Constraints,
    /// How it is written outside JSON, where it is no single value.
    pub style: Option<TextStyle>,
    /// Whether reserved characters stand as they are, in a path or query; in a path it may then be several segments.
    pub reserved: bool,
    /// What the server assumes when it is absent; documentation only.
    pub server_default: Option<Value>,
    /// Why it should not be used any more.
    pub deprecated: Option<Deprecation>,
    /// Documentation.
    pub doc: Option<String>,
    /// Where it is known from.
    pub provenance: Provenance,
    /// The node itself.
    pub span: Span,
}

impl Member {
    /// Whether it may be in a request.
    pub fn is_sent(&self) -> bool {
        self.only != Some(Direction::Out)
    }

    /// Whether it has a field in Rust. A constant is written by itself, and so is what the ending of a call decides.
    pub fn is_given(&self) -> bool {
        self.constant.is_none() && !self.is_switch
    }
}

/// Whether a member may be absent, and whether it may be null.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Presence {
    /// Always there, never null.
    Required,
    /// Always there, perhaps null.
    RequiredNullable,
    /// May be absent; never null.
    Optional,
    /// May be absent, and null means something else than absence.
    OptionalNullable,
    /// May be absent or null, and the two mean the same (`loose`).
    Loose,
}

impl Presence {
    /// Whether the member must be there.
    pub fn is_required(self) -> bool {
        matches!(self, Presence::Required | Presence::RequiredNullable)
    }

    /// Returns what a null says in its place.
    pub fn null(self) -> Null {
        match self {
            Presence::Required => Null::Refused,
            Presence::RequiredNullable | Presence::OptionalNullable => Null::Value,
            Presence::Optional | Presence::Loose => Null::Absent,
        }
    }

    /// Whether null is a value of the member, unlike absence.
    pub fn is_nullable(self) -> bool {
        self.null() == Null::Value
    }
}

/// What a null says in the place of a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Null {
    /// It is a value of the type.
    Value,
    /// It is read as absence, and never sent.
    Absent,
    /// It cannot stand there.
    Refused,
}

/// A note that something should not be used any more.
#[derive(Debug, Clone)]
pub struct Deprecation {
    /// The reason, where one is given.
    pub note: Option<String>,
}

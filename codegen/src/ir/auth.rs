//! Ways to authenticate.

use crate::ir::{MemberRef, OperationId, Provenance, SchemeId};
use crate::source::Span;

/// A way to authenticate.
#[derive(Debug, Clone)]
pub struct Scheme {
    /// Its short name.
    pub name: String,
    /// How the credential travels.
    pub kind: SchemeKind,
    /// The environment variable that usually holds the credential.
    pub env: Option<String>,
    /// The operation that issues the credential.
    pub issued_by: Option<TokenIssue>,
    /// Documentation.
    pub doc: Option<String>,
    /// Where it is known from.
    pub provenance: Provenance,
    /// The node itself.
    pub span: Span,
}

/// How a credential travels.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SchemeKind {
    /// `Authorization: Bearer …` (RFC 6750).
    Bearer,
    /// `Authorization: Basic …` (RFC 7617).
    Basic,
    /// A request header of this name.
    Header(String),
    /// A query parameter of this name.
    Query(String),
    /// A cookie of this name (RFC 6265).
    Cookie(String),
}

/// An operation that issues a scheme's credential.
#[derive(Debug, Clone)]
pub struct TokenIssue {
    /// The operation.
    pub operation: OperationId,
    /// The member of its output that is the token.
    pub token: MemberRef,
    /// The member of its output that is the token's lifetime in seconds.
    pub expires_in: Option<MemberRef>,
    /// The node itself.
    pub span: Span,
}

/// Which credentials an operation takes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Auth {
    /// Any one of these sets, and of a set all; empty = none is sent.
    pub any_of: Vec<Vec<SchemeId>>,
    /// Whether it also works without.
    pub optional: bool,
}

impl Auth {
    /// Every scheme that it names.
    pub fn schemes(&self) -> impl Iterator<Item = SchemeId> {
        self.any_of.iter().flatten().copied()
    }
}

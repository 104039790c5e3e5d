//! Ways to authenticate.

use crate::ir::{Api, ErrorId, MemberPath, Operation, OperationId, Place, Provenance, SchemeId};
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
    /// Where its tokens come from, where they are those of OAuth 2.
    pub oauth2: Option<OAuth2>,
    /// The errors that say that its token is good no more, beside a 401.
    pub refused_by: Vec<ErrorId>,
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
    /// The parameter of the path that has the name of the scheme.
    Path,
}

impl Api {
    /// Finds the credential that goes under this name to this place where these are asked for.
    pub(crate) fn credential_at(&self, auth: &Auth, place: Place, name: &str) -> Option<&Scheme> {
        auth.schemes().map(|id| &self[id]).find(|scheme| scheme.kind.is_sent_as(place, name))
    }
}

impl SchemeKind {
    /// Whether the credential is what a request has under this name at this place.
    pub fn is_sent_as(&self, place: Place, name: &str) -> bool {
        match (self, place) {
            (Self::Header(own), Place::Header) => own.eq_ignore_ascii_case(name),
            (Self::Query(own), Place::Query) | (Self::Cookie(own), Place::Cookie) => own == name,
            _ => false,
        }
    }
}

/// Where tokens of OAuth 2 (RFC 6749) come from. There is one grant at least.
#[derive(Debug, Clone)]
pub struct OAuth2 {
    /// Of tokens for the client itself (§4.4).
    pub client_credentials: Option<Grant>,
    /// Of tokens for a user, who is sent to the authorization endpoint (§4.1).
    pub authorization_code: Option<Grant>,
    /// How a client shows the token endpoint who it is.
    pub client_auth: ClientAuth,
    /// The node itself.
    pub span: Span,
}

/// A way in which tokens are granted.
#[derive(Debug, Clone)]
pub struct Grant {
    /// Where users let a client in.
    pub authorization_url: Option<String>,
    /// Where tokens are asked for.
    pub token_url: String,
    /// Where refresh tokens are given for new tokens, if not there.
    pub refresh_url: Option<String>,
    /// What may be asked for.
    pub scopes: Vec<OAuthScope>,
    /// The node itself.
    pub span: Span,
}

/// A scope of OAuth 2.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OAuthScope {
    /// What is asked for by it.
    pub name: String,
    /// What it lets clients do.
    pub doc: String,
}

/// How a client shows a token endpoint who it is (RFC 6749 §2.3.1).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ClientAuth {
    /// By basic authentication.
    Basic,
    /// In the body.
    Body,
}

impl OAuth2 {
    /// Returns each grant with its word in the language.
    pub fn grants(&self) -> impl Iterator<Item = (&'static str, &Grant)> {
        let client = self.client_credentials.iter().map(|grant| ("client-credentials", grant));
        client.chain(self.authorization_code.iter().map(|grant| ("authorization-code", grant)))
    }

    /// Returns where refresh tokens are given for new tokens: those of users, where there are users.
    pub fn refresh_url(&self) -> Option<&str> {
        let of_client = self.client_credentials.iter().filter(|grant| grant.refresh_url.is_some());
        let grant = self.authorization_code.iter().chain(of_client).next()?;
        Some(grant.refresh_url.as_deref().unwrap_or(&grant.token_url))
    }
}

/// An operation that issues a scheme's credential.
#[derive(Debug, Clone)]
pub struct TokenIssue {
    /// The operation.
    pub operation: OperationId,
    /// Where in its output the token is.
    pub token: MemberPath,
    /// Where in its output the token's lifetime in seconds is.
    pub expires_in: Option<MemberPath>,
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

    /// Whether nothing is sent without this scheme.
    pub fn needs(&self, scheme: SchemeId) -> bool {
        !self.optional && !self.any_of.is_empty() && self.any_of.iter().all(|set| set.contains(&scheme))
    }
}

impl Api {
    /// Returns the schemes of the credentials that a client is given for an operation: those of its first alternative or,
    /// where it takes none, those of the first operation that does.
    pub fn usual_credentials(&self, operation: Option<&Operation>) -> Vec<&Scheme> {
        let mut operations = operation.into_iter().chain(&self.operations);
        match operations.find_map(|operation| operation.auth.any_of.first()) {
            Some(set) => set.iter().map(|id| &self[*id]).collect(),
            None => self.schemes.first().into_iter().collect(),
        }
    }
}

//! Operations: what a call of an API is, without any I/O, and which client sends it.

use crate::{Api, ApiError, DecodeError, Encoder, Model, Response, Validate};

/// One call of an API, without I/O: how its request is written and its response is read. Derive it with
/// [`derive@crate::Operation`].
///
/// What the request must satisfy is checked before anything is sent: see [`Validate`].
pub trait Operation: Validate + Send + Sync + 'static {
    /// The [`Api`] that the operation is part of: only clients of that API send it. `()` is for an operation that
    /// clients of all APIs send.
    type Api: Scope;

    /// What a success gives.
    type Output: Send + 'static;

    /// Why there is no output: an enum that derives [`derive@crate::ApiError`], or [`Error`](crate::Error) where
    /// no errors are documented.
    type Error: ApiError;

    /// The method, the path and what else is fixed.
    const INFO: OperationInfo;

    /// Writes the request. Problems are collected in the encoder and reported together.
    fn encode(&self, request: &mut Encoder);

    /// Reads the output from a response with a 2xx status, or 304 where the operation says so.
    ///
    /// # Errors
    /// When the body is not what the operation declares.
    fn decode(response: &Response) -> Result<Self::Output, DecodeError>;
}

/// An operation whose responses have headers of a type: `out(json = T, headers = H)`.
/// [`WithResponse::headers`](crate::WithResponse::headers) reads them.
#[diagnostic::on_unimplemented(
    message = "`{Self}` says no headers of its responses",
    label = "`out(…)` has no `headers = Type`",
    note = "`specwright::from_headers` reads headers as any object, and `response.headers()` has them as they are"
)]
pub trait TypedHeaders: Operation {
    /// The object of the headers.
    type Headers: Model;
}

/// What an operation is part of: an [`Api`], or `()` for all of them.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not an API",
    label = "the trait `specwright::Api` is not implemented for it",
    note = "generated crates have an API by the name `Client`; `()` is for an operation that clients of all APIs send"
)]
pub trait Scope: 'static {}

#[diagnostic::do_not_recommend]
impl<A: Api> Scope for A {}

impl Scope for () {}

/// An operation that clients of the API `A` send: one of that API, or one of no API in particular.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not an operation of the API `{A}`",
    label = "a client of another API sends this"
)]
pub trait OperationOf<A>: Operation {}

#[diagnostic::do_not_recommend]
impl<A: Includes<O::Api>, O: Operation> OperationOf<A> for O {}

/// Whether operations of a scope are sent by clients of an API.
pub trait Includes<S>: Api {}

impl<A: Api> Includes<A> for A {}

impl<A: Api> Includes<()> for A {}

/// What is fixed about an operation.
///
/// ```
/// use specwright::{Auth, OperationInfo, http::Method};
///
/// const GET_THING: OperationInfo = OperationInfo::new("getThing", Method::GET, "/things/{id}")
///     .auth(Auth::any_of(&["token"]).or_none())
///     .accept("text/plain");
/// assert!(GET_THING.is_repeatable());
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct OperationInfo {
    /// The name in errors.
    pub name: &'static str,
    /// The HTTP method.
    pub method: http::Method,
    /// The path below the base URL: a template such as `/things/{id}`.
    pub path: &'static str,
    /// How the operation authenticates.
    pub auth: Auth,
    /// The `accept` header; none is sent when it is empty.
    pub accept: &'static str,
    /// The media type of a body that is JSON.
    pub body_media: &'static str,
    /// The server of the API that the operation is on, by its name, where it is not the client's.
    pub server: Option<&'static str>,
    /// Whether the request or response holds secrets: errors then show nothing of a response's body.
    pub confidential: bool,
    /// Whether the API's description says that sending it twice does no more than sending it once.
    pub idempotent: bool,
    /// Whether the body of a success is read piece by piece.
    pub streamed: bool,
    /// The media type of such a body, where a success of another is read whole.
    pub stream_media: Option<&'static str>,
    /// Whether the server goes on with a stream where it was interrupted: behind the event of which a request says the id, or
    /// with the bytes that are missing.
    pub resumable: bool,
    /// Whether status 304 is a success: what the request has is still what there is.
    pub not_modified: bool,
    /// Statuses with which the server refuses it and has done nothing.
    pub safe_refusals: &'static [u16],
    /// The header of a key by which the server knows a request again.
    pub idempotency_key: Option<&'static str>,
}

impl OperationInfo {
    /// An operation that needs no credential and accepts JSON.
    pub const fn new(name: &'static str, method: http::Method, path: &'static str) -> Self {
        Self {
            name,
            method,
            path,
            auth: Auth::NONE,
            accept: "application/json",
            body_media: "application/json",
            server: None,
            confidential: false,
            idempotent: false,
            streamed: false,
            stream_media: None,
            resumable: false,
            not_modified: false,
            safe_refusals: &[],
            idempotency_key: None,
        }
    }

    /// Sets how the operation authenticates.
    #[must_use]
    pub const fn auth(mut self, auth: Auth) -> Self {
        self.auth = auth;
        self
    }

    /// Sets the `accept` header; none is sent when it is empty.
    #[must_use]
    pub const fn accept(mut self, media_type: &'static str) -> Self {
        self.accept = media_type;
        self
    }

    /// Sets the media type of a body that is JSON, such as `application/merge-patch+json`.
    #[must_use]
    pub const fn body_media(mut self, media_type: &'static str) -> Self {
        self.body_media = media_type;
        self
    }

    /// Sets the server of the API that the operation is on. Clients with a base URL of their own send it there all the
    /// same.
    #[must_use]
    pub const fn server(mut self, name: &'static str) -> Self {
        self.server = Some(name);
        self
    }

    /// Says that the request or response holds secrets: errors then show nothing of a response's body.
    #[must_use]
    pub const fn confidential(mut self) -> Self {
        self.confidential = true;
        self
    }

    /// Says that sending it twice does no more than sending it once.
    #[must_use]
    pub const fn idempotent(mut self) -> Self {
        self.idempotent = true;
        self
    }

    /// Says that the body of a success is read piece by piece: [`Streamed`](crate::Streamed).
    #[must_use]
    pub const fn streamed(mut self) -> Self {
        self.streamed = true;
        self
    }

    /// Says that a success is server-sent events: [`Events`](crate::Events). One that says to be something else is read whole.
    #[must_use]
    pub const fn events(mut self) -> Self {
        self.streamed = true;
        self.stream_media = Some(crate::framing::EVENT_STREAM);
        self
    }

    /// Says that the server goes on behind the event whose id a request has as `last-event-id`, or with the bytes that its
    /// `range` names, so that a stream which was interrupted is asked for again.
    #[must_use]
    pub const fn resumable(mut self) -> Self {
        self.resumable = true;
        self
    }

    /// Says that status 304 is a success, which has no body: what the request has is still what there is.
    #[must_use]
    pub const fn not_modified(mut self) -> Self {
        self.not_modified = true;
        self
    }

    /// Says with which statuses the server refuses it and has done nothing, so that it is sent again after them.
    #[must_use]
    pub const fn safe_refusals(mut self, statuses: &'static [u16]) -> Self {
        self.safe_refusals = statuses;
        self
    }

    /// Names the header of a key by which the server knows a request again: the client makes one for each call, which
    /// stays the same over its attempts, and sends it again as what is idempotent.
    #[must_use]
    pub const fn idempotency_key(mut self, header: &'static str) -> Self {
        self.idempotency_key = Some(header);
        self
    }

    /// Whether a response with this status is read as an output.
    pub(crate) fn is_success(&self, status: http::StatusCode) -> bool {
        status.is_success() || self.not_modified && status == http::StatusCode::NOT_MODIFIED
    }

    /// Whether it can be sent again whatever became of it: GET, HEAD and OPTIONS, which only read, and what is
    /// [`idempotent`](Self::idempotent).
    pub fn is_repeatable(&self) -> bool {
        use http::Method;
        self.idempotent || matches!(self.method, Method::GET | Method::HEAD | Method::OPTIONS)
    }
}

/// How an operation authenticates.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Auth {
    pub(crate) schemes: Schemes,
    pub(crate) need: Need,
}

/// The schemes of an operation, by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Schemes {
    /// Any one of them.
    One(&'static [&'static str]),
    /// All of any one set.
    All(&'static [&'static [&'static str]]),
}

/// Whether a client must have a credential.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Need {
    Required,
    Optional,
}

impl Auth {
    /// No credential is sent.
    pub const NONE: Self = Self { schemes: Schemes::One(&[]), need: Need::Optional };

    /// Any one of these schemes: the first that the client has a credential for is used.
    pub const fn any_of(schemes: &'static [&'static str]) -> Self {
        Self { schemes: Schemes::One(schemes), need: Need::Required }
    }

    /// Any one of these sets of schemes, and of it all: the first that the client has every credential for is used.
    ///
    /// ```
    /// use specwright::Auth;
    ///
    /// const AUTH: Auth = Auth::any_set_of(&[&["key", "secret"], &["token"]]);
    /// # let _ = AUTH;
    /// ```
    pub const fn any_set_of(sets: &'static [&'static [&'static str]]) -> Self {
        Self { schemes: Schemes::All(sets), need: Need::Required }
    }

    /// Lets clients that have no such credential call the operation without one.
    #[must_use]
    pub const fn or_none(mut self) -> Self {
        self.need = Need::Optional;
        self
    }

    /// Whether there is no scheme.
    pub(crate) fn is_none(self) -> bool {
        self.sets().next().is_none()
    }

    /// Whether one of the schemes has this name.
    pub(crate) fn names(self, scheme: &str) -> bool {
        self.sets().any(|set| set.contains(&scheme))
    }

    /// The sets of schemes.
    pub(crate) fn sets(self) -> impl Iterator<Item = &'static [&'static str]> {
        let (one, all): (_, &[&[&str]]) = match self.schemes {
            Schemes::One(schemes) => (schemes, &[]),
            Schemes::All(sets) => (&[][..], sets),
        };
        one.chunks(1).chain(all.iter().copied())
    }
}

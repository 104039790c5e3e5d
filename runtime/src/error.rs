//! The common error of all operations.

use std::error::Error as StdError;

use bytes::Bytes;
use http::{HeaderMap, StatusCode};

use crate::api_error::{ErrorCase, ErrorFields};
use crate::token::{self, SharedError};
use crate::{Attempt, DecodeError, OperationInfo, Response, TransportError, Violation, Violations};

mod fields;
pub(crate) mod redacted;
mod shown;

use shown::Secrecy;

/// Why a client could not be built or a call gave no output.
///
/// ```
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// # use specwright::{Client, http};
/// # let error = Client::builder().build().unwrap_err();
/// match error.status() {
///     Some(http::StatusCode::NOT_FOUND) => println!("there is none"),
///     Some(_) => println!("the server refused: {} bytes", error.body().map_or(0, |body| body.len())),
///     None if error.is_timeout() => println!("too slow"),
///     None => println!("{error}"),
/// }
/// # Ok(())
/// # }
/// ```
///
/// `Display` is one line: the operation, what happened, the status, code and message of the response, and the name of
/// the documented error. `Debug` shows all there is, without the values of headers that may hold a secret, and of a
/// long body only the beginning. Of a request's values both show those that break a limit of the API, cut where they
/// are long and never when they are secret.
///
/// Neither shows a credential. Nothing of a body is shown when the operation carries secrets or the body repeats a
/// credential, but for the names of members on the way to what could not be decoded. The response stays at hand:
/// status, headers, and the body as far as it was read.
pub struct Error(Box<Inner>);

struct Inner {
    operation: Option<&'static str>,
    kind: Kind,
    response: Option<Response>,
    /// What the body says, once someone knows where to look.
    fields: ErrorFields,
    documented: Option<&'static ErrorCase>,
    secrecy: Secrecy,
    attempts: Vec<Attempt>,
}

#[derive(Debug)]
enum Kind {
    Configuration(Vec<String>),
    Violations(Violations),
    Transport(TransportError),
    Status,
    Decode(DecodeError),
    Login(SharedError),
}

impl Error {
    fn new(operation: Option<&'static OperationInfo>, kind: Kind, response: Option<Response>) -> Self {
        Self(Box::new(Inner {
            operation: operation.map(|operation| operation.name),
            kind,
            response,
            fields: ErrorFields::default(),
            documented: None,
            secrecy: Secrecy::of(operation),
            attempts: Vec::new(),
        }))
    }

    pub(crate) fn configuration(problems: Vec<String>) -> Self {
        Self::new(None, Kind::Configuration(problems), None)
    }

    pub(crate) fn from_violations(operation: &'static OperationInfo, violations: Violations) -> Self {
        Self::new(Some(operation), Kind::Violations(violations), None)
    }

    /// A part of a request that cannot be sent.
    pub(crate) fn unsendable(operation: &'static OperationInfo, part: &'static str, why: String) -> Self {
        Self::from_violations(operation, Violations::one(Violation::of_sending(part, None, why)))
    }

    pub(crate) fn from_transport(operation: &'static OperationInfo, error: TransportError) -> Self {
        Self::new(Some(operation), Kind::Transport(error), None)
    }

    /// What a failed call gives whose server answers this, for tests of what is done with it: no documented error
    /// yet, but an enum of errors can be made of it. [`decode_response`](crate::decode_response) does both for an operation.
    pub fn from_response(operation: &'static str, response: Response) -> Self {
        let mut error = Self::new(None, Kind::Status, Some(response));
        error.0.operation = Some(operation);
        error
    }

    pub(crate) fn from_login(operation: &'static OperationInfo, error: SharedError) -> Self {
        Self::new(Some(operation), Kind::Login(error), None)
    }

    pub(crate) fn from_status(operation: &'static OperationInfo, response: Response) -> Self {
        Self::new(Some(operation), Kind::Status, Some(response))
    }

    pub(crate) fn from_decode(
        operation: &'static OperationInfo,
        response: Response,
        error: DecodeError,
    ) -> Self {
        Self::new(Some(operation), Kind::Decode(error), Some(response))
    }

    /// The operation; `None` when a client could not be built.
    pub fn operation(&self) -> Option<&'static str> {
        self.0.operation
    }

    /// What the server answered, if it did. When the body was too large, it ends at the limit; when it broke off
    /// or time ran out, where it had come to.
    pub fn response(&self) -> Option<&Response> {
        match &self.0.kind {
            Kind::Transport(error) => error.partial_response(),
            _ => self.0.response.as_ref(),
        }
    }

    pub(crate) fn response_mut(&mut self) -> Option<&mut Response> {
        match &mut self.0.kind {
            Kind::Transport(error) => error.partial_response_mut(),
            _ => self.0.response.as_mut(),
        }
    }

    /// [`response`](Self::response), taken out of the error.
    pub fn into_response(self) -> Option<Response> {
        match self.0.kind {
            Kind::Transport(error) => error.into_partial_response(),
            _ => self.0.response,
        }
    }

    /// The status of the response.
    pub fn status(&self) -> Option<StatusCode> {
        self.response().map(Response::status)
    }

    /// The headers of the response.
    pub fn headers(&self) -> Option<&HeaderMap> {
        self.response().map(Response::headers)
    }

    /// The body of the response, as it came and as far as it was read.
    pub fn body(&self) -> Option<&Bytes> {
        self.response().map(Response::body)
    }

    /// Whether the request may have reached the server. When it has not, the call can be made again safely.
    pub fn may_have_been_sent(&self) -> bool {
        match &self.0.kind {
            Kind::Configuration(_) | Kind::Violations(_) => false,
            Kind::Transport(error) => error.was_tried() && !error.is_connect(),
            Kind::Status | Kind::Decode(_) => true,
            Kind::Login(_) => !self.0.attempts.is_empty(),
        }
    }

    /// Every attempt that was made at the call, the last one included; none where nothing was sent, or where the error
    /// was made of a response.
    pub fn attempts(&self) -> &[Attempt] {
        &self.0.attempts
    }

    pub(crate) fn with_attempts(mut self, attempts: Vec<Attempt>) -> Self {
        self.0.attempts = attempts;
        self
    }

    /// Whether the client was configured wrong; nothing was sent.
    pub fn is_configuration(&self) -> bool {
        matches!(self.0.kind, Kind::Configuration(_))
    }

    /// Whether the request could not be sent as it is, or breaks a limit or rule of the API; nothing was sent.
    pub fn is_invalid(&self) -> bool {
        matches!(self.0.kind, Kind::Violations(_))
    }

    /// Whatever stops the request, where something does: limits and rules of the API that it breaks, an empty segment of
    /// the path, a missing credential. Nothing was sent.
    pub fn violations(&self) -> Option<&Violations> {
        match &self.0.kind {
            Kind::Violations(violations) => Some(violations),
            _ => None,
        }
    }

    /// Why there was no token for the call: [`Error`] of the operation that issues it, or what the provider gave. The
    /// call was not sent, unless it was [refused](Self::attempts) with an older token.
    pub fn login_error(&self) -> Option<&(dyn StdError + Send + Sync + 'static)> {
        match &self.0.kind {
            Kind::Login(error) => Some(&**error),
            _ => None,
        }
    }

    /// Whether there was no token for the call: [`login_error`](Self::login_error) says why.
    pub fn is_login(&self) -> bool {
        matches!(self.0.kind, Kind::Login(_))
    }

    /// Whether a time limit was reached, the one for connecting included.
    pub fn is_timeout(&self) -> bool {
        self.login_error().is_some_and(|error| token::is_timeout(error))
            || self.transport_error().is_some_and(TransportError::is_timeout)
    }

    /// Whether there was no connection, so that the request did not reach the server.
    pub fn is_connect(&self) -> bool {
        self.transport_error().is_some_and(TransportError::is_connect)
    }

    /// Whether the body of the response was longer than allowed.
    pub fn is_body_too_large(&self) -> bool {
        self.transport_error().is_some_and(TransportError::is_body_too_large)
    }

    /// Whether a success came whose body is not what the operation declares.
    pub fn is_decode(&self) -> bool {
        self.decode_error().is_some_and(|error| !error.is_refusal())
    }

    /// Whether a 2xx came whose body says an error, or lacks what proves a success.
    pub fn is_refusal(&self) -> bool {
        match &self.0.kind {
            Kind::Decode(error) => error.is_refusal(),
            Kind::Status => self.status().is_some_and(|status| status.is_success()),
            _ => false,
        }
    }

    /// The JSON pointer ([RFC 6901](https://www.rfc-editor.org/rfc/rfc6901)) of the member of the body that is
    /// not as declared, with long names cut: [`DecodeError::pointer`].
    pub fn pointer(&self) -> Option<&str> {
        self.decode_error().map(DecodeError::pointer)
    }

    /// How the body is not as declared.
    pub fn decode_error(&self) -> Option<&DecodeError> {
        match &self.0.kind {
            Kind::Decode(error) => Some(error),
            _ => None,
        }
    }

    /// Every mistake in the configuration of the client, or everything that stops the request, a sentence each.
    pub fn problems(&self) -> Vec<String> {
        match &self.0.kind {
            Kind::Configuration(problems) => problems.clone(),
            Kind::Violations(violations) => violations.iter().map(ToString::to_string).collect(),
            _ => Vec::new(),
        }
    }

    fn transport_error(&self) -> Option<&TransportError> {
        match &self.0.kind {
            Kind::Transport(error) => Some(error),
            _ => None,
        }
    }
}

impl StdError for Error {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        // The line of the error itself says what the transport says.
        match &self.0.kind {
            Kind::Violations(violations) => Some(violations),
            Kind::Transport(error) => error.source(),
            Kind::Login(error) => Some(&**error),
            _ => None,
        }
    }
}

const _: () = assert!(size_of::<Error>() == 8 || size_of::<usize>() != 8);

use std::error::Error as StdError;
use std::fmt;

use bytes::Bytes;
use http::{HeaderMap, StatusCode};

use crate::{DecodeError, Response, TransportError, Violations};

mod redacted;

use redacted::RedactedHeaders;

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
/// `Display` is one line: the operation, what happened, the status. `Debug` adds the headers of the response,
/// without the values of those that may hold a secret. Of a request's values both show those that break a limit of
/// the API, cut where they are long and never when they are secret; neither shows a credential or a value in a body:
/// what they can show of a body are its length and the names of members, as [`DecodeError`] says. The response stays at hand: status, headers, and the body as far as it was read.
pub struct Error(Box<Inner>);

struct Inner {
    operation: Option<&'static str>,
    kind: Kind,
    response: Option<Response>,
}

#[derive(Debug)]
enum Kind {
    Configuration(Vec<String>),
    Invalid(Vec<String>),
    Violations(Violations),
    Transport(TransportError),
    Status,
    Decode(DecodeError),
}

impl Error {
    fn new(operation: Option<&'static str>, kind: Kind, response: Option<Response>) -> Self {
        Self(Box::new(Inner { operation, kind, response }))
    }

    pub(crate) fn configuration(problems: Vec<String>) -> Self {
        Self::new(None, Kind::Configuration(problems), None)
    }

    pub(crate) fn invalid(operation: &'static str, problems: Vec<String>) -> Self {
        Self::new(Some(operation), Kind::Invalid(problems), None)
    }

    pub(crate) fn from_violations(operation: &'static str, violations: Violations) -> Self {
        Self::new(Some(operation), Kind::Violations(violations), None)
    }

    pub(crate) fn from_transport(operation: &'static str, error: TransportError) -> Self {
        Self::new(Some(operation), Kind::Transport(error), None)
    }

    pub(crate) fn from_status(operation: &'static str, response: Response) -> Self {
        Self::new(Some(operation), Kind::Status, Some(response))
    }

    pub(crate) fn from_decode(operation: &'static str, response: Response, error: DecodeError) -> Self {
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

    /// Whether the client was configured wrong; nothing was sent.
    pub fn is_configuration(&self) -> bool {
        matches!(self.0.kind, Kind::Configuration(_))
    }

    /// Whether the request could not be sent as it is, or breaks a limit or rule of the API; nothing was sent.
    pub fn is_invalid(&self) -> bool {
        matches!(self.0.kind, Kind::Invalid(_) | Kind::Violations(_))
    }

    /// Every limit and rule of the API that the request breaks, where it breaks any; nothing was sent.
    pub fn violations(&self) -> Option<&Violations> {
        match &self.0.kind {
            Kind::Violations(violations) => Some(violations),
            _ => None,
        }
    }

    /// Whether a time limit was reached, the one for connecting included.
    pub fn is_timeout(&self) -> bool {
        self.transport_error().is_some_and(TransportError::is_timeout)
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

    /// Whether a 2xx came whose body lacks what proves a success.
    pub fn is_refusal(&self) -> bool {
        self.decode_error().is_some_and(DecodeError::is_refusal)
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

    /// Every mistake in the configuration or request, a sentence each.
    pub fn problems(&self) -> &[String] {
        match &self.0.kind {
            Kind::Configuration(problems) | Kind::Invalid(problems) => problems,
            _ => &[],
        }
    }

    fn transport_error(&self) -> Option<&TransportError> {
        match &self.0.kind {
            Kind::Transport(error) => Some(error),
            _ => None,
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(operation) = self.0.operation {
            write!(f, "{operation}: ")?;
        }
        match &self.0.kind {
            Kind::Configuration(problems) => write!(f, "the client cannot be built: {}", problems.join("; ")),
            Kind::Invalid(problems) => write!(f, "the request was not sent: {}", problems.join("; ")),
            Kind::Violations(violations) => write_violations(f, violations),
            Kind::Transport(error) => write!(f, "{error}"),
            Kind::Status => write_status(f, self.status().unwrap_or_default()),
            Kind::Decode(error) => {
                write!(f, "the server answered {}, but {error}", self.status().unwrap_or_default())
            }
        }
    }
}

/// On one line: the first, and how many more there are.
fn write_violations(f: &mut fmt::Formatter<'_>, violations: &Violations) -> fmt::Result {
    f.write_str("the request was not sent")?;
    if let Some(first) = violations.iter().next() {
        write!(f, ": {first}")?;
    }
    match violations.len() {
        1 => Ok(()),
        count => write!(f, " (and {} more)", count - 1),
    }
}

fn write_status(f: &mut fmt::Formatter<'_>, status: StatusCode) -> fmt::Result {
    write!(f, "the server answered {status}")?;
    // The other 3xx lead nowhere.
    if matches!(status.as_u16(), 301 | 302 | 303 | 307 | 308) {
        f.write_str(" (redirects are not followed)")?;
    }
    Ok(())
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut error = f.debug_struct("Error");
        error.field("operation", &self.0.operation).field("kind", &self.0.kind);
        if let Some(response) = self.response() {
            error
                .field("status", &response.status())
                .field("headers", &RedactedHeaders(response.headers()))
                .field("body", &format_args!("{} bytes", response.body().len()));
        }
        error.finish()
    }
}

impl StdError for Error {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        // The line of the error itself says what the transport says.
        match &self.0.kind {
            Kind::Violations(violations) => Some(violations),
            Kind::Transport(error) => error.source(),
            _ => None,
        }
    }
}

const _: () = assert!(size_of::<Error>() == 8 || size_of::<usize>() != 8);

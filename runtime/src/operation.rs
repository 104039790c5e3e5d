use crate::{ApiError, DecodeError, Encoder, Response, Validate};

/// One call of an API, without I/O: how its request is written and its response read. Derive it with
/// [`derive@crate::Operation`].
///
/// What it must satisfy is checked before anything is sent: see [`Validate`].
pub trait Operation: Validate + Send + Sync + 'static {
    /// What a success gives.
    type Output: Send + 'static;

    /// Why there is no output: an enum that derives [`derive@crate::ApiError`], or [`Error`](crate::Error) where
    /// no errors are documented.
    type Error: ApiError;

    /// Method, path and what else is fixed.
    const INFO: OperationInfo;

    /// Writes the request. Problems are collected in the encoder and reported together.
    fn encode(&self, request: &mut Encoder);

    /// Reads the output from a response with a 2xx status.
    ///
    /// # Errors
    /// When the body is not what the operation declares.
    fn decode(response: &Response) -> Result<Self::Output, DecodeError>;
}

/// What is fixed about an operation.
#[derive(Clone, Debug, PartialEq, Eq)]
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
    /// Whether request or response hold secrets: errors then show nothing of a response's body.
    pub confidential: bool,
    /// Whether the API's description says that sending it twice does no more than sending it once.
    pub idempotent: bool,
}

impl OperationInfo {
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
    /// The schemes that it takes, any one of them: the first that the client has a credential for is used.
    /// Without schemes nothing is sent.
    pub schemes: &'static [&'static str],
    /// Whether a client without such a credential may call it.
    pub optional: bool,
}

//! A transport made of a function that blocks.

use bytes::Bytes;

use super::{Transport, TransportError, TransportFuture};
use crate::Response;

/// A transport of a function that waits for the response: [`waiting`].
pub struct Waiting<F>(F);

/// Makes a transport of a function that gives the response itself, and no future: of an HTTP library without async, or of
/// a table of responses.
///
/// Its thread waits meanwhile, so that it fits a blocking client, or one in a test. No clock can interrupt it: the time
/// limit of the call is the [`TimeLimit`](super::TimeLimit) among the request's extensions.
///
/// ```
/// use specwright::{Client, Response, bytes::Bytes, http, transport::waiting};
///
/// let canned = waiting(|request: http::Request<Bytes>| match request.uri().path() {
///     "/greeting" => Ok(Response::new("\"hello\"".into())),
///     _ => Ok(http::Response::builder().status(404).body(Bytes::new()).unwrap_or_default()),
/// });
/// let client = Client::builder().base_url("https://api.example.com").transport(canned).build()?;
/// # let _ = client;
/// # Ok::<(), specwright::Error>(())
/// ```
pub fn waiting<F>(function: F) -> Waiting<F>
where
    F: Fn(http::Request<Bytes>) -> Result<Response, TransportError> + Send + Sync + 'static,
{
    Waiting(function)
}

impl<F> Transport for Waiting<F>
where
    F: Fn(http::Request<Bytes>) -> Result<Response, TransportError> + Send + Sync + 'static,
{
    fn send(&self, request: http::Request<Bytes>) -> TransportFuture<'_> {
        Box::pin(async move { (self.0)(request) })
    }
}

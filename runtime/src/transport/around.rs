//! A function around a transport.

use std::future::Future;
use std::sync::Arc;

use bytes::Bytes;

use super::{Transport, TransportError, TransportFuture};
use crate::Response;

/// A transport with a function around it: [`around`].
pub struct Around<T, F> {
    inner: Arc<T>,
    function: F,
}

/// Puts a function around a transport: it is given each request, may change it, sends it with the transport (once, or
/// not at all), and may look at the response. So are headers added, requests signed, answers logged or remembered.
///
/// It sees each attempt at a call, with all headers and credentials in the request. Files and streams it has in memory,
/// responses as a whole; a function that is to see them go by is put around a transport by [`streaming`](super::streaming).
///
/// ```
/// use specwright::{Client, Response, Transport, bytes::Bytes, http, transport::around};
///
/// # let built_in = |_: http::Request<Bytes>| async { Ok(Response::default()) };
/// # fn signature(_: &http::Request<Bytes>) -> http::HeaderValue { http::HeaderValue::from_static("s") }
/// let signing = around(built_in, |mut request: http::Request<Bytes>, inner| async move {
///     let signature = signature(&request);
///     request.headers_mut().insert("x-signature", signature);
///     let response = inner.send(request).await;
///     println!("{:?}", response.as_ref().map(Response::status));
///     response
/// });
/// let client = Client::builder().base_url("https://api.example.com").transport(signing).build()?;
/// # let _ = client;
/// # Ok::<(), specwright::Error>(())
/// ```
///
/// The default transports are `Reqwest` and `Ureq` of this module.
pub fn around<T, F, A>(inner: T, function: F) -> Around<T, F>
where
    T: Transport,
    F: Fn(http::Request<Bytes>, Arc<T>) -> A + Send + Sync + 'static,
    A: Future<Output = Result<Response, TransportError>> + Send + 'static,
{
    Around { inner: Arc::new(inner), function }
}

impl<T, F, A> Transport for Around<T, F>
where
    T: Transport,
    F: Fn(http::Request<Bytes>, Arc<T>) -> A + Send + Sync + 'static,
    A: Future<Output = Result<Response, TransportError>> + Send + 'static,
{
    fn send(&self, request: http::Request<Bytes>) -> TransportFuture<'_> {
        Box::pin(async move { (self.function)(request, Arc::clone(&self.inner)).await })
    }
}

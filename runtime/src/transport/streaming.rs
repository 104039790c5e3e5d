//! A transport of a function that takes and gives bodies piece by piece.

use std::future::Future;

use bytes::Bytes;
use http::{Request, Response};

use super::{OpenFuture, Transport, TransportError, TransportFuture};
use crate::Body;

/// A transport of a function that takes and gives bodies piece by piece: [`streaming`].
pub struct Streaming<F>(F);

/// Makes a transport of a function that takes and gives bodies piece by piece, whole ones included. So is a function put
/// around another transport that sees files and streams go by, which [`around`](super::around) has in memory first:
///
/// ```
/// use std::sync::Arc;
/// use specwright::{Body, Client, Transport, http, transport::streaming};
///
/// # let built_in = |_: http::Request<specwright::bytes::Bytes>| async { Ok(specwright::Response::default()) };
/// let inner = Arc::new(built_in);
/// let counting = streaming(move |request: http::Request<Body>| {
///     let inner = Arc::clone(&inner);
///     async move {
///         println!("{:?} bytes", request.body().length());
///         inner.open(request).await
///     }
/// });
/// let client = Client::builder().base_url("https://api.example.com").transport(counting).build()?;
/// # let _ = client;
/// # Ok::<(), specwright::Error>(())
/// ```
pub fn streaming<F, A>(function: F) -> Streaming<F>
where
    F: Fn(Request<Body>) -> A + Send + Sync + 'static,
    A: Future<Output = Result<Response<Body>, TransportError>> + Send + 'static,
{
    Streaming(function)
}

impl<F, A> Transport for Streaming<F>
where
    F: Fn(Request<Body>) -> A + Send + Sync + 'static,
    A: Future<Output = Result<Response<Body>, TransportError>> + Send + 'static,
{
    fn send(&self, request: Request<Bytes>) -> TransportFuture<'_> {
        Box::pin(async move {
            let (parts, body) = (self.0)(request.map(Body::from)).await?.into_parts();
            Ok(Response::from_parts(parts, body.into_bytes().await?))
        })
    }

    fn open(&self, request: Request<Body>) -> OpenFuture<'_> {
        Box::pin((self.0)(request))
    }
}

//! What sends: the default transports, transports of the caller's own, and transports around transports.

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;

use crate::Response;

mod around;
mod error;
#[cfg(any(feature = "reqwest", feature = "blocking"))]
mod gathered;
#[cfg(any(feature = "reqwest", feature = "blocking"))]
mod limits;
#[cfg(feature = "reqwest")]
mod reqwest;
#[cfg(feature = "reqwest")]
mod tls;
#[cfg(feature = "blocking")]
mod ureq;
mod waiting;

pub use around::{Around, around};
pub use error::TransportError;
#[cfg(any(feature = "reqwest", feature = "blocking"))]
pub(crate) use limits::Limits;
#[cfg(feature = "reqwest")]
pub use reqwest::Reqwest;
#[cfg(feature = "reqwest")]
pub use tls::install_tls_provider;
#[cfg(feature = "blocking")]
pub use ureq::Ureq;
pub use waiting::{Waiting, waiting};

/// The future of [`Transport::send`].
pub type TransportFuture<'a> = Pin<Box<dyn Future<Output = Result<Response, TransportError>> + Send + 'a>>;

/// Sends one HTTP request and reads the whole response, whatever its status.
///
/// It must not follow redirects: `POST` would become `GET`, and credentials would reach hosts that they are not
/// for. It must send the headers as they are.
///
/// The client gives up by itself when the time of a call is over. A transport that keeps to the [`TimeLimit`] among the
/// request's extensions can tell how far the response came.
///
/// A function that gives a future is a transport, which is what tests want:
///
/// ```
/// use specwright::{Client, Response, bytes::Bytes, http};
///
/// let client = Client::builder()
///     .base_url("https://api.example.com")
///     .transport(|request: http::Request<Bytes>| async move {
///         assert_eq!(request.method(), "GET");
///         Ok(Response::new(Bytes::from_static(b"[]")))
///     })
///     .build()?;
/// # let _ = client;
/// # Ok::<(), specwright::Error>(())
/// ```
///
/// [`waiting`] makes one of a function that does not, and [`around`] puts a function around another transport. One that
/// has more to it implements the trait:
///
/// ```
/// use std::sync::atomic::{AtomicUsize, Ordering};
/// use specwright::{TransportFuture, Transport, bytes::Bytes, http};
///
/// struct Counting<T>(T, AtomicUsize);
///
/// impl<T: Transport> Transport for Counting<T> {
///     fn send(&self, request: http::Request<Bytes>) -> TransportFuture<'_> {
///         self.1.fetch_add(1, Ordering::Relaxed);
///         self.0.send(request)
///     }
/// }
/// ```
pub trait Transport: Send + Sync + 'static {
    /// Sends the request; nothing happens before the future is polled, and dropping it gives up.
    fn send(&self, request: http::Request<Bytes>) -> TransportFuture<'_>;
}

/// How long the transport may take for a request, found in the request's extensions. It ends a little before the client
/// gives up. A request without it has no time limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TimeLimit(Duration);

impl TimeLimit {
    /// A limit of this length, counted from when the request is given to the transport.
    pub const fn new(limit: Duration) -> Self {
        Self(limit)
    }

    /// The length of the limit.
    pub const fn duration(self) -> Duration {
        self.0
    }
}

impl<F, A> Transport for F
where
    F: Fn(http::Request<Bytes>) -> A + Send + Sync + 'static,
    A: Future<Output = Result<Response, TransportError>> + Send + 'static,
{
    fn send(&self, request: http::Request<Bytes>) -> TransportFuture<'_> {
        Box::pin(async move { self(request).await })
    }
}

impl<T: Transport + ?Sized> Transport for Arc<T> {
    fn send(&self, request: http::Request<Bytes>) -> TransportFuture<'_> {
        (**self).send(request)
    }
}

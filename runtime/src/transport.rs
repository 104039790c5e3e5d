//! What sends: the default transports, transports of the caller's own, and transports around transports.

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;

use crate::media::is_of;
use crate::{Body, Response};

mod around;
mod error;
mod gathered;
#[cfg(any(feature = "reqwest", feature = "blocking"))]
mod limits;
#[cfg(feature = "reqwest")]
mod reqwest;
#[cfg(feature = "reqwest")]
mod sending;
mod streaming;
#[cfg(feature = "reqwest")]
mod tls;
#[cfg(feature = "blocking")]
mod ureq;
mod waiting;

pub use around::{Around, around};
pub use error::TransportError;
pub(crate) use gathered::gather;
#[cfg(any(feature = "reqwest", feature = "blocking"))]
pub(crate) use limits::Limits;
#[cfg(feature = "reqwest")]
pub use reqwest::Reqwest;
pub use streaming::{Streaming, streaming};
#[cfg(feature = "reqwest")]
pub use tls::install_tls_provider;
#[cfg(feature = "blocking")]
pub use ureq::Ureq;
pub use waiting::{Waiting, waiting};

/// The future of [`Transport::send`].
pub type TransportFuture<'a> = Pin<Box<dyn Future<Output = Result<Response, TransportError>> + Send + 'a>>;

/// The future of [`Transport::open`].
pub type OpenFuture<'a> =
    Pin<Box<dyn Future<Output = Result<http::Response<Body>, TransportError>> + Send + 'a>>;

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

    /// Sends a request whose body comes from a file or stream, or whose response is to be read piece by piece: it has
    /// [`InPieces`] among its extensions then, and the response need not be read when the future is ready.
    ///
    /// Unless a transport has its own, the body of the request is taken into memory and goes the way of
    /// [`send`](Self::send), and the response comes whole. The built-in ones have their own; so has one by [`streaming`].
    fn open(&self, request: http::Request<Body>) -> OpenFuture<'_> {
        Box::pin(async move {
            let (parts, body) = request.into_parts();
            let request = http::Request::from_parts(parts, body.into_bytes().await?);
            Ok(self.send(request).await?.map(Body::from))
        })
    }
}

/// Says, among the extensions of a request, that the body of a success is read piece by piece.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InPieces {
    idle: Option<Duration>,
    media: Option<&'static str>,
}

impl InPieces {
    /// With how long may be waited for each piece; without a limit for `None`.
    pub const fn new(idle: Option<Duration>) -> Self {
        Self { idle, media: None }
    }

    /// Only of a response of this media type, or of one that says none.
    pub(crate) const fn of_media(self, media: Option<&'static str>) -> Self {
        Self { media, ..self }
    }

    /// Whether this is a response whose body is read piece by piece.
    pub(crate) fn wants<B>(self, response: &http::Response<B>) -> bool {
        response.status().is_success() && self.media.is_none_or(|media| is_of(response, media))
    }

    /// How long may be waited for each piece. The client keeps to it by itself where waiting can be interrupted; a transport
    /// that blocks has to end.
    pub const fn idle_limit(self) -> Option<Duration> {
        self.idle
    }
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

    fn open(&self, request: http::Request<Body>) -> OpenFuture<'_> {
        (**self).open(request)
    }
}

//! The default transport of the async client.

use bytes::Bytes;

use super::gathered::Gathered;
use super::limits::{Limits, USER_AGENT};
use super::sending::{Receiving, Sending};
use super::tls;
use super::{InPieces, OpenFuture, TimeLimit, Transport, TransportError, TransportFuture};
use crate::base_url::BaseUrl;
use crate::time::limited;
use crate::{Body, Response};

/// Sends with `reqwest` over rustls, as a [`Client`](crate::Client) does that is given no transport. It needs a Tokio
/// runtime.
///
/// - No redirects are followed: they would turn POST into GET and lead credentials to other hosts. A 3xx is a
///   response like any other.
/// - The proxies of the environment (`HTTPS_PROXY` …) are used, for this machine only by [`new`](Self::new), which does
///   not know where requests will go.
/// - Certificates are checked as the operating system does, with the provider of cryptography that the process has
///   installed, or with `ring`.
/// - Responses are taken as they come, unless the features `gzip`, `br` and `zstd` have compressed ones asked for and read.
///   The limit on the size of responses is for what comes out.
///
/// A `reqwest::Client` of one's own, for certificates, proxies and such, becomes a transport by `From`. It follows
/// redirects, keeps no time for connecting, and may decompress, unless it is told otherwise. It has no provider of
/// cryptography but that of the process, unless a package of yours turns on the feature `rustls` of `reqwest`:
///
/// ```
/// use std::time::Duration;
/// use specwright::{Client, reqwest, transport::Reqwest};
///
/// specwright::transport::install_tls_provider(); // in `main`, once
/// let own = reqwest::Client::builder()
///     .redirect(reqwest::redirect::Policy::none()) // or credentials go where a response says
///     .retry(reqwest::retry::never())              // or a POST may be sent twice
///     .connect_timeout(Duration::from_secs(5))     // or it is the time limit of the call
///     .build()?;
/// let client = Client::builder().base_url("https://api.example.com").transport(Reqwest::from(own)).build()?;
/// # let _ = client;
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub struct Reqwest {
    client: reqwest::Client,
    max_response_size: usize,
}

impl Reqwest {
    /// 10 seconds to connect, 64 MiB of response.
    ///
    /// # Errors
    /// When TLS cannot be set up.
    pub fn new() -> Result<Self, TransportError> {
        Self::build(Self::configured(Limits::DEFAULT), Limits::DEFAULT)
    }

    pub(crate) fn default_for(base: &BaseUrl, limits: Limits) -> Result<Self, TransportError> {
        let builder = Self::configured(limits);
        Self::build(if base.is_loopback() { builder.no_proxy() } else { builder }, limits)
    }

    fn configured(limits: Limits) -> reqwest::ClientBuilder {
        let builder = uncompressed(reqwest::Client::builder());
        let builder = builder.user_agent(USER_AGENT).redirect(reqwest::redirect::Policy::none());
        match limited(limits.connect_timeout) {
            Some(timeout) => builder.connect_timeout(timeout),
            None => builder,
        }
    }

    fn build(builder: reqwest::ClientBuilder, limits: Limits) -> Result<Self, TransportError> {
        let tls = tls::client_config().map_err(TransportError::other)?;
        let client = builder.tls_backend_preconfigured(tls).build().map_err(TransportError::other)?;
        Ok(Self { client, max_response_size: limits.max_response_size })
    }

    /// The most bytes of a body that are read; 64 MiB unless set.
    #[must_use]
    pub fn max_response_size(mut self, bytes: usize) -> Self {
        self.max_response_size = bytes;
        self
    }

    async fn exchange(&self, request: http::Request<Bytes>) -> Result<Response, TransportError> {
        // Without this, polling outside of tokio would panic.
        if tokio::runtime::Handle::try_current().is_err() {
            return Err(TransportError::needs(RUNTIME));
        }
        let limit = request.extensions().get::<TimeLimit>().and_then(|limit| limited(limit.duration()));
        let mut request = reqwest::Request::try_from(request).map_err(failure)?;
        *request.timeout_mut() = limit;
        self.read(self.client.execute(request).await.map_err(failure)?).await
    }

    async fn exchange_in_pieces(
        &self,
        request: http::Request<Body>,
    ) -> Result<http::Response<Body>, TransportError> {
        if tokio::runtime::Handle::try_current().is_err() {
            return Err(TransportError::needs(RUNTIME));
        }
        let in_pieces = request.extensions().get::<InPieces>().is_some();
        let limit = request.extensions().get::<TimeLimit>().and_then(|limit| limited(limit.duration()));
        let request = request.map(|body| match body.into_whole() {
            Ok(bytes) => reqwest::Body::from(bytes),
            Err(body) => reqwest::Body::wrap(Sending::new(body)),
        });
        let mut request = reqwest::Request::try_from(request).map_err(failure)?;
        // It would go on beyond the head.
        *request.timeout_mut() = limit.filter(|_| !in_pieces);
        let incoming = self.client.execute(request).await.map_err(failure)?;
        match in_pieces && incoming.status().is_success() {
            true => Ok(pieces(incoming)),
            false => Ok(self.read(incoming).await?.map(Body::from)),
        }
    }

    async fn read(&self, mut incoming: reqwest::Response) -> Result<Response, TransportError> {
        let (mut parts, ()) = http::Response::new(()).into_parts();
        parts.status = incoming.status();
        parts.version = incoming.version();
        parts.headers = std::mem::take(incoming.headers_mut());
        let mut gathered = Gathered::new(parts, incoming.content_length(), self.max_response_size);
        loop {
            match incoming.chunk().await {
                Ok(Some(chunk)) => gathered = gathered.push(&chunk)?,
                Ok(None) => return Ok(gathered.finish()),
                Err(error) => return Err(gathered.cut_off(failure(error))),
            }
        }
    }
}

const RUNTIME: &str = "a Tokio runtime: await the call inside of one";

/// Asks for no coding but those of the features, whatever another package turns on of `reqwest`.
fn uncompressed(builder: reqwest::ClientBuilder) -> reqwest::ClientBuilder {
    let builder = builder.no_deflate();
    let builder = if cfg!(feature = "gzip") { builder } else { builder.no_gzip() };
    let builder = if cfg!(feature = "br") { builder } else { builder.no_brotli() };
    if cfg!(feature = "zstd") { builder } else { builder.no_zstd() }
}

/// A response that is read as it comes, with nothing of the head that does not belong there.
fn pieces(mut incoming: reqwest::Response) -> http::Response<Body> {
    let mut response = http::Response::new(());
    *response.status_mut() = incoming.status();
    *response.version_mut() = incoming.version();
    *response.headers_mut() = std::mem::take(incoming.headers_mut());
    let length = incoming.content_length();
    let body = Body::from_stream(Receiving { body: incoming.into(), failure });
    response.map(|()| match length {
        Some(length) => body.with_length(length),
        None => body,
    })
}

impl From<reqwest::Client> for Reqwest {
    fn from(client: reqwest::Client) -> Self {
        Self { client, max_response_size: Limits::DEFAULT.max_response_size }
    }
}

impl Transport for Reqwest {
    fn send(&self, request: http::Request<Bytes>) -> TransportFuture<'_> {
        Box::pin(self.exchange(request))
    }

    fn open(&self, request: http::Request<Body>) -> OpenFuture<'_> {
        Box::pin(self.exchange_in_pieces(request))
    }
}

/// The URL stays out of the message: its query may hold a key.
fn failure(error: reqwest::Error) -> TransportError {
    let error = error.without_url();
    match (error.is_connect(), error.is_timeout()) {
        (true, true) => TransportError::connect_timeout(error),
        (true, false) => TransportError::connect(error),
        (false, true) => TransportError::timeout(error),
        (false, false) => TransportError::other(error),
    }
}

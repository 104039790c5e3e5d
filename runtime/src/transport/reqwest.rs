use std::time::Duration;

use bytes::{Bytes, BytesMut};

use super::{Answer, TimeLimit, Transport, TransportError};
use crate::Response;
use crate::base_url::BaseUrl;

/// Sends with `reqwest` over rustls.
///
/// - No redirects are followed: they would turn POST into GET and lead credentials to other hosts. A 3xx is a
///   response like any other.
/// - The proxies of the environment (`HTTPS_PROXY` …) are used, but not for this machine: no proxy reaches it.
pub(crate) struct Reqwest {
    client: reqwest::Client,
    max_response_size: usize,
}

const CONNECT_TIMEOUT: Duration = Duration::from_secs(10);

#[derive(Clone, Copy)]
pub(crate) struct Limits {
    pub(crate) connect_timeout: Option<Duration>,
    pub(crate) max_response_size: usize,
}

impl Reqwest {
    pub(crate) fn new(base: &BaseUrl, limits: Limits) -> Result<Self, TransportError> {
        let mut builder = reqwest::Client::builder()
            .user_agent(concat!("specwright/", env!("CARGO_PKG_VERSION")))
            .redirect(reqwest::redirect::Policy::none())
            .connect_timeout(limits.connect_timeout.unwrap_or(CONNECT_TIMEOUT));
        if base.is_loopback() {
            builder = builder.no_proxy();
        }
        let client = builder.build().map_err(TransportError::other)?;
        Ok(Self { client, max_response_size: limits.max_response_size })
    }

    async fn exchange(&self, request: http::Request<Bytes>) -> Result<Response, TransportError> {
        // Without this, polling outside of tokio would panic.
        if tokio::runtime::Handle::try_current().is_err() {
            return Err(TransportError::needs("a Tokio runtime: await the call inside of one"));
        }
        let limit = request.extensions().get::<TimeLimit>().copied();
        let mut request = reqwest::Request::try_from(request).map_err(failure)?;
        *request.timeout_mut() = limit.map(|TimeLimit(limit)| limit);
        self.read(self.client.execute(request).await.map_err(failure)?).await
    }

    async fn read(&self, mut incoming: reqwest::Response) -> Result<Response, TransportError> {
        let limit = self.max_response_size;
        let announced = incoming.content_length().and_then(|length| usize::try_from(length).ok());
        let mut head = http::Response::new(());
        *head.status_mut() = incoming.status();
        *head.version_mut() = incoming.version();
        *head.headers_mut() = std::mem::take(incoming.headers_mut());
        let mut body = BytesMut::with_capacity(announced.unwrap_or_default().min(limit).min(PREALLOCATED));
        loop {
            let chunk = match incoming.chunk().await {
                Ok(Some(chunk)) => chunk,
                Ok(None) => return Ok(head.map(|()| body.freeze())),
                // Status and headers are there, and tell more than that the rest is missing.
                Err(error) => return Err(failure(error).with_partial_response(head.map(|()| body.freeze()))),
            };
            let room = limit.saturating_sub(body.len());
            body.extend_from_slice(chunk.get(..room).unwrap_or(&chunk));
            if chunk.len() > room {
                return Err(TransportError::body_too_large(limit, head.map(|()| body.freeze())));
            }
        }
    }
}

/// A server may announce any length; more than this is allocated only as it arrives.
const PREALLOCATED: usize = 1 << 20;

impl Transport for Reqwest {
    fn send(&self, request: http::Request<Bytes>) -> Answer<'_> {
        Box::pin(self.exchange(request))
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

//! The default transport of the blocking client.

use std::io::{self, Read};
use std::time::{Duration, Instant};

use bytes::Bytes;
use ureq::tls::{RootCerts, TlsConfig};
use ureq::{AsSendBody, SendBody};

use self::proxies::Proxies;
use super::gathered::Gathered;
use super::limits::{Limits, USER_AGENT};
use super::{InPieces, OpenFuture, TimeLimit, Transport, TransportError, TransportFuture};
use crate::blocking::block_on;
use crate::time::limited;
use crate::{Body, Response};

mod failure;
mod proxies;

/// Sends with `ureq` over rustls, as a [`blocking::Client`](crate::blocking::Client) does that is given no transport. It
/// needs no runtime: the thread that polls it waits until the response is there.
///
/// - No redirects are followed: they would turn POST into GET and lead credentials to other hosts. A 3xx is a
///   response like any other.
/// - The proxies of the environment (`HTTPS_PROXY` …) are used, but not for this machine: no proxy reaches it.
/// - Certificates are checked as the operating system does, with the provider of cryptography that the process has
///   installed, or with `ring`.
/// - Responses are taken as they come, unless the features `gzip` and `br` have compressed ones asked for and read. The limit
///   on the size of responses is for what comes out.
/// - `ureq` tells the crate `log` of its work: nothing secret at level `debug`, but at `trace` every byte that is sent and
///   received, credentials included. Who logs at `trace` leaves out its targets `ureq` and `ureq_proto`.
///
/// A `ureq::Agent` of one's own, for certificates, proxies and such, becomes a transport by `From`. It is told for each
/// request to follow no redirects and to give all answers as they are; where the feature `gzip` of `ureq` is on, it does
/// decompress, and [`max_response_size`](Self::max_response_size) is for what comes out.
///
/// ```
/// use std::time::Duration;
/// use specwright::{blocking::Client, transport::Ureq, ureq};
///
/// let own = ureq::Agent::config_builder().timeout_connect(Some(Duration::from_secs(5))).build().new_agent();
/// let client = Client::builder().base_url("https://api.example.com").transport(Ureq::from(own)).build()?;
/// # let _ = client;
/// # Ok::<(), specwright::Error>(())
/// ```
pub struct Ureq {
    agent: ureq::Agent,
    proxies: Proxies,
    /// How long connecting may take: what fails later was sent.
    connect_timeout: Duration,
    max_response_size: usize,
}

/// What may be compressed, and how: what the features say, whatever another package turns on of `ureq`.
const CODINGS: &str = match (cfg!(feature = "gzip"), cfg!(feature = "br")) {
    (true, true) => "gzip, br",
    (true, false) => "gzip",
    (false, true) => "br",
    (false, false) => "",
};

/// What is read at once.
const CHUNK: usize = 16 * 1024;

impl Ureq {
    /// 10 seconds to connect, 64 MiB of response.
    pub fn new() -> Self {
        Self::with_limits(Limits::DEFAULT)
    }

    pub(crate) fn with_limits(limits: Limits) -> Self {
        // The platform's roots, as `reqwest` has them.
        let tls = TlsConfig::builder().root_certs(RootCerts::PlatformVerifier).build();
        let config = ureq::Agent::config_builder()
            .user_agent(USER_AGENT)
            .proxy(None)
            .tls_config(tls)
            .timeout_resolve(limited(limits.connect_timeout))
            .timeout_connect(limited(limits.connect_timeout));
        Self {
            agent: config.build().new_agent(),
            proxies: Proxies::from_environment(),
            connect_timeout: limits.connect_timeout,
            max_response_size: limits.max_response_size,
        }
    }

    /// The most bytes of a body that are read; 64 MiB unless set.
    #[must_use]
    pub fn max_response_size(mut self, bytes: usize) -> Self {
        self.max_response_size = bytes;
        self
    }

    fn exchange(&self, request: http::Request<Bytes>) -> Result<Response, TransportError> {
        let (parts, body) = request.into_parts();
        // An empty body would be a body: with a length even where the method has none.
        self.read(match body.is_empty() {
            true => self.run(http::Request::from_parts(parts, ()))?,
            false => self.run(http::Request::from_parts(parts, &body[..]))?,
        })
    }

    fn exchange_in_pieces(
        &self,
        request: http::Request<Body>,
    ) -> Result<http::Response<Body>, TransportError> {
        let in_pieces = request.extensions().get::<InPieces>().is_some();
        let (parts, body) = request.into_parts();
        let incoming = match body.into_whole() {
            Ok(bytes) if bytes.is_empty() => self.run(http::Request::from_parts(parts, ()))?,
            Ok(bytes) => self.run(http::Request::from_parts(parts, &bytes[..]))?,
            Err(body) => {
                let mut reader = Sending { body, piece: Bytes::new() };
                self.run(http::Request::from_parts(parts, SendBody::from_reader(&mut reader)))?
            }
        };
        match in_pieces && incoming.status().is_success() {
            true => Ok(pieces(incoming)),
            false => Ok(self.read(incoming)?.map(Body::from)),
        }
    }

    fn run(
        &self,
        request: http::Request<impl AsSendBody>,
    ) -> Result<http::Response<ureq::Body>, TransportError> {
        let limit = request.extensions().get::<TimeLimit>().and_then(|limit| limited(limit.duration()));
        let in_pieces = request.extensions().get::<InPieces>().copied();
        let proxy = self.proxies.for_target(request.uri());
        let mut config = self
            .agent
            .configure_request(request)
            .http_status_as_error(false)
            .max_redirects(0)
            .max_redirects_will_error(false)
            .accept_encoding(CODINGS);
        config = match (limit, in_pieces) {
            (None, None) => config,
            (Some(limit), None) => config.timeout_global(Some(limit)),
            // A limit on all of it would go on beyond the head, and one on each read begins before it.
            (limit, Some(in_pieces)) => config
                .timeout_send_body(limit)
                .timeout_recv_response(limit)
                .timeout_per_read(in_pieces.idle_limit().map(|idle| idle.max(limit.unwrap_or_default()))),
        };
        if let Some(proxy) = proxy {
            config = config.proxy(Some(proxy));
        }
        let begun = Instant::now();
        let result = self.agent.run(config.build());
        result.map_err(|error| failure::before_response(error, begun.elapsed(), self.connect_timeout))
    }

    fn read(&self, incoming: http::Response<ureq::Body>) -> Result<Response, TransportError> {
        let (parts, body) = incoming.into_parts();
        let mut gathered = Gathered::new(parts, body.content_length(), self.max_response_size);
        let mut reader = body.into_reader();
        let mut chunk = [0; CHUNK];
        loop {
            match reader.read(&mut chunk) {
                Ok(0) => return Ok(gathered.finish()),
                Ok(count) => gathered = gathered.push(chunk.get(..count).unwrap_or(&chunk))?,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(gathered.cut_off(failure::in_body(error))),
            }
        }
    }
}

/// A response that is read as it comes, with nothing of the head that does not belong there.
fn pieces(incoming: http::Response<ureq::Body>) -> http::Response<Body> {
    let (parts, body) = incoming.into_parts();
    let mut response = http::Response::new(());
    *response.status_mut() = parts.status;
    *response.version_mut() = parts.version;
    *response.headers_mut() = parts.headers;
    let length = body.content_length();
    let body = Body::of_reader(body.into_with_config().limit(u64::MAX).reader(), failure::in_body);
    response.map(|()| match length {
        Some(length) => body.with_length(length),
        None => body,
    })
}

/// A body of ours as a reader.
struct Sending {
    body: Body,
    piece: Bytes,
}

impl Read for Sending {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        while self.piece.is_empty() {
            match block_on(self.body.next()) {
                None => return Ok(0),
                Some(piece) => self.piece = piece.map_err(io::Error::other)?,
            }
        }
        let count = buffer.len().min(self.piece.len());
        let piece = self.piece.split_to(count);
        if let Some(buffer) = buffer.get_mut(..count) {
            buffer.copy_from_slice(&piece);
        }
        Ok(count)
    }
}

impl Default for Ureq {
    fn default() -> Self {
        Self::new()
    }
}

impl From<ureq::Agent> for Ureq {
    fn from(agent: ureq::Agent) -> Self {
        let connect_timeout = agent.config().timeouts().connect.unwrap_or(Limits::DEFAULT.connect_timeout);
        // It has its own proxy, or none.
        let (proxies, max_response_size) = (Proxies::default(), Limits::DEFAULT.max_response_size);
        Self { agent, proxies, connect_timeout, max_response_size }
    }
}

impl Transport for Ureq {
    fn send(&self, request: http::Request<Bytes>) -> TransportFuture<'_> {
        Box::pin(async move { self.exchange(request) })
    }

    fn open(&self, request: http::Request<Body>) -> OpenFuture<'_> {
        Box::pin(async move { self.exchange_in_pieces(request) })
    }
}

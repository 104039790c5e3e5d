//! Connections and what happens on them.

use std::convert::Infallible;
use std::io;
use std::net::TcpListener;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Context, Poll};
use std::time::Duration;

use bytes::Bytes;
use http::header::{CONTENT_LENGTH, HeaderValue};
use http::{Request, Response};
use http_body_util::combinators::BoxBody;
use http_body_util::{BodyExt, Full, Limited};
use hyper::body::{Frame, Incoming};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::TcpStream;
use tokio::sync::watch;

use super::Observer;
use super::mounts::Mounts;
use crate::response::problem_document::Document;
use crate::response::reply::{Fault, Reply};

/// The longest body of a request.
const MAX_BODY: usize = 16 * 1024 * 1024;
/// How long a client may take for the head of a request.
const HEAD_TIMEOUT: Duration = Duration::from_secs(30);
/// How long connections that are being answered may take when the server stops.
const GRACE: Duration = Duration::from_secs(5);

type Body = BoxBody<Bytes, io::Error>;

#[derive(Clone)]
pub(super) struct Serving {
    pub(super) mounts: Arc<Mounts>,
    pub(super) observer: Arc<Observer>,
    pub(super) stopped: watch::Receiver<bool>,
}

/// Takes connections until the server stops, then waits for the last ones.
pub(super) async fn serve(listener: TcpListener, mut serving: Serving) {
    let Ok(listener) = tokio::net::TcpListener::from_std(listener) else { return };
    let mut connections = tokio::task::JoinSet::new();
    loop {
        let accepted = tokio::select! {
            accepted = listener.accept() => accepted,
            _ = serving.stopped.changed() => break,
        };
        match accepted {
            Ok((stream, _)) => {
                connections.spawn(connection(stream, serving.clone()));
            }
            // Too many open files, for instance: it may get better.
            Err(_) => tokio::time::sleep(Duration::from_millis(50)).await,
        }
        while connections.try_join_next().is_some() {}
    }
    drop(listener);
    let all = async { while connections.join_next().await.is_some() {} };
    // What takes longer is broken off with the runtime.
    let _ = tokio::time::timeout(GRACE, all).await;
}

async fn connection(stream: TcpStream, mut serving: Serving) {
    let broken = Arc::new(AtomicBool::new(false));
    let io = TokioIo::new(Breakable { stream, broken: broken.clone() });
    let exchange = serving.clone();
    let service = service_fn(move |request| {
        let (serving, broken) = (exchange.clone(), broken.clone());
        async move { exchange_one(request, &serving, &broken).await }
    });
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(HEAD_TIMEOUT)
        .serve_connection(io, service);
    let mut connection = std::pin::pin!(connection);
    // Not kept over the wait: what it gives holds a lock.
    let stopping = async { drop(serving.stopped.wait_for(|stopped| *stopped).await) };
    // An error is the client's, or the fault that it asked for.
    tokio::select! {
        _ = connection.as_mut() => {}
        () = stopping => {
            connection.as_mut().graceful_shutdown();
            let _ = connection.await;
        }
    }
}

async fn exchange_one(
    request: Request<Incoming>,
    serving: &Serving,
    broken: &AtomicBool,
) -> Result<Response<Body>, io::Error> {
    let (head, body) = request.into_parts();
    let (request, reply) = match Limited::new(body, MAX_BODY).collect().await {
        Ok(body) => serving.mounts.answer(Request::from_parts(head, body.to_bytes())),
        Err(error) if error.is::<http_body_util::LengthLimitError>() => {
            (Request::from_parts(head, Bytes::new()), too_large())
        }
        Err(error) => return Err(io::Error::other(error)),
    };
    if reply.delay > Duration::ZERO {
        tokio::time::sleep(reply.delay).await;
    }
    match reply.fault {
        Some(Fault::Reset) => {
            (serving.observer)(&request, None);
            broken.store(true, Ordering::Relaxed);
            Err(io::Error::from(io::ErrorKind::ConnectionReset))
        }
        fault => {
            (serving.observer)(&request, Some(&reply.response));
            Ok(sent(reply.response, fault))
        }
    }
}

fn too_large() -> Reply {
    let detail = format!("a body may have {MAX_BODY} bytes");
    Reply::of(Document::new(413, "too-large", "the body of the request is too large", detail).response())
}

fn sent(response: Response<Bytes>, fault: Option<Fault>) -> Response<Body> {
    let (mut head, body) = response.into_parts();
    let body = match fault {
        Some(Fault::Truncate(at)) if at < body.len() => {
            head.headers.insert(CONTENT_LENGTH, HeaderValue::from(body.len()));
            BodyExt::boxed(BrokenOff::after(body.slice(..at)))
        }
        _ => Full::new(body).map_err(|never: Infallible| match never {}).boxed(),
    };
    Response::from_parts(head, body)
}

/// A body that ends too early.
struct BrokenOff {
    beginning: Option<Bytes>,
    /// Waited for so that head and beginning are on their way when the connection ends.
    pause: Pin<Box<tokio::time::Sleep>>,
}

impl BrokenOff {
    fn after(beginning: Bytes) -> Self {
        let pause = Box::pin(tokio::time::sleep(Duration::from_millis(20)));
        Self { beginning: Some(beginning).filter(|beginning| !beginning.is_empty()), pause }
    }
}

impl hyper::body::Body for BrokenOff {
    type Data = Bytes;
    type Error = io::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, io::Error>>> {
        if let Some(beginning) = self.beginning.take() {
            return Poll::Ready(Some(Ok(Frame::data(beginning))));
        }
        let ended = self.pause.as_mut().poll(context);
        ended.map(|()| Some(Err(io::Error::from(io::ErrorKind::UnexpectedEof))))
    }
}

/// A connection that can end with a reset in place of a close.
struct Breakable {
    stream: TcpStream,
    broken: Arc<AtomicBool>,
}

impl Drop for Breakable {
    fn drop(&mut self) {
        if self.broken.load(Ordering::Relaxed) {
            // Without it the connection is closed all the same, and only less rudely.
            let _ = self.stream.set_zero_linger();
        }
    }
}

impl AsyncRead for Breakable {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_read(context, buffer)
    }
}

impl AsyncWrite for Breakable {
    fn poll_write(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.stream).poll_write(context, bytes)
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        if self.broken.load(Ordering::Relaxed) {
            // An end that is said properly would be no reset.
            return Poll::Ready(Ok(()));
        }
        Pin::new(&mut self.stream).poll_shutdown(context)
    }
}

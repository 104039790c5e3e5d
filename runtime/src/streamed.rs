//! Responses that are read piece by piece.

use std::fmt;
use std::future::{Future, poll_fn};
use std::io::{self, Write};
#[cfg(feature = "blocking")]
use std::path::Path;
use std::path::PathBuf;
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll};
use std::time::Duration;

use bytes::Bytes;
use futures_core::Stream;

use crate::framing::Resume;
use crate::model::Model;
use crate::validate::{Check, Validate};
use crate::{
    Body, Clock, DecodeError, Encoder, Events, Lines, Operation, OperationInfo, Response, Sleep, SystemClock,
    TransportError,
};

mod partial;

use partial::Partial;

/// A call of an operation that answers bytes, whose response is read piece by piece and not at once.
///
/// ```no_run
/// # use specwright::{Client, Model, Operation, Validate};
/// use specwright::Streamed;
///
/// #[derive(Clone, PartialEq, Model, Validate, Operation)]
/// #[api(http = "GET /export", out(bytes, media = "text/csv"))]
/// struct GetExport {}
///
/// # async fn example(client: Client) -> Result<(), Box<dyn std::error::Error>> {
/// let export = client.call(Streamed(GetExport {})).await?;
/// println!("{:?} bytes", export.length());
/// export.save_to("export.csv").await?;
/// # Ok(())
/// # }
/// ```
///
/// The time limit of the call ends when the head of the response is there; from then on an
/// [idle limit](crate::CallOptions::idle_timeout) counts. An error of the server is read whole, as in any call.
#[derive(Clone, PartialEq)]
pub struct Streamed<O>(pub O);

impl<O: fmt::Debug> fmt::Debug for Streamed<O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Streamed").field(&self.0).finish()
    }
}

impl<O: Validate> Validate for Streamed<O> {
    fn check(&self, check: &mut Check<'_>) {
        self.0.check(check);
    }
}

impl<O: Operation<Output = Bytes>> Operation for Streamed<O> {
    type Api = O::Api;
    type Output = ByteStream;
    type Error = O::Error;

    const INFO: OperationInfo = O::INFO.streamed();

    fn encode(&self, request: &mut Encoder) {
        self.0.encode(request);
    }

    fn decode(response: &Response) -> Result<ByteStream, DecodeError> {
        Ok(stream_of(response))
    }
}

/// What is left to be read of a response: the rest of its body, or all of it where it was not sent by a client.
pub(crate) fn stream_of(response: &Response) -> ByteStream {
    response
        .extensions()
        .get::<Slot>()
        .and_then(Slot::take)
        .unwrap_or_else(|| ByteStream::new(response.body().clone().into(), None, Arc::new(SystemClock)))
}

/// Where the rest of a response waits for who decodes it, among its extensions.
#[derive(Clone)]
pub(crate) struct Slot(Arc<Mutex<Option<ByteStream>>>);

impl Slot {
    pub(crate) fn new(stream: ByteStream) -> Self {
        Self(Arc::new(Mutex::new(Some(stream))))
    }

    fn take(&self) -> Option<ByteStream> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).take()
    }

    /// Whether nobody has taken the rest yet.
    pub(crate) fn is_there(&self) -> bool {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).is_some()
    }

    /// Says by which call the stream goes on where it is interrupted.
    pub(crate) fn resumable(&self, resume: Resume) {
        if let Some(stream) = &mut *self.0.lock().unwrap_or_else(PoisonError::into_inner) {
            stream.resume = Some(Box::new(resume));
        }
    }
}

/// The body of a response while it comes: a [`Stream`] of bytes and, in blocking code, a [`Read`](std::io::Read) (with the
/// feature `blocking`). Dropping it closes the connection, unless all was read.
#[must_use = "nothing is read until it is asked for"]
pub struct ByteStream {
    body: Body,
    idle: Option<Duration>,
    clock: Arc<dyn Clock>,
    sleep: Option<Sleep>,
    resume: Option<Box<Resume>>,
    #[cfg(feature = "blocking")]
    piece: Bytes,
}

impl ByteStream {
    pub(crate) fn new(body: Body, idle: Option<Duration>, clock: Arc<dyn Clock>) -> Self {
        Self {
            body,
            idle,
            clock,
            sleep: None,
            resume: None,
            #[cfg(feature = "blocking")]
            piece: Bytes::new(),
        }
    }

    /// How many bytes there are in all, where the server says it.
    pub fn length(&self) -> Option<u64> {
        self.body.length()
    }

    /// The next piece; `None` at the end. Cancel-safe: a piece that was not waited for comes next.
    ///
    /// # Errors
    /// When the rest does not come: the connection broke, or nothing came for the time of the idle limit. The stream then ends.
    pub async fn next(&mut self) -> Option<Result<Bytes, TransportError>> {
        poll_fn(|context| self.poll_piece(context)).await
    }

    /// Reads all of it into memory, up to `limit` bytes.
    ///
    /// # Errors
    /// When it does not come to its end, or is longer.
    pub async fn into_bytes(mut self, limit: usize) -> Result<Bytes, TransportError> {
        let mut all = Vec::new();
        while let Some(piece) = self.next().await.transpose()? {
            if piece.len() > limit.saturating_sub(all.len()) {
                return Err(TransportError::body_too_large(limit, Response::new(all.into())));
            }
            all.extend_from_slice(&piece);
        }
        Ok(all.into())
    }

    /// Writes it into a file of this path, and returns how long it is. It is written beside it and takes its place when all
    /// is there, so that nobody finds half a file; one that is there before is replaced.
    ///
    /// The file is written by the task itself, piece by piece.
    ///
    /// # Errors
    /// When the file cannot be written, or the rest of the response does not come ([`TransportError`] is within the error).
    pub async fn save_to(mut self, path: impl Into<PathBuf>) -> io::Result<u64> {
        let mut file = Partial::create(path.into())?;
        while let Some(piece) = self.next().await {
            file.write_all(&piece.map_err(into_io)?)?;
        }
        file.finish()
    }

    /// Reads it as JSON values, one after the other: JSON lines (`application/x-ndjson`, `application/jsonl`) or a JSON text
    /// sequence (RFC 7464).
    pub fn lines<T: Model>(self) -> Lines<T> {
        Lines::new(self)
    }

    /// Reads it as server-sent events (`text/event-stream`).
    pub fn events(self) -> Events {
        Events::new(self)
    }

    /// By which call its items go on where it is interrupted, if they do.
    pub(crate) fn take_resume(&mut self) -> Option<Box<Resume>> {
        self.resume.take()
    }

    pub(crate) fn poll_piece(
        &mut self,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Bytes, TransportError>>> {
        if let Poll::Ready(piece) = self.body.poll_piece(context) {
            self.sleep = None;
            return Poll::Ready(piece);
        }
        let Some(idle) = self.idle else { return Poll::Pending };
        let sleep = self.sleep.get_or_insert_with(|| self.clock.sleep(idle));
        if Future::poll(sleep.as_mut(), context).is_pending() {
            return Poll::Pending;
        }
        self.sleep = None;
        // What cannot be read any more is let go of.
        self.body = Body::empty();
        Poll::Ready(Some(Err(TransportError::timeout("nothing came for the time of the idle limit"))))
    }
}

/// An error of the transport as one of reading.
fn into_io(error: TransportError) -> io::Error {
    let kind = if error.is_timeout() { io::ErrorKind::TimedOut } else { io::ErrorKind::Other };
    io::Error::new(kind, error)
}

#[cfg(feature = "blocking")]
impl ByteStream {
    /// As [`save_to`](Self::save_to), for blocking code.
    ///
    /// # Errors
    /// As those of [`save_to`](Self::save_to).
    pub fn save_to_blocking(self, path: impl AsRef<Path>) -> io::Result<u64> {
        crate::blocking::block_on(self.save_to(path.as_ref()))
    }
}

#[cfg(feature = "blocking")]
impl io::Read for ByteStream {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        while self.piece.is_empty() {
            match crate::blocking::block_on(self.next()) {
                None => return Ok(0),
                Some(piece) => self.piece = piece.map_err(into_io)?,
            }
        }
        let count = buffer.len().min(self.piece.len());
        let read = self.piece.split_to(count);
        if let Some(buffer) = buffer.get_mut(..count) {
            buffer.copy_from_slice(&read);
        }
        Ok(count)
    }
}

impl Stream for ByteStream {
    type Item = Result<Bytes, TransportError>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.poll_piece(context)
    }
}

/// Nothing in it is pinned where it stands.
impl Unpin for ByteStream {}

impl fmt::Debug for ByteStream {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ByteStream")
            .field("length", &self.length())
            .field("idle", &self.idle)
            .finish_non_exhaustive()
    }
}

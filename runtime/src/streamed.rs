//! Responses that are read piece by piece.

use std::fmt;
use std::future::poll_fn;
use std::io::{self, Write};
#[cfg(feature = "blocking")]
use std::path::Path;
use std::path::PathBuf;
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll, ready};
use std::time::Duration;

use bytes::Bytes;
use futures_core::Stream;

use crate::model::Model;
use crate::validate::{Check, Validate};
use crate::{
    Body, Clock, DecodeError, Encoder, Events, Lines, Operation, OperationInfo, Response, SystemClock,
    TransportError,
};

mod download;
mod partial;
mod reading;
mod resume;

use download::{Download, GivenOut, Next};
use partial::Partial;
use reading::Reading;
pub(crate) use resume::Resume;

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

    /// Says by which call the stream of a response goes on where it is interrupted.
    fn resumable(&self, resume: Resume, head: &Response) {
        if let Some(stream) = &mut *self.0.lock().unwrap_or_else(PoisonError::into_inner) {
            stream.goes_on = match resume.is_of_items() {
                true => GoesOn::Items(Box::new(resume)),
                false => match Download::begin(resume, head, stream.reading.length()) {
                    Some(download) => GoesOn::Bytes(Box::new(download)),
                    None => GoesOn::Not,
                },
            };
        }
    }
}

/// The body of a response while it comes: a [`Stream`] of bytes and, in blocking code, a [`Read`](std::io::Read) (with the
/// feature `blocking`). Dropping it closes the connection, unless all was read.
#[must_use = "nothing is read until it is asked for"]
pub struct ByteStream {
    reading: Reading,
    goes_on: GoesOn,
    given_out: GivenOut,
    #[cfg(feature = "blocking")]
    piece: Bytes,
}

/// How a stream goes on where it is interrupted.
enum GoesOn {
    Not,
    Items(Box<Resume>),
    Bytes(Box<Download>),
}

/// What comes next of a stream.
enum Part {
    Bytes(Bytes),
    /// Nothing counts that came before.
    Anew,
}

impl ByteStream {
    pub(crate) fn new(body: Body, idle: Option<Duration>, clock: Arc<dyn Clock>) -> Self {
        Self {
            reading: Reading::new(body, idle, clock),
            goes_on: GoesOn::Not,
            given_out: GivenOut::ForGood,
            #[cfg(feature = "blocking")]
            piece: Bytes::new(),
        }
    }

    /// How many bytes there are in all, where the server says it.
    pub fn length(&self) -> Option<u64> {
        match &self.goes_on {
            GoesOn::Bytes(download) => download.length(),
            GoesOn::Not | GoesOn::Items(_) => self.reading.length(),
        }
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
        self.given_out = GivenOut::TakenBack;
        let mut all = Vec::new();
        while let Some(part) = self.next_part().await.transpose()? {
            let Part::Bytes(piece) = part else {
                all.clear();
                continue;
            };
            if piece.len() > limit.saturating_sub(all.len()) {
                return Err(TransportError::body_too_large(limit, Response::new(all.into())));
            }
            all.extend_from_slice(&piece);
        }
        Ok(all.into())
    }

    /// Writes it into a file of this path, and returns how long it is. It is written beside it and takes its place when all
    /// is there, so that nobody finds half a file; one that is there before is replaced. What breaks off is asked for again
    /// where the operation says that the server goes on: the rest of it, or all of it where the server has no rest or it is
    /// not the same any more.
    ///
    /// The file is written by the task itself, piece by piece.
    ///
    /// # Errors
    /// When the file cannot be written, or the rest of the response does not come ([`TransportError`] is within the error).
    pub async fn save_to(mut self, path: impl Into<PathBuf>) -> io::Result<u64> {
        self.given_out = GivenOut::TakenBack;
        let mut file = Partial::create(path.into())?;
        while let Some(part) = self.next_part().await {
            match part.map_err(into_io)? {
                Part::Bytes(piece) => file.write_all(&piece)?,
                Part::Anew => file.start_over()?,
            }
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
        match std::mem::replace(&mut self.goes_on, GoesOn::Not) {
            GoesOn::Items(resume) => Some(resume),
            other => {
                self.goes_on = other;
                None
            }
        }
    }

    fn into_body(self) -> Body {
        self.reading.into_body()
    }

    async fn next_part(&mut self) -> Option<Result<Part, TransportError>> {
        poll_fn(|context| self.poll_part(context)).await
    }

    pub(crate) fn poll_piece(
        &mut self,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Bytes, TransportError>>> {
        loop {
            match ready!(self.poll_part(context)) {
                Some(Ok(Part::Bytes(piece))) => return Poll::Ready(Some(Ok(piece))),
                // Nothing was given out yet.
                Some(Ok(Part::Anew)) => {}
                Some(Err(error)) => return Poll::Ready(Some(Err(error))),
                None => return Poll::Ready(None),
            }
        }
    }

    fn poll_part(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<Part, TransportError>>> {
        loop {
            if let GoesOn::Bytes(download) = &mut self.goes_on
                && download.is_interrupted()
            {
                match ready!(download.poll_next(self.given_out, context)) {
                    Next::Rest(body) => self.reading.go_on_with(body),
                    Next::Anew(body) => {
                        self.reading.go_on_with(body);
                        return Poll::Ready(Some(Ok(Part::Anew)));
                    }
                    Next::Failed(error) => return Poll::Ready(Some(Err(self.ended_by(error)))),
                }
            }
            let piece = ready!(self.reading.poll_piece(context));
            let received = match &mut self.goes_on {
                GoesOn::Bytes(download) => download.received(piece, self.given_out),
                GoesOn::Not | GoesOn::Items(_) => Some(piece),
            };
            match received {
                None => {}
                Some(Some(Err(error))) => return Poll::Ready(Some(Err(self.ended_by(error)))),
                Some(piece) => return Poll::Ready(piece.map(|piece| piece.map(Part::Bytes))),
            }
        }
    }

    /// The error behind which nothing more comes.
    fn ended_by(&mut self, error: TransportError) -> TransportError {
        self.goes_on = GoesOn::Not;
        self.reading.go_on_with(Body::empty());
        error
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
            .field("reading", &self.reading)
            .finish_non_exhaustive()
    }
}

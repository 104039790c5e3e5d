//! Bodies that are sent, or come, piece by piece.

use std::collections::VecDeque;
use std::fmt;
use std::future::poll_fn;
use std::io::{self, Read};
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};

use bytes::{Bytes, BytesMut};
use futures_core::Stream;

use crate::TransportError;

/// What is read of a reader at once.
const PIECE: usize = 64 * 1024;

type Pieces = Pin<Box<dyn Stream<Item = Result<Bytes, TransportError>> + Send>>;

/// What is told how many bytes were sent.
pub(crate) type Progress = Arc<dyn Fn(u64) + Send + Sync>;

/// The body of a request or response, piece by piece: what [`Transport::open`](crate::Transport::open) takes and gives.
///
/// It is a [`Stream`] of bytes, and ends after an error. A body of which the length is known gives exactly so many bytes, or
/// an error.
///
/// ```
/// use specwright::Body;
///
/// # tokio::runtime::Builder::new_current_thread().build().unwrap().block_on(async {
/// let mut body = Body::from_reader(&b"hello"[..]).with_length(5);
/// assert_eq!(body.length(), Some(5));
/// assert_eq!(body.next().await.unwrap()?, "hello");
/// assert!(body.next().await.is_none());
/// # Ok::<(), specwright::TransportError>(())
/// # }).unwrap();
/// ```
pub struct Body {
    content: Content,
    length: Option<u64>,
    /// How much of the length has not come yet.
    left: Option<u64>,
}

enum Content {
    Ended,
    Whole(Bytes),
    Reader(Box<dyn Read + Send>, fn(io::Error) -> TransportError),
    Pieces(Pieces),
    Several(VecDeque<Body>),
    Watched { body: Box<Body>, sent: u64, progress: Progress },
}

impl Body {
    fn new(content: Content, length: Option<u64>) -> Self {
        Self { content, length, left: length }
    }

    /// A body without a byte.
    pub fn empty() -> Self {
        Self::new(Content::Ended, Some(0))
    }

    /// What a reader gives. It is read by whoever asks for the next piece, whose thread waits meanwhile; the built-in async
    /// transport reads it elsewhere.
    pub fn from_reader(reader: impl Read + Send + 'static) -> Self {
        Self::of_reader(reader, TransportError::other)
    }

    pub(crate) fn of_reader(
        reader: impl Read + Send + 'static,
        failure: fn(io::Error) -> TransportError,
    ) -> Self {
        Self::new(Content::Reader(Box::new(reader), failure), None)
    }

    /// What a stream gives.
    pub fn from_stream(stream: impl Stream<Item = Result<Bytes, TransportError>> + Send + 'static) -> Self {
        Self::new(Content::Pieces(Box::pin(stream)), None)
    }

    /// Bodies one after the other.
    pub(crate) fn of_several(bodies: Vec<Self>) -> Self {
        let length = bodies.iter().map(Self::length).sum();
        Self::new(Content::Several(bodies.into()), length)
    }

    /// The body, and who is told how much of it was sent.
    pub(crate) fn watched(self, progress: Progress) -> Self {
        let length = self.length;
        Self::new(Content::Watched { body: Box::new(self), sent: 0, progress }, length)
    }

    /// Sets how many bytes there are.
    #[must_use]
    pub fn with_length(mut self, length: u64) -> Self {
        self.length = Some(length);
        self.left = self.length;
        self
    }

    /// How many bytes there are in all, where it is known.
    pub fn length(&self) -> Option<u64> {
        self.length
    }

    /// The next piece; `None` at the end.
    ///
    /// # Errors
    /// When the rest cannot be read. The body then ends.
    pub async fn next(&mut self) -> Option<Result<Bytes, TransportError>> {
        poll_fn(|context| self.poll_piece(context)).await
    }

    /// All of it, in memory.
    ///
    /// # Errors
    /// When it cannot be read to its end.
    pub async fn into_bytes(mut self) -> Result<Bytes, TransportError> {
        let Some(first) = self.next().await.transpose()? else { return Ok(Bytes::new()) };
        let Some(second) = self.next().await.transpose()? else { return Ok(first) };
        let mut all = BytesMut::from(&first[..]);
        all.extend_from_slice(&second);
        while let Some(piece) = self.next().await.transpose()? {
            all.extend_from_slice(&piece);
        }
        Ok(all.freeze())
    }

    /// The bytes, where all of them are in memory.
    pub(crate) fn into_whole(self) -> Result<Bytes, Self> {
        match self.content {
            Content::Whole(bytes) => Ok(bytes),
            Content::Ended => Ok(Bytes::new()),
            _ => Err(self),
        }
    }

    /// Whether the next piece comes from a reader.
    #[cfg(feature = "reqwest")]
    pub(crate) fn blocks(&self) -> bool {
        match &self.content {
            Content::Reader(..) => true,
            Content::Several(bodies) => bodies.iter().any(Self::blocks),
            Content::Watched { body, .. } => body.blocks(),
            Content::Ended | Content::Whole(_) | Content::Pieces(_) => false,
        }
    }

    pub(crate) fn poll_piece(
        &mut self,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Bytes, TransportError>>> {
        let piece = ready!(self.content.poll_piece(context));
        let piece = self.counted(piece);
        if !matches!(piece, Some(Ok(_))) {
            self.content = Content::Ended;
            self.left = None;
        }
        Poll::Ready(piece)
    }

    /// The piece, or an error where it is too much, or the end comes too early.
    fn counted(
        &mut self,
        piece: Option<Result<Bytes, TransportError>>,
    ) -> Option<Result<Bytes, TransportError>> {
        let Some(left) = &mut self.left else { return piece };
        match &piece {
            Some(Ok(bytes)) => match left.checked_sub(bytes.len() as u64) {
                Some(rest) => *left = rest,
                None => return Some(Err(TransportError::other("there are more bytes than were announced"))),
            },
            None if *left > 0 => {
                return Some(Err(TransportError::other(format!(
                    "{left} bytes of those announced are missing"
                ))));
            }
            _ => {}
        }
        piece
    }
}

impl Content {
    fn poll_piece(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<Bytes, TransportError>>> {
        match self {
            Self::Ended => Poll::Ready(None),
            Self::Whole(bytes) => {
                let bytes = std::mem::take(bytes);
                Poll::Ready((!bytes.is_empty()).then_some(Ok(bytes)))
            }
            Self::Reader(reader, failure) => {
                Poll::Ready(read(reader).transpose().map(|read| read.map_err(*failure)))
            }
            Self::Pieces(pieces) => pieces.as_mut().poll_next(context),
            Self::Several(bodies) => loop {
                let Some(body) = bodies.front_mut() else { return Poll::Ready(None) };
                match ready!(body.poll_piece(context)) {
                    None => drop(bodies.pop_front()),
                    piece => return Poll::Ready(piece),
                }
            },
            Self::Watched { body, sent, progress } => {
                let piece = ready!(body.poll_piece(context));
                if let Some(Ok(bytes)) = &piece {
                    *sent += bytes.len() as u64;
                    progress(*sent);
                }
                Poll::Ready(piece)
            }
        }
    }
}

fn read(reader: &mut dyn Read) -> io::Result<Option<Bytes>> {
    let mut piece = vec![0; PIECE];
    loop {
        match reader.read(&mut piece) {
            Ok(0) => return Ok(None),
            Ok(count) => {
                piece.truncate(count);
                return Ok(Some(piece.into()));
            }
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
}

impl Stream for Body {
    type Item = Result<Bytes, TransportError>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.poll_piece(context)
    }
}

impl<T: Into<Bytes>> From<T> for Body {
    fn from(bytes: T) -> Self {
        let bytes = bytes.into();
        let length = bytes.len() as u64;
        Self::new(Content::Whole(bytes), Some(length))
    }
}

impl Default for Body {
    fn default() -> Self {
        Self::empty()
    }
}

/// Shows the length, and nothing of the content.
impl fmt::Debug for Body {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Body").field("length", &self.length).finish_non_exhaustive()
    }
}

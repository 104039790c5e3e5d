//! Items that are cut out of a response while its bytes come: what events and lines have in common.

use std::collections::VecDeque;
use std::fmt;
use std::task::{Context, Poll, ready};

use crate::{ByteStream, ItemError};

mod connection;

use connection::{Connection, Progress};

/// The media type of server-sent events.
pub(crate) const EVENT_STREAM: &str = "text/event-stream";

/// The longest item unless another limit is set: 16 MiB.
pub(crate) const LONGEST_ITEM: usize = 16 * 1024 * 1024;

/// An item is longer than allowed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooLong {
    /// The limit, in bytes.
    pub limit: usize,
}

impl fmt::Display for TooLong {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "an item of the response is longer than {} bytes", self.limit)
    }
}

impl std::error::Error for TooLong {}

/// Items that are complete, and the limit of the one under way.
#[derive(Debug)]
pub(crate) struct Ready<T> {
    items: VecDeque<Result<T, TooLong>>,
    is_too_long: bool,
    longest: usize,
}

impl<T> Ready<T> {
    pub(crate) fn new() -> Self {
        Self { items: VecDeque::new(), is_too_long: false, longest: LONGEST_ITEM }
    }

    pub(crate) fn longest(&mut self, bytes: usize) {
        self.longest = bytes;
    }

    /// Whether the item under way, of which so many bytes are held, has room for more. One that had none has none to its end.
    pub(crate) fn has_room(&mut self, held: usize, more: &[u8]) -> bool {
        self.is_too_long |= more.len() > self.longest.saturating_sub(held);
        !self.is_too_long
    }

    pub(crate) fn is_too_long(&self) -> bool {
        self.is_too_long
    }

    /// Ends the item under way: what it is, unless it is nothing or was too long.
    pub(crate) fn end(&mut self, item: Option<T>) {
        match std::mem::take(&mut self.is_too_long) {
            true => self.items.push_back(Err(TooLong { limit: self.longest })),
            false => self.items.extend(item.map(Ok)),
        }
    }

    /// Forgets the item under way.
    pub(crate) fn abandon(&mut self) {
        self.is_too_long = false;
    }

    pub(crate) fn next(&mut self) -> Option<Result<T, TooLong>> {
        self.items.pop_front()
    }
}

/// A way of cutting items out of bytes.
pub(crate) trait Framing {
    /// An item as it was cut out.
    type Raw;

    /// Takes in the next bytes.
    fn push(&mut self, bytes: &[u8]);

    /// Takes the end of the bytes for the end of the item under way, where that is one.
    fn finish(&mut self);

    /// Forgets the item under way: what comes next is of another response.
    fn restart(&mut self);

    fn next_raw(&mut self) -> Option<Result<Self::Raw, TooLong>>;

    /// Where a response that goes on behind the last item begins.
    fn position(&self) -> Position<'_>;
}

/// Where a stream of items was left.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Position<'a> {
    /// The id that was said last.
    pub(crate) last_id: &'a str,
    /// How long the server wants to be left alone.
    pub(crate) retry: Option<std::time::Duration>,
    /// How many items and other signs of life came, in all.
    pub(crate) signs: u64,
}

/// The items of a response, as they are cut out.
pub(crate) struct Framed<F> {
    connection: Connection,
    pub(crate) framing: F,
}

impl<F: Framing> Framed<F> {
    pub(crate) fn new(bytes: ByteStream, framing: F) -> Self {
        Self { connection: Connection::new(bytes), framing }
    }

    /// Reads no further.
    pub(crate) fn close(&mut self) {
        self.connection = Connection::closed();
    }

    pub(crate) fn poll_raw(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<F::Raw, ItemError>>> {
        loop {
            if let Some(raw) = self.framing.next_raw() {
                return Poll::Ready(Some(raw.map_err(ItemError::from)));
            }
            if self.connection.is_closed() {
                return Poll::Ready(None);
            }
            match ready!(self.connection.poll(self.framing.position(), context)) {
                Progress::Bytes(bytes) => self.framing.push(&bytes),
                Progress::Again => self.framing.restart(),
                // An item that broke off is none.
                Progress::Failed(error) => return Poll::Ready(Some(Err(error))),
                Progress::Ended => self.framing.finish(),
            }
        }
    }
}

impl<F> fmt::Debug for Framed<F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.connection.fmt(f)
    }
}

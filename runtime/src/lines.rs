//! JSON values, one after the other: JSON lines and JSON text sequences.

use std::collections::VecDeque;
use std::fmt;
use std::future::poll_fn;
use std::marker::PhantomData;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use futures_core::Stream;

use crate::model::{Model, from_json};
use crate::{ByteStream, ItemError};

/// The longest item unless another limit is set: 16 MiB.
pub(crate) const LONGEST_ITEM: usize = 16 * 1024 * 1024;

/// What comes before each text of a JSON text sequence.
const RECORD_SEPARATOR: u8 = 0x1e;

/// Parts bytes into the texts of JSON lines, or of a JSON text sequence (RFC 7464), without any I/O, however the bytes are
/// cut up.
///
/// A text ends with a line feed, or before a record separator. Empty lines are passed over. A text within a sequence, which
/// may itself have line feeds, ends before the next record separator only.
///
/// ```
/// use specwright::LineReader;
///
/// let mut lines = LineReader::new();
/// lines.push(b"{\"a\":1}\n{\"a\"");
/// assert_eq!(lines.next_line().unwrap().unwrap(), b"{\"a\":1}");
/// assert!(lines.next_line().is_none());
/// lines.push(b":2}\r\n");
/// assert_eq!(lines.next_line().unwrap().unwrap(), b"{\"a\":2}");
/// ```
#[derive(Debug)]
pub struct LineReader {
    /// Texts that are complete, or were too long.
    ready: VecDeque<Result<Vec<u8>, TooLong>>,
    text: Vec<u8>,
    is_sequence: bool,
    is_too_long: bool,
    longest: usize,
}

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

impl Default for LineReader {
    fn default() -> Self {
        Self::new()
    }
}

impl LineReader {
    /// A reader of texts that have at most 16 MiB.
    pub fn new() -> Self {
        Self {
            ready: VecDeque::new(),
            text: Vec::new(),
            is_sequence: false,
            is_too_long: false,
            longest: LONGEST_ITEM,
        }
    }

    /// Sets the most bytes that a text may have. One that has more is an error in its place, and passed over.
    #[must_use]
    pub fn longest(mut self, bytes: usize) -> Self {
        self.longest = bytes;
        self
    }

    /// Takes in the next bytes.
    pub fn push(&mut self, bytes: &[u8]) {
        let mut rest = bytes;
        while let Some(at) = rest.iter().position(|byte| self.ends(*byte)) {
            let (text, behind) = rest.split_at(at);
            self.extend(text);
            self.end();
            if behind.first() == Some(&RECORD_SEPARATOR) {
                self.is_sequence = true;
            }
            rest = behind.get(1..).unwrap_or_default();
        }
        self.extend(rest);
    }

    /// Says that no bytes follow: what is left is a text without an end.
    pub fn finish(&mut self) {
        self.end();
    }

    /// The next text; `None` when more bytes are needed.
    ///
    /// # Errors
    /// When the text is too long. The next one can be read all the same.
    pub fn next_line(&mut self) -> Option<Result<Vec<u8>, TooLong>> {
        self.ready.pop_front()
    }

    fn ends(&self, byte: u8) -> bool {
        byte == RECORD_SEPARATOR || byte == b'\n' && !self.is_sequence
    }

    fn extend(&mut self, bytes: &[u8]) {
        if self.is_too_long || bytes.len() > self.longest.saturating_sub(self.text.len()) {
            self.is_too_long = true;
            self.text = Vec::new();
            return;
        }
        self.text.extend_from_slice(bytes);
    }

    fn end(&mut self) {
        let mut text = std::mem::take(&mut self.text);
        if std::mem::take(&mut self.is_too_long) {
            self.ready.push_back(Err(TooLong { limit: self.longest }));
            return;
        }
        let end = text.iter().rposition(|byte| !byte.is_ascii_whitespace()).map_or(0, |at| at + 1);
        text.truncate(end);
        if !text.is_empty() {
            self.ready.push_back(Ok(text));
        }
    }
}

/// JSON values of a response, one after the other: [`ByteStream::lines`].
///
/// It is a [`Stream`], and in blocking code what a `for` loop goes over (with the feature `blocking`). A value that cannot be
/// read is an error in its place, and the next one comes all the same; after an error of the connection the stream ends.
pub struct Lines<T> {
    bytes: ByteStream,
    reader: LineReader,
    ended: bool,
    item: PhantomData<fn() -> T>,
}

impl<T: Model> Lines<T> {
    pub(crate) fn new(bytes: ByteStream) -> Self {
        Self { bytes, reader: LineReader::new(), ended: false, item: PhantomData }
    }

    /// Sets the most bytes that a value may have; 16 MiB unless set.
    #[must_use]
    pub fn longest(mut self, bytes: usize) -> Self {
        self.reader = self.reader.longest(bytes);
        self
    }

    /// The next value; `None` at the end.
    ///
    /// # Errors
    /// When the value cannot be read, or nothing more.
    pub async fn next(&mut self) -> Option<Result<T, ItemError>> {
        poll_fn(|context| self.poll_item(context)).await
    }

    fn poll_item(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<T, ItemError>>> {
        loop {
            if let Some(line) = self.reader.next_line() {
                let text = line.map_err(ItemError::from);
                return Poll::Ready(Some(text.and_then(|text| from_json(&text).map_err(ItemError::from))));
            }
            if self.ended {
                return Poll::Ready(None);
            }
            match ready!(self.bytes.poll_piece(context)) {
                Some(Ok(bytes)) => self.reader.push(&bytes),
                Some(Err(error)) => {
                    // A text that broke off is none.
                    self.ended = true;
                    return Poll::Ready(Some(Err(error.into())));
                }
                None => {
                    self.ended = true;
                    self.reader.finish();
                }
            }
        }
    }
}

impl<T: Model> Stream for Lines<T> {
    type Item = Result<T, ItemError>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.poll_item(context)
    }
}

#[cfg(feature = "blocking")]
impl<T: Model> IntoIterator for Lines<T> {
    type Item = Result<T, ItemError>;
    type IntoIter = crate::blocking::Blocking<Self>;

    fn into_iter(self) -> Self::IntoIter {
        crate::blocking::Blocking::new(self)
    }
}

impl<T> fmt::Debug for Lines<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Lines").field("bytes", &self.bytes).finish_non_exhaustive()
    }
}

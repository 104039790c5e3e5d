//! JSON values, one after the other: JSON lines and JSON text sequences.

use std::fmt;
use std::future::poll_fn;
use std::marker::PhantomData;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use futures_core::Stream;

use crate::framing::{Framed, Framing, Position, Ready};
use crate::model::{Model, from_json};
use crate::{ByteStream, ItemError, TooLong};

/// What comes before each text of a JSON text sequence.
pub(crate) const RECORD_SEPARATOR: u8 = 0x1e;

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
    ready: Ready<Vec<u8>>,
    text: Vec<u8>,
    is_sequence: bool,
}

impl Default for LineReader {
    fn default() -> Self {
        Self::new()
    }
}

impl LineReader {
    /// A reader of texts that have at most 16 MiB.
    pub fn new() -> Self {
        Self { ready: Ready::new(), text: Vec::new(), is_sequence: false }
    }

    /// Sets the most bytes that a text may have. One that has more is an error in its place, and passed over.
    #[must_use]
    pub fn longest(mut self, bytes: usize) -> Self {
        self.ready.longest(bytes);
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
        self.ready.next()
    }

    fn ends(&self, byte: u8) -> bool {
        byte == RECORD_SEPARATOR || byte == b'\n' && !self.is_sequence
    }

    fn extend(&mut self, bytes: &[u8]) {
        match self.ready.has_room(self.text.len(), bytes) {
            true => self.text.extend_from_slice(bytes),
            false => self.text = Vec::new(),
        }
    }

    fn end(&mut self) {
        let mut text = std::mem::take(&mut self.text);
        let end = text.iter().rposition(|byte| !byte.is_ascii_whitespace()).map_or(0, |at| at + 1);
        text.truncate(end);
        self.ready.end(Some(text).filter(|text| !text.is_empty()));
    }
}

impl Framing for LineReader {
    type Raw = Vec<u8>;

    fn push(&mut self, bytes: &[u8]) {
        LineReader::push(self, bytes);
    }

    fn finish(&mut self) {
        LineReader::finish(self);
    }

    fn restart(&mut self) {
        self.ready.abandon();
        self.text.clear();
        self.is_sequence = false;
    }

    fn next_raw(&mut self) -> Option<Result<Vec<u8>, TooLong>> {
        self.next_line()
    }

    fn position(&self) -> Position<'_> {
        Position::default()
    }
}

/// JSON values of a response, one after the other: what an operation whose spec has `lines` answers, and
/// [`ByteStream::lines`].
///
/// It is a [`Stream`], and in blocking code what a `for` loop goes over (with the feature `blocking`). A value that cannot be
/// read is an error in its place, and the next one comes all the same; after an error of the connection the stream ends.
#[must_use = "nothing is read until it is asked for"]
pub struct Lines<T> {
    framed: Framed<LineReader>,
    item: PhantomData<fn() -> T>,
}

impl<T: Model> Lines<T> {
    pub(crate) fn new(bytes: ByteStream) -> Self {
        Self { framed: Framed::new(bytes, LineReader::new()), item: PhantomData }
    }

    /// Sets the most bytes that a value may have; 16 MiB unless set.
    pub fn longest(mut self, bytes: usize) -> Self {
        self.framed.framing = self.framed.framing.longest(bytes);
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
        let text = ready!(self.framed.poll_raw(context));
        Poll::Ready(text.map(|text| text.and_then(|text| from_json(&text).map_err(ItemError::from))))
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
        f.debug_struct("Lines").field("bytes", &self.framed).finish_non_exhaustive()
    }
}

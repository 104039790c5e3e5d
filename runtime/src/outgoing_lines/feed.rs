//! Values as the text that a request sends, made as it is asked for.

use std::io::{self, Read};
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use bytes::Bytes;
use futures_core::Stream;

use crate::encoder::to_request_json;
use crate::lines::RECORD_SEPARATOR;
use crate::model::Model;
use crate::{Checks, TransportError, Validate, media};

/// Text of this length is sent without waiting for more.
const ENOUGH: usize = 8 * 1024;

/// How values are written, and how much of them is checked.
#[derive(Clone, Copy)]
pub(crate) struct Manner {
    is_sequence: bool,
    checks: Checks,
}

impl Manner {
    /// That of a media type: a JSON text sequence has a separator before each value.
    pub(crate) fn of(media_type: &str, checks: Checks) -> Self {
        Self { is_sequence: media::is_json_sequence(media_type), checks }
    }

    /// Puts a value behind others, or says why it has no JSON: the end of a sentence that begins with it.
    pub(crate) fn append(self, item: &dyn Model, text: &mut Vec<u8>) -> Result<(), String> {
        if self.is_sequence {
            text.push(RECORD_SEPARATOR);
        }
        to_request_json(text, item)?;
        text.push(b'\n');
        Ok(())
    }
}

/// How far the values of a request are written.
struct Written {
    manner: Manner,
    items: u64,
    text: Vec<u8>,
}

impl Written {
    fn new(manner: Manner) -> Self {
        Self { manner, items: 0, text: Vec::new() }
    }

    /// Checks and writes the next value.
    fn push(&mut self, item: &(impl Model + Validate)) -> io::Result<()> {
        self.items += 1;
        let nth = self.items;
        if let Err(broken) = item.validate_with(self.manner.checks) {
            return Err(io::Error::other(format!("item {nth} of the body is not valid: {broken}")));
        }
        let appended = self.manner.append(item, &mut self.text);
        appended.map_err(|why| io::Error::other(format!("item {nth} of the body {why}")))
    }

    fn is_enough(&self) -> bool {
        self.text.len() >= ENOUGH
    }

    fn take(&mut self) -> Option<Bytes> {
        (!self.text.is_empty()).then(|| std::mem::take(&mut self.text).into())
    }
}

/// The text of what an iterator gives.
pub(super) struct ItemReader<I> {
    items: I,
    written: Written,
    /// How much of the text was read.
    read: usize,
}

impl<I> ItemReader<I> {
    pub(super) fn new(items: I, manner: Manner) -> Self {
        Self { items, written: Written::new(manner), read: 0 }
    }
}

impl<I: Iterator<Item: Model + Validate>> ItemReader<I> {
    fn fill(&mut self) -> io::Result<()> {
        self.written.text.clear();
        self.read = 0;
        while !self.written.is_enough() {
            let Some(item) = self.items.next() else { break };
            self.written.push(&item)?;
        }
        Ok(())
    }
}

impl<I: Iterator<Item: Model + Validate>> Read for ItemReader<I> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.read == self.written.text.len() {
            self.fill()?;
        }
        let mut rest = self.written.text.get(self.read..).unwrap_or_default();
        let count = rest.read(buffer)?;
        self.read += count;
        Ok(count)
    }
}

/// The text of what a stream gives: as much as is there, so that nothing waits for what comes later.
pub(super) struct ItemStream<S> {
    items: Option<Pin<Box<S>>>,
    written: Written,
}

impl<S> ItemStream<S> {
    pub(super) fn new(items: S, manner: Manner) -> Self {
        Self { items: Some(Box::pin(items)), written: Written::new(manner) }
    }
}

impl<T: Model + Validate, S: Stream<Item = io::Result<T>>> Stream for ItemStream<S> {
    type Item = Result<Bytes, TransportError>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let this = &mut *self;
        while let Some(items) = this.items.as_mut().filter(|_| !this.written.is_enough()) {
            let item = match items.as_mut().poll_next(context) {
                Poll::Pending if !this.written.text.is_empty() => break,
                polled => ready!(polled),
            };
            let Some(item) = item else {
                this.items = None;
                break;
            };
            if let Err(error) = item.and_then(|item| this.written.push(&item)) {
                this.items = None;
                return Poll::Ready(Some(Err(TransportError::other(error))));
            }
        }
        Poll::Ready(this.written.take().map(Ok))
    }
}

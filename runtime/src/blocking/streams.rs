//! Streams as iterators.

use std::future::poll_fn;
use std::pin::Pin;

use futures_core::Stream;

use super::block_on;

/// An iterator over the items of a stream, which waits for each.
#[derive(Debug)]
pub struct Blocking<S>(S);

impl<S> Blocking<S> {
    pub(crate) fn new(stream: S) -> Self {
        Self(stream)
    }
}

impl<S: Stream + Unpin> Iterator for Blocking<S> {
    type Item = S::Item;

    fn next(&mut self) -> Option<S::Item> {
        block_on(poll_fn(|context| Pin::new(&mut self.0).poll_next(context)))
    }
}

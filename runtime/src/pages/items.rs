//! The items of a list over all its pages.

use std::fmt;
use std::future::poll_fn;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::vec::IntoIter;

use futures_core::Stream;

use super::{Paged, Pages};

/// A [`Stream`] of the items of a list, over all its pages. It goes through [`Pages`], and ends as they do.
#[must_use = "nothing is sent until an item is asked for"]
pub struct Items<O: Paged> {
    pages: Pages<O>,
    page: IntoIter<O::Item>,
}

impl<O: Paged> Items<O> {
    pub(crate) fn new(pages: Pages<O>) -> Self {
        Self { pages, page: Vec::new().into_iter() }
    }

    /// The next item; `None` after the last one and after an error.
    ///
    /// # Errors
    /// When the page that it is on cannot be fetched: the stream then ends.
    pub async fn next(&mut self) -> Option<Result<O::Item, O::Error>> {
        poll_fn(|context| self.poll_item(context)).await
    }

    /// The request for the page after the current one, or for the one that failed: [`Pages::next_request`].
    pub fn next_request(&self) -> Option<&O> {
        self.pages.next_request()
    }

    /// Begins with the page at this URL: [`Pages::starting_at`].
    pub fn starting_at(mut self, url: impl Into<String>) -> Self {
        self.pages = self.pages.starting_at(url);
        self
    }

    /// The URL of the page after the current one, or of the one that failed: [`Pages::next_url`].
    pub fn next_url(&self) -> Option<&str> {
        self.pages.next_url()
    }

    /// How many items of the current page are still to come.
    pub fn left_on_page(&self) -> usize {
        self.page.len()
    }

    fn poll_item(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<O::Item, O::Error>>> {
        loop {
            if let Some(item) = self.page.next() {
                return Poll::Ready(Some(Ok(item)));
            }
            match ready!(self.pages.poll_page(context)) {
                Some(Ok(page)) => self.page = O::into_items(page).into_iter(),
                Some(Err(error)) => return Poll::Ready(Some(Err(error))),
                None => return Poll::Ready(None),
            }
        }
    }
}

/// Nothing in it is pinned where it stands.
impl<O: Paged> Unpin for Items<O> {}

impl<O: Paged> Stream for Items<O> {
    type Item = Result<O::Item, O::Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.poll_item(context)
    }
}

impl<O: Paged> fmt::Debug for Items<O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Items")
            .field("operation", &O::INFO.name)
            .field("left_on_page", &self.left_on_page())
            .finish_non_exhaustive()
    }
}

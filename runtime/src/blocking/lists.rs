//! Lists that come page by page, as iterators.

use std::fmt;

use super::block_on;
use crate::{Paged, pages};

/// An iterator over the pages of a list, starting with the page that the request asks for. A page is requested when the
/// iterator is asked for it, and no sooner; the iterator ends after the last page, an empty page, or an error.
#[must_use = "nothing is sent until a page is asked for"]
pub struct Pages<O: Paged>(pub(super) pages::Pages<O>);

impl<O: Paged> Pages<O> {
    /// The request for the page that comes next, or for the one that failed; `None` after the last page. Give it to
    /// `client.pages(request)` to continue the list; like any request, it can be stored.
    pub fn next_request(&self) -> Option<&O> {
        self.0.next_request()
    }

    /// Begins with the page at this URL: [`Pages::starting_at`](pages::Pages::starting_at).
    pub fn starting_at(self, url: impl Into<String>) -> Self {
        Self(self.0.starting_at(url))
    }

    /// The URL of the page that comes next, or of the one that failed: [`Pages::next_url`](pages::Pages::next_url).
    pub fn next_url(&self) -> Option<&str> {
        self.0.next_url()
    }
}

impl<O: Paged> Iterator for Pages<O> {
    type Item = Result<O::Output, O::Error>;

    fn next(&mut self) -> Option<Self::Item> {
        block_on(self.0.next())
    }
}

impl<O: Paged> fmt::Debug for Pages<O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// An iterator over the items of a list, over all its pages. It goes through [`Pages`], and ends as they do.
#[must_use = "nothing is sent until an item is asked for"]
pub struct Items<O: Paged>(pub(super) pages::Items<O>);

impl<O: Paged> Items<O> {
    /// The request for the page after the current one, or for the one that failed: [`Pages::next_request`].
    pub fn next_request(&self) -> Option<&O> {
        self.0.next_request()
    }

    /// Begins with the page at this URL: [`Pages::starting_at`](pages::Pages::starting_at).
    pub fn starting_at(self, url: impl Into<String>) -> Self {
        Self(self.0.starting_at(url))
    }

    /// The URL of the page after the current one, or of the one that failed: [`Pages::next_url`](pages::Pages::next_url).
    pub fn next_url(&self) -> Option<&str> {
        self.0.next_url()
    }

    /// How many items of the current page are still to come.
    pub fn left_on_page(&self) -> usize {
        self.0.left_on_page()
    }
}

impl<O: Paged> Iterator for Items<O> {
    type Item = Result<O::Item, O::Error>;

    fn next(&mut self) -> Option<Self::Item> {
        block_on(self.0.next())
    }
}

impl<O: Paged> fmt::Debug for Items<O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

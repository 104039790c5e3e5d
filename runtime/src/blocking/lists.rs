//! Lists that come page by page, as iterators.

use std::fmt;

use super::block_on;
use crate::{Paged, pages};

/// The pages of a list, from the one that the request asks for to the last. A page is asked for when it is wanted, and no
/// sooner; the iterator ends behind the last page, behind an empty one that comes earlier, or behind an error.
#[must_use = "nothing is sent until a page is asked for"]
pub struct Pages<O: Paged>(pub(super) pages::Pages<O>);

impl<O: Paged> Pages<O> {
    /// The request for the page that comes next, or for the one that failed; `None` behind the last page. A list is
    /// taken up there with `client.pages(request)`, and a request can be stored, as any.
    pub fn next_request(&self) -> Option<&O> {
        self.0.next_request()
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

/// What a list holds, one after the other over all its pages. It goes through [`Pages`], and ends as they do.
#[must_use = "nothing is sent until an item is asked for"]
pub struct Items<O: Paged>(pub(super) pages::Items<O>);

impl<O: Paged> Items<O> {
    /// The request for the page behind the one under way, or for the one that failed: [`Pages::next_request`].
    pub fn next_request(&self) -> Option<&O> {
        self.0.next_request()
    }

    /// How many items of the page under way are still to come.
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

//! Lists that come page by page.

use std::fmt;
use std::future::poll_fn;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use futures_core::Stream;

use crate::client::Engine;
use crate::{Call, Operation};

mod items;
mod step;
mod value;

pub use items::Items;
pub use step::{Progress, by_cursor, by_offset, by_page};
pub use value::{Listed, Optional, Whole, count, into_items, number};

/// An operation whose output is a page of a list. Derive it with [`derive@crate::Operation`] and `pages(…)`.
pub trait Paged: Operation + Clone {
    /// What the list holds.
    type Item: Send + 'static;

    /// The request for the page after this one; `None` when this is the last.
    #[doc(hidden)]
    fn following(&self, page: &Self::Output, progress: &mut Progress) -> Option<Self>;

    /// What the page holds.
    #[doc(hidden)]
    fn into_items(page: Self::Output) -> Vec<Self::Item>;
}

/// A [`Stream`] of the pages of a list, starting with the page that the request asks for.
///
/// A page is requested when the stream is polled for it, and no sooner. The stream ends after the last page, an empty
/// page, or an error. [`next_request`](Self::next_request) then is the request to continue with: to ask for a page again
/// that failed, or to go on another day.
///
/// ```
/// # use specwright::{Builder, Client, Model, Operation, Response, Validate, bytes::Bytes, http};
/// #[derive(Clone, PartialEq, Model)]
/// struct Names {
///     names: Vec<String>,
/// }
///
/// #[derive(Clone, PartialEq, Model, Validate, Builder, Operation)]
/// #[api(http = "GET /names", out(json = Names))]
/// #[api(pages(by = page, page = page, first = 1, items = names, item = String))]
/// struct ListNames {
///     #[api(query = "page")]
///     page: Option<i64>,
/// }
///
/// # let transport = |request: http::Request<Bytes>| async move {
/// #     let empty = request.uri().query() == Some("page=3");
/// #     Ok(Response::new(Bytes::from_static(if empty { b"{\"names\":[]}" } else { b"{\"names\":[\"Ada\"]}" })))
/// # };
/// # let client = Client::builder().base_url("http://h.test").transport(transport).build()?;
/// # tokio::runtime::Builder::new_current_thread().build()?.block_on(async {
/// let mut names = ListNames::builder().with_client(&client).items();
/// let mut count = 0;
/// while let Some(name) = names.next().await {
///     count += name?.len();
/// }
/// assert_eq!(count, 6);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// # })?;
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use = "nothing is sent until a page is asked for"]
pub struct Pages<O: Paged> {
    engine: Engine,
    /// What the next page is asked for with.
    request: Option<O>,
    call: Option<Call<O>>,
    progress: Progress,
    failed: bool,
}

impl<O: Paged> Pages<O> {
    pub(crate) fn new(engine: Engine, request: O) -> Self {
        Self { engine, request: Some(request), call: None, progress: Progress::default(), failed: false }
    }

    /// The next page; `None` after the last one and after an error.
    ///
    /// Cancel-safe: a page that was requested and not waited for comes next.
    ///
    /// # Errors
    /// When the page cannot be fetched: the stream then ends.
    pub async fn next(&mut self) -> Option<Result<O::Output, O::Error>> {
        poll_fn(|context| self.poll_page(context)).await
    }

    /// The request for the page that comes next, or for the one that failed; `None` after the last page. Give it to
    /// `client.pages(request)` to continue the list; like any request, it can be stored.
    pub fn next_request(&self) -> Option<&O> {
        self.request.as_ref()
    }

    fn poll_page(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<O::Output, O::Error>>> {
        let Some(request) = self.request.as_ref().filter(|_| !self.failed) else { return Poll::Ready(None) };
        let call = self.call.get_or_insert_with(|| self.engine.call(request));
        let result = ready!(Pin::new(call).poll(context));
        self.call = None;
        match &result {
            Ok(page) => self.request = request.following(page, &mut self.progress),
            Err(_) => self.failed = true,
        }
        Poll::Ready(Some(result))
    }
}

/// Nothing in it is pinned where it stands.
impl<O: Paged> Unpin for Pages<O> {}

impl<O: Paged> Stream for Pages<O> {
    type Item = Result<O::Output, O::Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.poll_page(context)
    }
}

impl<O: Paged> fmt::Debug for Pages<O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Pages").field("operation", &O::INFO.name).finish_non_exhaustive()
    }
}

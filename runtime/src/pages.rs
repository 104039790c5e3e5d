//! Lists that come page by page.

use std::fmt;
use std::future::poll_fn;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use futures_core::Stream;
use http::HeaderMap;

use crate::call::CallWithResponse;
use crate::client::Engine;
use crate::{Operation, WithResponse};

mod items;
mod link;
mod route;
mod step;
mod value;

pub use items::Items;
use route::Route;
pub use step::{Progress, by_cursor, by_offset, by_page, unless_last};
pub use value::{
    Counted, Flag, Listed, Optional, UrlText, Whole, count, counted, flag, header, header_like, into_items,
    last, number, url,
};

/// An operation whose output is a page of a list. Derive it with [`derive@crate::Operation`] and `pages(…)`.
pub trait Paged: Operation + Clone {
    /// What the list holds.
    type Item: Send + 'static;

    /// The request for the page after this one; `None` when this is the last.
    #[doc(hidden)]
    fn following(&self, page: &Self::Output, headers: &HeaderMap, progress: &mut Progress) -> Option<Self>;

    /// Where the next page is said to be.
    #[doc(hidden)]
    const NEXT: NextPage = NextPage::Request;

    /// The URL of the next page, where the response has it.
    #[doc(hidden)]
    fn next_url(_page: &Self::Output, _headers: &HeaderMap) -> Option<String> {
        None
    }

    /// What the page holds.
    #[doc(hidden)]
    fn into_items(page: Self::Output) -> Vec<Self::Item>;
}

/// What leads from one page to the next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NextPage {
    /// Another request.
    Request,
    /// A URL in the output, or in a header that holds nothing else.
    Url,
    /// A URL in the header `link`.
    Link,
}

/// A [`Stream`] of the pages of a list, starting with the page that the request asks for.
///
/// A page is requested when the stream is polled for it, and no sooner. The stream ends after the last page, an empty
/// page, or an error. [`next_request`](Self::next_request) then is the request to continue with: to ask for a page again
/// that failed, or to go on another day. Where responses have the URL of the next page, [`next_url`](Self::next_url) and
/// [`starting_at`](Self::starting_at) do that.
///
/// Nothing is requested twice: where a page leads to itself or to an earlier one, that is an error. A URL that is not at
/// the servers of the API is one as well, and nothing is sent there.
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
    call: Option<CallWithResponse<O>>,
    progress: Progress,
    route: Route,
    failed: bool,
}

impl<O: Paged> Pages<O> {
    pub(crate) fn new(engine: Engine, request: O) -> Self {
        let (progress, route) = (Progress::default(), Route::default());
        Self { engine, request: Some(request), call: None, progress, route, failed: false }
    }

    /// Begins with the page at this URL, which [`next_url`](Self::next_url) gave before. What else the request says, such
    /// as its headers, is sent there as well. It is for lists whose responses have the URL of the next page.
    pub fn starting_at(mut self, url: impl Into<String>) -> Self {
        self.route.go_to(url.into());
        self
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
    /// `client.pages(request)` to continue the list; like any request, it can be stored. Where responses have the URL of
    /// the next page, it stays the same, and goes to [`next_url`](Self::next_url).
    pub fn next_request(&self) -> Option<&O> {
        self.request.as_ref()
    }

    /// The URL of the page that comes next, or of the one that failed, as a response had it; `None` before the first page
    /// and after the last, and of lists whose next page has no URL.
    pub fn next_url(&self) -> Option<&str> {
        self.request.as_ref().and_then(|_| self.route.url())
    }

    fn poll_page(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<O::Output, O::Error>>> {
        let Some(request) = self.request.as_ref().filter(|_| !self.failed) else { return Poll::Ready(None) };
        let call = match &mut self.call {
            Some(call) => call,
            None => match self.route.call(&self.engine, request) {
                Ok(call) => self.call.insert(call.with_response()),
                Err(error) => {
                    self.failed = true;
                    return Poll::Ready(Some(Err(error.into())));
                }
            },
        };
        let result = ready!(Pin::new(call).poll(context));
        self.call = None;
        Poll::Ready(Some(match result {
            Ok(WithResponse { output, response, .. }) => {
                self.advance(&output, response.headers());
                Ok(output)
            }
            Err(error) => {
                self.failed = true;
                Err(error)
            }
        }))
    }

    fn advance(&mut self, page: &O::Output, headers: &HeaderMap) {
        let Some(request) = &self.request else { return };
        let following = request.following(page, headers, &mut self.progress);
        let url = match O::NEXT {
            NextPage::Request => {
                self.request = following;
                return;
            }
            NextPage::Url => O::next_url(page, headers),
            NextPage::Link => link::next(headers),
        };
        match url.filter(|_| following.is_some()) {
            Some(url) => self.route.go_to(url),
            None => self.request = None,
        }
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

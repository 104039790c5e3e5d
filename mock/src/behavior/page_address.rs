//! URLs of pages, of lists whose responses say where the next one is.

use std::borrow::Cow;

use bytes::Bytes;
use http::{Request, Uri, header};
use specwright_codegen::ir::{Operation, PagesKind};

/// The query parameter of our own that says where a page begins; nobody declares it.
const AFTER: &str = "mock-after";

/// Where a request for a page came.
#[derive(Debug, Clone, Default)]
pub(crate) struct PageAddress {
    /// The URL without what chooses the page.
    base: String,
    /// How many items the pages before it have.
    pub(crate) after: u64,
}

impl PageAddress {
    /// Takes out of a request what the mock put into the URL of a page.
    pub(crate) fn take<'r>(
        operation: &Operation,
        request: &'r Request<Bytes>,
    ) -> (Self, Cow<'r, Request<Bytes>>) {
        let kind = operation.pages.as_ref().map(|pages| &pages.kind);
        if !matches!(kind, Some(PagesKind::Url { .. } | PagesKind::Link)) {
            return (Self::default(), Cow::Borrowed(request));
        }
        let query = request.uri().query().unwrap_or_default();
        let own = |pair: &&str| pair.strip_prefix(AFTER).is_some_and(|rest| rest.starts_with('='));
        let rest: Vec<&str> = query.split('&').filter(|pair| !pair.is_empty() && !own(pair)).collect();
        let after = query.split('&').find(own).and_then(|pair| pair.split_once('=')?.1.parse().ok());
        let path = request.uri().path();
        let target = if rest.is_empty() { path.to_owned() } else { format!("{path}?{}", rest.join("&")) };
        let address = Self { base: format!("{}{target}", origin(request)), after: after.unwrap_or(0) };
        let request = match (after, target.parse::<Uri>()) {
            (Some(_), Ok(uri)) => {
                let mut own = request.clone();
                *own.uri_mut() = uri;
                Cow::Owned(own)
            }
            _ => Cow::Borrowed(request),
        };
        (address, request)
    }

    /// The URL of the page that begins after so many items.
    pub(crate) fn following(&self, after: usize) -> String {
        let sign = if self.base.contains('?') { '&' } else { '?' };
        format!("{}{sign}{AFTER}={after}", self.base)
    }
}

/// Scheme, host and port, as far as the request says them.
fn origin(request: &Request<Bytes>) -> String {
    let uri = request.uri();
    let host = request.headers().get(header::HOST).and_then(|host| host.to_str().ok());
    match uri.authority().map(|authority| authority.as_str()).or(host) {
        Some(host) => format!("{}://{host}", uri.scheme_str().unwrap_or("http")),
        None => String::new(),
    }
}

//! Parts of a file, where a download goes on where it broke off (RFC 9110, section 14).

use std::ops::Range;

use bytes::Bytes;
use http::header::{ACCEPT_RANGES, CONTENT_RANGE, ETAG, HeaderValue, IF_RANGE, LAST_MODIFIED, RANGE};
use http::{HeaderMap, Method, Request, Response, StatusCode};
use specwright_codegen::ir::{Content, Operation, Outcomes};

/// Gives, of the bytes of an operation that says so, those that a request wants.
pub(crate) fn settle(
    operation: &Operation,
    request: &Request<Bytes>,
    mut response: Response<Bytes>,
) -> Response<Bytes> {
    if !is_resumable(operation) || *request.method() != Method::GET || response.status() != StatusCode::OK {
        return response;
    }
    response.headers_mut().insert(ACCEPT_RANGES, HeaderValue::from_static("bytes"));
    let length = response.body().len();
    match wanted(request.headers(), response.headers(), length) {
        None => response,
        Some(range) if range.is_empty() => part(response, StatusCode::RANGE_NOT_SATISFIABLE, 0..0, "*"),
        Some(range) => {
            let shown = format!("{}-{}", range.start, range.end - 1);
            part(response, StatusCode::PARTIAL_CONTENT, range, &shown)
        }
    }
}

/// Whether a download may go on where it broke off.
pub(super) fn is_resumable(operation: &Operation) -> bool {
    match &operation.outcomes {
        Outcomes::One(outcome) => outcome.resumable && matches!(outcome.content, Content::Bytes),
        Outcomes::Several(_) => false,
    }
}

fn part(mut whole: Response<Bytes>, status: StatusCode, range: Range<usize>, shown: &str) -> Response<Bytes> {
    let length = whole.body().len();
    if let Ok(range) = HeaderValue::try_from(format!("bytes {shown}/{length}")) {
        whole.headers_mut().insert(CONTENT_RANGE, range);
    }
    *whole.status_mut() = status;
    whole.map(|body| body.slice(range))
}

/// The one range that a request wants; an empty one where there is nothing of it, and none where it wants all, or has a
/// part of something else.
fn wanted(request: &HeaderMap, response: &HeaderMap, length: usize) -> Option<Range<usize>> {
    let has_same =
        |known: &HeaderValue| [ETAG, LAST_MODIFIED].iter().any(|name| response.get(name) == Some(known));
    if !request.get(IF_RANGE).is_none_or(has_same) {
        return None;
    }
    let (first, last) = request.get(RANGE)?.to_str().ok()?.strip_prefix("bytes=")?.split_once('-')?;
    let last: Option<usize> = if last.is_empty() { None } else { Some(last.parse().ok()?) };
    match (first, last) {
        ("", Some(count)) => Some(length.saturating_sub(count)..length),
        (first, last) => {
            let first: usize = first.parse().ok()?;
            let end = last.map_or(length, |last| last.saturating_add(1).min(length));
            Some(if first < end { first..end } else { 0..0 })
        }
    }
}

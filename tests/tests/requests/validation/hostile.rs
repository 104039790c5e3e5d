//! Requests that no client of ours sends: whatever comes is judged, and what is said of it is sound.

use proptest::prelude::any;
use proptest::sample::Index;
use specwright::http::header::{CONTENT_TYPE, HeaderValue};
use specwright::{bytes, http, samples};
use specwright_mock::{Part, Problem, validate, validate_members};

use super::wire::{client, parameters};
use super::{operation, places};
use crate::holds::{Request, for_all};
use crate::operation_inputs::{api, each_input};

/// Whether judging the members alone cannot find a problem.
fn is_of_the_wire(problem: &Problem) -> bool {
    let of_the_body = problem.part == Part::Body && problem.pointer.is_empty();
    of_the_body || ["malformed", "media-type", "repeated", "unknown"].contains(&problem.rule.as_str())
}

const MEDIA: [&str; 6] = [
    "application/json",
    "multipart/form-data; boundary=x",
    "multipart/form-data; boundary=\"",
    "application/x-www-form-urlencoded",
    "text/csv",
    ";;=\"\\",
];

/// Pieces that mean something to a reader.
const PIECES: [&[u8]; 12] = [
    b"%",
    b"&",
    b"=",
    b"\"",
    b"{",
    b"[",
    b"\r\n",
    b"--x\r\n",
    b"--x--",
    b"\xff",
    b"null",
    b"content-disposition: form-data; name=\"",
];

/// Replaces up to four bytes by a piece.
fn spoil(bytes: &[u8], at: Index, count: Index, piece: Index) -> Vec<u8> {
    let start = at.index(bytes.len() + 1);
    let end = (start + count.index(5)).min(bytes.len());
    [&bytes[..start], PIECES[piece.index(PIECES.len())], &bytes[end..]].concat()
}

/// What is spoilt: the target, the body, or the content type.
fn spoil_request(
    request: &mut http::Request<bytes::Bytes>,
    (what, at, count, piece): (Index, Index, Index, Index),
) {
    match what.index(5) {
        0 => {
            let query = request.uri().query().unwrap_or_default();
            let query = spoil(query.as_bytes(), at, count, piece);
            let target = [request.uri().path().as_bytes(), b"?", &query].concat();
            if let Ok(uri) = http::Uri::try_from(target) {
                *request.uri_mut() = uri;
            }
        }
        1 => {
            let media = HeaderValue::from_static(MEDIA[piece.index(MEDIA.len())]);
            request.headers_mut().insert(CONTENT_TYPE, media);
        }
        2 => {
            let end = at.index(request.body().len() + 1);
            request.body_mut().truncate(end);
        }
        _ => *request.body_mut() = spoil(request.body(), at, count, piece).into(),
    }
}

fn is_sound<T: Request + specwright::Operation<Api: specwright::Api>>(api_name: &str, name: &str) {
    let (api, client) = (api(api_name), client::<T::Api>());
    let operation = operation(&api, name);
    let index = any::<Index>;
    let spoilt = proptest::collection::vec((index(), index(), index(), index()), 1..4);
    for_all((samples::valid::<T>(), spoilt), |(value, spoilt)| {
        let Ok(mut request) = client.request(&value) else { return Ok(()) };
        let path = parameters(operation, request.uri().path());
        spoilt.into_iter().for_each(|change| spoil_request(&mut request, change));
        let report = validate(&api, operation, &path, &request);
        for problem in &report.problems {
            proptest::prop_assert!(problem.pointer.is_empty() || problem.pointer.starts_with('/'));
            proptest::prop_assert!(!problem.rule.is_empty() && !problem.message.is_empty());
        }
        if !report.problems.iter().any(is_of_the_wire) {
            let again = validate_members(&api, operation, &report.members);
            proptest::prop_assert_eq!(places(&report.problems), places(&again), "{:?}", request);
        }
        Ok(())
    });
}

each_input!(is_sound);

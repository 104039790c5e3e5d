//! An input as an answer, and what must hold of whatever operations make of it. The fuzz target and the test that
//! replays the corpus share this file.

use bytes::Bytes;
use specwright::{Error, Json, Operation, Response, decode_response};

/// The statuses that the first byte chooses from; most errors are documented for a few.
const STATUSES: [u16; 16] = [200, 201, 204, 302, 304, 400, 401, 403, 404, 405, 409, 422, 429, 500, 503, 599];

/// Panics when an operation panics or loses something.
pub(crate) fn check(input: &[u8]) {
    check_json(input);
    let Some(response) = response(input) else { return };
    check_operation::<personr::operations::CreateApplicant>(&response);
    check_operation::<personr::operations::GenerateToken>(&response);
    check_operation::<verifik::operations::CreateAppRegistration>(&response);
    check_operation::<verifik::operations::CreateProjectFlow>(&response);
    check_operation::<baf::operations::CreateApplicant>(&response);
    check_operation::<baf::operations::ListApplicants>(&response);
    check_operation::<baf::operations::DeleteApplicant>(&response);
    check_operation::<baf::operations::CheckApplicantStatus>(&response);
    check_operation::<baf::operations::GetAttempt>(&response);
    check_operation::<baf::operations::GetAttemptImages>(&response);
}

/// The same texts are JSON as for serde_json, but for numbers that are beyond a float; what is read is written again.
fn check_json(input: &[u8]) {
    let Ok(text) = std::str::from_utf8(input) else { return };
    let ours = specwright::from_json::<Json>(input);
    let theirs = text.strip_prefix('\u{feff}').unwrap_or(text).parse::<serde_json::Value>();
    let Ok(ours) = ours else {
        assert!(theirs.is_err(), "{ours:?} {theirs:?}");
        return;
    };
    match theirs {
        Ok(theirs) => assert_eq!(ours, theirs),
        Err(error) => assert!(error.to_string().starts_with("number out of range"), "{error} {ours:?}"),
    }
    assert_eq!(ours.to_string().parse::<Json>().as_ref(), Ok(&ours));
}

/// The answer: a byte for the status, one for the length of a header's value, the value, and the body.
fn response(input: &[u8]) -> Option<Response> {
    let (first, rest) = input.split_first()?;
    let (length, rest) = rest.split_first()?;
    let (value, body) = rest.split_at_checked(usize::from(*length % 64))?;
    let status = STATUSES[usize::from(*first) % STATUSES.len()];
    let response = http::Response::builder().status(status).header("retry-after", value);
    response.body(Bytes::copy_from_slice(body)).ok()
}

fn check_operation<O: Operation>(response: &Response) {
    let Err(error) = decode_response::<O>(response.clone()) else {
        assert!(response.status().is_success());
        return;
    };
    let shown = format!("{error} {error:?}");
    assert!(shown.starts_with(O::INFO.name));
    let common: Error = error.into();
    let documented = common.documented();
    let _ = (common.code(), common.message(), common.request_id(), common.retry_after(), common.pointer());
    assert_eq!(common.status(), Some(response.status()));
    assert_eq!(common.headers(), Some(response.headers()));
    assert_eq!(common.body(), Some(response.body()));
    // The way there and back ends at the same error.
    let again: Error = O::Error::from(common).into();
    assert_eq!(again.documented(), documented);
}

//! Calls that are made again, over a socket.

use std::net::TcpListener;
use std::time::Duration;

use baf::operations::{CreateApplicantError, DeleteApplicantError, ListApplicantsError};
use specwright::{AttemptEnd, CallOptions, Retry};
use specwright_tests::{Answer, Server, block_on};

use crate::baf::list_applicants::{sample, sample_answer};
use crate::baf::{APPLICANT, KEY, client};

fn busy(status: u16) -> Answer {
    Answer::new(status, "busy").header("retry-after", "0")
}

#[test]
fn a_list_is_asked_for_again_and_arrives() {
    let server = Server::playing(vec![busy(503), busy(429), sample_answer()]);
    let answer = block_on(sample(&client(&server)).with_response()).unwrap();
    assert_eq!((answer.output.total, answer.attempts.len()), (46, 3));
    let [first, second, third] = [server.received(), server.received(), server.received()];
    assert_eq!((&first.target, first.own_headers()), (&third.target, third.own_headers()));
    assert_eq!((&second.target, second.own_headers()), (&third.target, third.own_headers()));
    assert!(server.is_idle());
}

#[test]
fn what_changes_something_is_sent_once() {
    let server = Server::playing(vec![busy(503)]);
    let error = block_on(client(&server).delete_applicant().applicant_id(APPLICANT).send()).unwrap_err();
    assert!(matches!(error, DeleteApplicantError::Other(_)), "{error:?}");
    assert_eq!((error.attempts().len(), error.retry_after()), (1, Some(Duration::ZERO)));
    let create = client(&server).create_applicant().first_name("A").last_name("B").phone("+1");
    let error: CreateApplicantError = block_on(create.send()).unwrap_err();
    assert_eq!(error.attempts().len(), 1);
    let _ = (server.received(), server.received());
    assert!(server.is_idle());
}

#[test]
fn a_server_that_is_not_there_is_asked_again_and_told_of() {
    // Nobody listens on a port that was free a moment ago.
    let address = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let client = baf::Client::builder()
        .base_url(format!("http://{address}"))
        .token(KEY)
        .retry(Retry::default().initial_backoff(Duration::from_millis(1)))
        .build()
        .unwrap();
    let error: ListApplicantsError = block_on(sample(&client)).unwrap_err();
    let ends: Vec<_> = error.attempts().iter().map(|attempt| attempt.end).collect();
    assert_eq!(ends, [AttemptEnd::NotConnected; 3]);
    assert!(!error.may_have_been_sent());
    let once = client.with_options(CallOptions::new().retry(Retry::OFF));
    assert_eq!(block_on(sample(&once)).unwrap_err().attempts().len(), 1);
}

#[test]
fn one_call_goes_elsewhere_without_the_key() {
    let (here, there) = (Server::playing(vec![sample_answer()]), Server::playing(vec![sample_answer()]));
    let options =
        CallOptions::new().base_url(there.url("/copy")).header("x-trace", "7").query("debug", "a b");
    block_on(sample(&client(&here).with_options(options))).unwrap();
    let received = there.received();
    assert_eq!(received.target, "/copy/api/v2/private/Applicants?Page=2&PageSize=2&debug=a%20b");
    assert_eq!(received.own_headers(), [("accept", "text/plain"), ("x-trace", "7")]);
    assert!(here.is_idle());
}

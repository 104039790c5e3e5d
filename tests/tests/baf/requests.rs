//! The requests about one applicant are those of the page.

use baf::Client;
use specwright_tests::{Answer, Received, Server, block_on};

use crate::baf::calls::{CALLS, Case};
use crate::baf::{APPLICANT, KEY, PREFIX, anonymous, client};

/// Sends a call and gives what arrived.
#[track_caller]
fn sent(call: &Case, make_client: fn(&Server) -> Client) -> Received {
    let server = Server::start(Answer::new(200, call.body()));
    block_on((call.start)(&make_client(&server), APPLICANT)).expect(call.operation);
    let received = server.received();
    assert!(server.is_idle(), "{} sends one request", call.operation);
    received
}

#[test]
fn every_request_about_an_applicant_is_that_of_the_page() {
    for call in &CALLS {
        let received = sent(call, client);
        assert_eq!(received.method, call.method, "{}", call.operation);
        assert_eq!(received.target, call.target("/publicapi", APPLICANT));
        let key = format!("Bearer {KEY}");
        assert_eq!(received.own_headers(), [("accept", call.accept), ("authorization", &key)]);
        assert_eq!(received.body, b"", "{}", call.operation);
    }
}

#[test]
fn a_post_without_a_body_says_that_it_is_empty_and_other_methods_say_nothing() {
    for call in &CALLS {
        let received = sent(call, client);
        let length = (call.method == "POST").then_some("0");
        assert_eq!(received.header("content-length"), length, "{}", call.operation);
        assert_eq!(received.header("content-type"), None, "{}", call.operation);
    }
}

#[test]
fn a_slash_at_the_end_of_the_base_url_is_not_doubled() {
    for call in &CALLS {
        let received = sent(call, |server| {
            Client::builder().base_url(server.url("/publicapi/")).token(KEY).build().expect("a client")
        });
        assert_eq!(received.target, call.target("/publicapi", APPLICANT));
    }
}

#[test]
fn the_public_calls_go_without_a_key_and_send_none() {
    let public: Vec<_> = CALLS.iter().filter(|call| !call.needs_key).collect();
    assert_eq!(public.len(), 2);
    for call in public {
        let received = sent(call, anonymous);
        assert_eq!(received.target, call.target(PREFIX, APPLICANT));
        assert_eq!(received.own_headers(), [("accept", "text/plain")]);
    }
}

#[test]
fn the_private_calls_are_not_sent_without_a_key() {
    let server = Server::start(Answer::new(200, ""));
    for call in CALLS.iter().filter(|call| call.needs_key) {
        let error = block_on((call.start)(&anonymous(&server), APPLICANT)).unwrap_err();
        assert!(error.is_invalid(), "{}: {error}", call.operation);
        assert!(error.to_string().contains("BAF_KEY"), "{error}");
        assert_eq!(error.operation(), Some(call.operation));
    }
    assert!(server.is_idle());
}

#[test]
fn attempts_are_told_by_their_number() {
    for (attempt, segment) in [(0, "0"), (133, "133"), (i64::MAX, "9223372036854775807")] {
        let server = Server::start(Answer::new(200, "{}"));
        block_on(client(&server).get_attempt().applicant_id("a").attempt_id(attempt).send()).unwrap();
        assert!(server.received().target.ends_with(&format!("/Applicants/a/Attempts/{segment}")));
        block_on(client(&server).get_attempt_images().applicant_id("a").attempt_id(attempt).send()).unwrap();
        assert!(server.received().target.ends_with(&format!("/Applicants/a/Attempts/{segment}/Images")));
    }
}

#[test]
fn calls_own_their_client_and_move_to_other_threads() {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    for call in &CALLS {
        let server = Server::start(Answer::new(200, call.body()));
        let started = {
            let client = client(&server);
            (call.start)(&client, APPLICANT)
        };
        runtime.block_on(runtime.spawn(started)).unwrap().unwrap();
        assert_eq!(server.received().method, call.method);
    }
}

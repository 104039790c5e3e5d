//! Bad networks, over sockets: what each gives the caller, how often a request comes, and that nothing hangs.
#![cfg(feature = "reqwest")]
#![allow(clippy::unwrap_used, reason = "helpers of tests may, too")]

use std::net::TcpListener;
use std::time::{Duration, Instant};

use crate::support::both::{Calls, client};
use crate::support::faulty::{Fault, Faulty};
use specwright::{AttemptEnd, BodyKind, Error, HandWritten, OperationOf, Retry};

operation!(Read: GET "/things", |_request| ());
operation!(Create: POST "/things", |request| {
    request.begin(BodyKind::JsonObject);
    request.member("name", "Ada");
});

on_both! {
    nobody_listens,
    a_reset_before_the_request_was_read,
    a_reset_behind_the_request,
    a_connection_that_ends_without_an_answer,
    a_server_that_says_nothing,
    a_body_that_breaks_off,
    a_body_without_an_end,
    a_length_that_is_not_true,
    a_head_that_is_none,
    compressed_answers_stay_as_they_are,
    a_busy_server_is_asked_again_when_it_says,
    a_busy_server_that_asks_for_too_long_is_left_alone,
}

/// Nothing takes longer than this.
const PATIENCE: Duration = Duration::from_secs(4);

/// A call of a client that waits little between attempts, and how it failed.
#[track_caller]
fn fails<C: Calls>(url: &str, operation: impl OperationOf<HandWritten>) -> Error {
    let started = Instant::now();
    let retry = Retry::default().initial_backoff(Duration::from_millis(1));
    let client = client::<C>(url).timeout(Duration::from_millis(600)).max_response_size(5000).retry(retry);
    let result = client.build().unwrap().run(operation);
    assert!(started.elapsed() < PATIENCE, "{:?}", started.elapsed());
    result.map(drop).unwrap_err().into()
}

fn ends(error: &Error) -> Vec<AttemptEnd> {
    error.attempts().iter().map(|attempt| attempt.end).collect()
}

fn nobody_listens<C: Calls>() {
    let address = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    for error in
        [fails::<C>(&format!("http://{address}"), Read), fails::<C>(&format!("http://{address}"), Create)]
    {
        assert!(error.is_connect() && !error.is_timeout() && !error.may_have_been_sent(), "{error:?}");
        assert_eq!(ends(&error), [AttemptEnd::NotConnected; 3]);
    }
}

fn breaks_off<C: Calls>(fault: Fault) {
    let server = Faulty::new(fault.clone());
    let error = fails::<C>(&server.url, Read);
    assert!(!error.is_connect() && !error.is_timeout() && error.may_have_been_sent(), "{error:?}");
    assert_eq!(ends(&error), [AttemptEnd::BrokenOff; 3]);

    let server = Faulty::new(fault.clone());
    let error = fails::<C>(&server.url, Create);
    assert!(error.may_have_been_sent() && error.status().is_none(), "{error:?}");
    assert_eq!(ends(&error), [AttemptEnd::BrokenOff]);
    let received = usize::from(!matches!(fault, Fault::ResetAtOnce));
    assert_eq!(server.counts(), (received, 1));
}

fn a_reset_before_the_request_was_read<C: Calls>() {
    breaks_off::<C>(Fault::ResetAtOnce);
}

fn a_reset_behind_the_request<C: Calls>() {
    breaks_off::<C>(Fault::ResetAfterRequest);
}

fn a_connection_that_ends_without_an_answer<C: Calls>() {
    breaks_off::<C>(Fault::Says(String::new()));
}

fn a_head_that_is_none<C: Calls>() {
    breaks_off::<C>(Fault::Says("SSH-2.0-OpenSSH_9.6\r\n\r\n".to_owned()));
}

fn a_server_that_says_nothing<C: Calls>() {
    let server = Faulty::new(Fault::Stall);
    let error = fails::<C>(&server.url, Create);
    assert!(error.is_timeout() && !error.is_connect() && error.may_have_been_sent(), "{error:?}");
    assert_eq!(ends(&error), [AttemptEnd::TimedOut]);
    assert_eq!(server.counts(), (1, 1));
}

fn a_body_that_breaks_off<C: Calls>() {
    for answer in [
        "HTTP/1.1 200 OK\r\ncontent-length: 300\r\n\r\nfoo",
        "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n3\r\nfoo\r\n",
    ] {
        let server = Faulty::new(Fault::Says(answer.to_owned()));
        let error = fails::<C>(&server.url, Create);
        assert_eq!((error.status().unwrap().as_u16(), &error.body().unwrap()[..]), (200, &b"foo"[..]));
        assert_eq!(ends(&error), [AttemptEnd::BrokenOff]);
        assert_eq!(server.counts(), (1, 1), "{answer}");
    }
    // What is no chunk takes with it, in one of the libraries, what came in the same packet.
    let nonsense = "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n3\r\nfoo\r\nzzz\r\n";
    let error = fails::<C>(&Faulty::new(Fault::Says(nonsense.to_owned())).url, Create);
    assert_eq!((error.status().unwrap().as_u16(), ends(&error)), (200, vec![AttemptEnd::BrokenOff]));
}

fn a_body_without_an_end<C: Calls>() {
    let heads = [("transfer-encoding: chunked", "3\r\nfoo\r\n"), ("connection: close", "foo")];
    for (header, chunk) in heads {
        let head = format!("HTTP/1.1 200 OK\r\n{header}\r\n\r\n");
        for sent in [0, 1] {
            let server = Faulty::new(Fault::SaysForever(head.clone(), chunk));
            let error =
                if sent == 0 { fails::<C>(&server.url, Read) } else { fails::<C>(&server.url, Create) };
            assert!(error.is_body_too_large() && !error.is_timeout(), "{error:?}");
            assert_eq!((error.body().unwrap().len(), ends(&error)), (5000, vec![AttemptEnd::TooLarge]));
            assert_eq!(server.counts(), (1, 1));
        }
    }
}

fn a_length_that_is_not_true<C: Calls>() {
    // More is announced than memory holds: nothing is set aside for it.
    let huge = "HTTP/1.1 200 OK\r\ncontent-length: 9000000000000000000\r\n\r\nfoo";
    let server = Faulty::new(Fault::Says(huge.to_owned()));
    let error = fails::<C>(&server.url, Create);
    assert_eq!((&error.body().unwrap()[..], ends(&error)), (&b"foo"[..], vec![AttemptEnd::BrokenOff]));
    // Less is announced than comes: the rest is no part of the answer.
    let server = Faulty::new(Fault::Says("HTTP/1.1 404 No\r\ncontent-length: 3\r\n\r\nfoobar".to_owned()));
    let error = fails::<C>(&server.url, Create);
    assert_eq!((error.status().unwrap().as_u16(), &error.body().unwrap()[..]), (404, &b"foo"[..]));
}

fn compressed_answers_stay_as_they_are<C: Calls>() {
    let body = "nobody asked for deflate";
    let head =
        format!("HTTP/1.1 404 No\r\ncontent-encoding: deflate\r\ncontent-length: {}\r\n\r\n", body.len());
    let server = Faulty::new(Fault::Says(head + body));
    let error = fails::<C>(&server.url, Create);
    assert_eq!(&error.body().unwrap()[..], body.as_bytes());
    assert_eq!(error.headers().unwrap()["content-encoding"], "deflate");
}

fn busy(status: u16, retry_after: &str) -> Faulty {
    let date = "date: Wed, 21 Oct 2015 07:28:00 GMT";
    let answer = format!(
        "HTTP/1.1 {status} Busy\r\n{date}\r\nretry-after: {retry_after}\r\ncontent-length: 0\r\n\r\n"
    );
    Faulty::new(Fault::Says(answer))
}

fn a_busy_server_is_asked_again_when_it_says<C: Calls>() {
    for status in [429, 503] {
        for (retry_after, asked) in [("0", 0), ("Wed, 21 Oct 2015 07:27:00 GMT", 0)] {
            let server = busy(status, retry_after);
            let error = fails::<C>(&server.url, Read);
            assert_eq!(error.retry_after(), Some(Duration::from_secs(asked)));
            assert_eq!((error.attempts().len(), server.counts().0), (3, 3));
            let server = busy(status, retry_after);
            let error = fails::<C>(&server.url, Create);
            assert_eq!((error.attempts().len(), server.counts().0), (1, 1));
            assert_eq!(error.retry_after(), Some(Duration::from_secs(asked)));
        }
    }
}

fn a_busy_server_that_asks_for_too_long_is_left_alone<C: Calls>() {
    for status in [429, 503] {
        for retry_after in ["7", "Wed, 21 Oct 2015 07:28:07 GMT"] {
            let server = busy(status, retry_after);
            let error = fails::<C>(&server.url, Read);
            assert_eq!(error.retry_after(), Some(Duration::from_secs(7)));
            assert_eq!((error.attempts().len(), server.counts().0), (1, 1));
        }
    }
}

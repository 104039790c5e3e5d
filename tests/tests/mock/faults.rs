//! Faults and latency that are asked for, and what the clients make of them.

use std::time::{Duration, Instant};

use baf::operations::{DeleteApplicant, GetApplicant};
use specwright::{AttemptEnd, CallOptions, Error, Retry};

use crate::mock::baf::{APPLICANT, creation};
use crate::mock::both_clients;
use crate::mock::wait::Wait as _;

fn preferring(text: &str) -> CallOptions {
    CallOptions::new().header("prefer", text).retry(Retry::OFF)
}

fn deletion() -> DeleteApplicant {
    DeleteApplicant::builder().applicant_id(APPLICANT).build()
}

fn reading() -> GetApplicant {
    GetApplicant::builder().applicant_id(APPLICANT).build()
}

#[test]
fn a_reset_before_has_no_effect_and_one_after_has() {
    both_clients!(baf, |via| {
        let client: Client = via.client();
        let reset = client.with_options(preferring("reset=before"));
        let error = Error::from(reset.call(deletion()).wait().unwrap_err());
        assert_eq!((error.status(), error.may_have_been_sent()), (None, true), "{error:?}");
        client.call(reading()).wait().expect("it is still there");
        let reset = client.with_options(preferring("reset=after"));
        let error = Error::from(reset.call(deletion()).wait().unwrap_err());
        assert_eq!((error.status(), error.may_have_been_sent()), (None, true), "{error:?}");
        let error = Error::from(client.call(deletion()).wait().unwrap_err());
        assert_eq!(error.status().map(|status| status.as_u16()), Some(404), "it is gone");
    });
}

#[test]
fn a_body_breaks_off() {
    both_clients!(baf, |via| {
        for (text, arrived) in [("truncate=10", Some(10)), ("truncate=0", Some(0)), ("truncate", None)] {
            let client = via.client::<Client>().with_options(preferring(text));
            let error = Error::from(client.call(reading()).wait().unwrap_err());
            let response = error.response().unwrap_or_else(|| panic!("{text}: {error:?}"));
            assert_eq!(response.status(), 200, "{text}");
            let announced: usize = response.headers()["content-length"].to_str().unwrap().parse().unwrap();
            assert!(announced > 1000);
            assert_eq!(response.body().len(), arrived.unwrap_or(announced / 2), "{text}");
        }
    });
}

#[test]
fn what_only_reads_is_asked_for_again_and_what_makes_something_is_not() {
    both_clients!(baf, |via| {
        for fault in ["reset=before", "reset=after", "truncate=10"] {
            let retry = Retry::default().initial_backoff(Duration::from_millis(1));
            let client = via.client::<Client>().with_options(preferring(fault).retry(retry));
            via.mock().clear_journal();
            let error = Error::from(client.call(reading()).wait().unwrap_err());
            let ends: Vec<_> = error.attempts().iter().map(|attempt| attempt.end).collect();
            assert_eq!(ends, [AttemptEnd::BrokenOff; 3], "{fault}: {error:?}");
            assert_eq!(via.mock().journal().len(), 3, "{fault}");

            via.mock().clear_journal();
            let error = Error::from(client.call(creation()).wait().unwrap_err());
            let ends: Vec<_> = error.attempts().iter().map(|attempt| attempt.end).collect();
            assert_eq!(ends, [AttemptEnd::BrokenOff], "{fault}: {error:?}");
            let journal = via.mock().journal();
            assert_eq!(journal.len(), 1, "{fault}");
            assert_eq!(journal[0].fault, Some(if fault == "truncate=10" { "truncate" } else { "reset" }));
        }
    });
}

#[test]
fn an_answer_comes_late() {
    both_clients!(baf, |via| {
        let late = via.client::<Client>().with_options(preferring("delay=80ms"));
        let start = Instant::now();
        late.call(deletion()).wait().unwrap();
        assert!(start.elapsed() >= Duration::from_millis(80));
    });
}

#[test]
fn an_answer_that_comes_too_late_is_not_waited_for_nor_asked_for_again() {
    both_clients!(baf, |via| {
        // So short a wait would leave time for another attempt where the transport gave up before the client.
        let retry = Retry::default().initial_backoff(Duration::from_millis(1));
        let hasty = preferring("delay=60s").retry(retry).timeout(Duration::from_millis(400));
        let client = via.client::<Client>().with_options(hasty);
        let errors = [
            Error::from(client.call(reading()).wait().unwrap_err()),
            Error::from(client.call(creation()).wait().unwrap_err()),
        ];
        for error in errors {
            assert!(error.is_timeout() && error.may_have_been_sent(), "{error:?}");
            let ends: Vec<_> = error.attempts().iter().map(|attempt| attempt.end).collect();
            assert_eq!(ends, [AttemptEnd::TimedOut], "{error:?}");
        }
        let received: Vec<_> = via.mock().journal().into_iter().map(|entry| entry.method).collect();
        assert_eq!(received, ["GET", "POST"]);
    });
}

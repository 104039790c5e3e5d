//! Every setter that takes a duration takes any: one that no program lives to see is no limit, and nothing panics.
#![cfg(feature = "reqwest")]
#![allow(clippy::unwrap_used, reason = "helpers of tests may, too")]

use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant, SystemTime};

use crate::support::both::{Calls, client};
use crate::support::server::Server;
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use specwright::bytes::Bytes;
use specwright::{
    Auth, CallOptions, Client, Clock, LoginError, Response, Retry, Sleep, TimeLimit, Token, Transport, http,
    transport,
};

operation!(Get: GET "/things", Auth::any_of(&["token"]), |_request| ());

const EMPTY: &str = "HTTP/1.1 200 OK\r\ncontent-length: 0\r\nconnection: close\r\n\r\n";
const CENTURY: Duration = Duration::from_secs(100 * 365 * 24 * 60 * 60);

/// From half a minute, which is enough for a busy machine, to the end; the ends and what is around a century more often.
fn long() -> impl Strategy<Value = Duration> {
    let around = |middle: u64| (middle - 2..=middle + 2).prop_map(Duration::from_secs);
    prop_oneof![
        Just(Duration::MAX),
        (0..1_000_000_000_u64).prop_map(|nanos| Duration::MAX - Duration::from_nanos(nanos)),
        around(CENTURY.as_secs()),
        around(i64::MAX as u64),
        around(u64::from(u32::MAX)),
        (30..=u64::MAX, 0..1_000_000_000_u32).prop_map(|(secs, nanos)| Duration::new(secs, nanos)),
        (5..64_u32).prop_map(|power| Duration::from_secs(1 << power)),
    ]
}

fn for_each(cases: u32, test: impl Fn(Duration)) {
    let mut runner = TestRunner::new(Config { failure_persistence: None, ..Config::with_cases(cases) });
    let outcome = runner.run(&long(), |duration| {
        test(duration);
        Ok(())
    });
    outcome.unwrap();
}

on_both! {
    limits_of_a_client_and_of_a_call,
}

fn limits_of_a_client_and_of_a_call<C: Calls>() {
    let server = Server::answering(EMPTY);
    for_each(24, |duration| {
        let builder = client::<C>(&server.url)
            .timeout(duration)
            .connect_timeout(duration)
            .token_margin(duration)
            .retry(Retry::default().initial_backoff(duration).max_backoff(duration).max_retry_after(duration))
            .token_provider(move || async move { Ok::<_, LoginError>(Token::new("t").expires_in(duration)) });
        builder.build().unwrap().run(Get).unwrap();
    });
}

/// A clock as one writes it: it adds what it is asked to wait to what time it is.
struct Adding;

impl Clock for Adding {
    fn instant(&self) -> Instant {
        Instant::now()
    }

    fn system_time(&self) -> SystemTime {
        SystemTime::now()
    }

    fn sleep(&self, duration: Duration) -> Sleep {
        let _ = Instant::now() + duration;
        Box::pin(async {})
    }
}

#[test]
fn waits_that_the_caller_or_the_server_asks_for() {
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    for_each(256, |duration| {
        let attempts = AtomicUsize::new(0);
        let busy = move |_: http::Request<Bytes>| {
            let busy = attempts.fetch_add(1, Ordering::Relaxed) == 0;
            let response = http::Response::builder().status(if busy { 503 } else { 200 });
            let response = response.header("retry-after", duration.as_secs()).body(Bytes::new()).unwrap();
            async { Ok(response) }
        };
        let client = Client::builder()
            .base_url("http://h.test")
            .transport(busy)
            .token("t")
            .clock(Adding)
            .random(|| 1.0)
            .retry(Retry::default().initial_backoff(duration).max_backoff(duration).max_retry_after(duration))
            .build()
            .unwrap();
        let endless = client.with_options(CallOptions::new().timeout(Duration::MAX));
        runtime.block_on(endless.call(Get)).unwrap();
        // It may be too long to wait for, but it does not panic.
        let _ = runtime.block_on(client.with_options(CallOptions::new().timeout(duration)).call(Get));
    });
}

fn sends(transport: &impl Transport, url: &str, limit: Duration) -> Response {
    let mut request = http::Request::builder().uri(url).body(Bytes::new()).unwrap();
    request.extensions_mut().insert(TimeLimit::new(limit));
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(transport.send(request)).unwrap()
}

#[test]
fn the_limit_that_a_transport_finds() {
    let server = Server::answering(EMPTY);
    let reqwest = transport::Reqwest::new().unwrap();
    for_each(16, |limit| {
        assert_eq!(sends(&reqwest, &server.url, limit).status(), 200);
        #[cfg(feature = "blocking")]
        assert_eq!(sends(&transport::Ureq::new(), &server.url, limit).status(), 200);
    });
}

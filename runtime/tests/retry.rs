//! Which calls are made again, when, and what can be seen of it.
#![allow(clippy::unwrap_used, reason = "helpers of tests may, too")]

use std::time::Duration;

use specwright::bytes::Bytes;
use specwright::{
    AttemptEnd, CallOptions, Client, Error, Model, Operation, Response, Retry, Transport, TransportError,
    Validate, http,
};

use crate::support::script::{Received, Script, TestClock, fails, says};

#[derive(Clone, PartialEq, Model, Validate, Operation)]
#[api(http = "GET /things", out = text)]
struct Read {}

#[derive(Clone, PartialEq, Model, Validate, Operation)]
#[api(http = "POST /things", out = text)]
struct Create {
    #[api(json = "name")]
    name: String,
}

#[derive(Clone, PartialEq, Model, Validate, Operation)]
#[api(http = "POST /things/find", out = text, idempotent)]
struct Find {
    #[api(json = "name")]
    name: String,
}

#[derive(Clone, PartialEq, Model, Validate, Operation)]
#[api(http = "DELETE /things", out = empty)]
struct Delete {}

fn create() -> Create {
    Create { name: "a".to_owned() }
}

fn find() -> Find {
    Find { name: "a".to_owned() }
}

const MS: Duration = Duration::from_millis(1);

fn client(transport: impl Transport, clock: &TestClock) -> Client {
    let builder = Client::builder().base_url("http://h.test").transport(transport);
    builder.clock(clock.clone()).random(|| 0.5).build().unwrap()
}

fn block_on<F: Future>(future: F) -> F::Output {
    tokio::runtime::Builder::new_current_thread().build().unwrap().block_on(future)
}

/// A call with this script: what it gave, what was received, and how long was waited.
macro_rules! play {
    ($operation:expr, [$($step:expr),+ $(,)?]) => {{
        let (transport, received) = Script::new(vec![$($step),+]);
        let clock = TestClock::new();
        let result = block_on(client(transport, &clock).call($operation));
        (result, received, clock.slept())
    }};
}

fn ends(error: &Error) -> Vec<AttemptEnd> {
    error.attempts().iter().map(|attempt| attempt.end).collect()
}

#[test]
fn what_only_reads_or_is_idempotent_is_sent_again() {
    for status in [408, 429, 500, 502, 503, 504] {
        let (result, received, slept) = play!(Read {}, [says(status, &[], ""), says(200, &[], "good")]);
        assert_eq!((&*result.unwrap(), received.count(), slept), ("good", 2, vec![100 * MS]), "{status}");
        let (result, received, _) = play!(find(), [says(status, &[], ""), says(200, &[], "good")]);
        assert_eq!((&*result.unwrap(), received.count()), ("good", 2), "{status}");
    }
    for failure in [TransportError::timeout, TransportError::other] {
        let (result, received, _) = play!(find(), [fails(failure), says(200, &[], "good")]);
        assert_eq!((&*result.unwrap(), received.count()), ("good", 2));
    }
}

#[test]
fn what_is_sent_again_is_the_same() {
    let (result, received, _) = play!(find(), [says(503, &[], ""), says(200, &[], "")]);
    result.unwrap();
    let all = received.all();
    let [first, second] = all.as_slice() else { panic!("{all:?}") };
    assert_eq!(
        (first.method(), first.uri(), first.headers()),
        (second.method(), second.uri(), second.headers())
    );
    assert_eq!(first.body(), r#"{"name":"a"}"#);
    assert_eq!(first.body(), second.body());
}

#[test]
fn nothing_is_repeated_once_the_vendor_may_have_acted_on_it() {
    for status in [408, 429, 500, 502, 503, 504] {
        let (result, received, slept) = play!(create(), [says(status, &[("retry-after", "1")], "")]);
        let error = result.unwrap_err();
        assert_eq!((error.attempts().len(), received.count(), slept.len()), (1, 1, 0), "{status}");
        assert_eq!(error.retry_after(), Some(Duration::from_secs(1)));
        let (result, received, _) = play!(Delete {}, [says(status, &[], "")]);
        assert_eq!((result.unwrap_err().attempts().len(), received.count()), (1, 1), "{status}");
    }
    for failure in [TransportError::timeout, TransportError::other] {
        let (result, received, _) = play!(create(), [fails(failure)]);
        assert_eq!((result.unwrap_err().may_have_been_sent(), received.count()), (true, 1));
    }
}

#[test]
fn what_never_reached_the_server_is_sent_again_whatever_it_is() {
    for failure in [TransportError::connect, TransportError::connect_timeout] {
        let (result, received, slept) =
            play!(create(), [fails(failure), fails(failure), says(200, &[], "good")]);
        assert_eq!((&*result.unwrap(), received.count()), ("good", 3));
        assert_eq!(slept, [100 * MS, 200 * MS]);
    }
    let (result, received, _) =
        play!(create(), [fails(TransportError::connect), fails(TransportError::other)]);
    let error = result.unwrap_err();
    assert_eq!(received.count(), 2);
    assert_eq!(ends(&error), [AttemptEnd::NotConnected, AttemptEnd::BrokenOff]);
    assert!(error.may_have_been_sent());
}

#[test]
fn what_will_not_pass_is_not_tried_again() {
    for status in [301, 400, 401, 403, 404, 409, 422, 501, 505] {
        let (result, received, _) = play!(Read {}, [says(status, &[], "")]);
        assert_eq!((result.unwrap_err().attempts().len(), received.count()), (1, 1), "{status}");
    }
}

#[test]
fn the_last_failure_is_told_with_all_attempts() {
    let (result, received, slept) =
        play!(Read {}, [says(503, &[], ""), fails(TransportError::timeout), says(502, &[], "down")]);
    let error = result.unwrap_err();
    assert_eq!(received.count(), 3);
    assert_eq!(slept, [100 * MS, 200 * MS]);
    let answered = |status| AttemptEnd::Response(http::StatusCode::from_u16(status).unwrap());
    assert_eq!(ends(&error), [answered(503), AttemptEnd::TimedOut, answered(502)]);
    let waited: Vec<_> = error.attempts().iter().map(|attempt| attempt.waited).collect();
    assert_eq!(waited, [Duration::ZERO, 100 * MS, 200 * MS]);
    assert_eq!(error.to_string(), "read: the server answered 502 Bad Gateway, after 3 attempts");
    assert_eq!(error.body().unwrap(), "down");
}

#[test]
fn the_server_says_how_long_to_wait() {
    let date = "Wed, 21 Oct 2015 07:26:37 GMT";
    for (text, wait) in [("3", 3000), ("0", 100), (date, 7000), ("soon", 100)] {
        let text: &'static [(&str, &str)] = Box::leak(Box::new([("retry-after", text)]));
        let (result, _, slept) = play!(Read {}, [says(429, text, ""), says(200, &[], "")]);
        result.unwrap();
        assert_eq!(slept, [wait * MS]);
    }
}

#[test]
fn a_wait_that_is_too_long_is_left_to_the_caller() {
    let (result, received, slept) = play!(Read {}, [says(503, &[("retry-after", "31")], "")]);
    let error = result.unwrap_err();
    assert_eq!((received.count(), slept.len()), (1, 0));
    assert_eq!(error.retry_after(), Some(Duration::from_secs(31)));

    // Past the time limit there is nothing to wait for either.
    let (transport, received) = Script::new(vec![says(503, &[("retry-after", "20")], "")]);
    let clock = TestClock::new();
    let hasty = client(transport, &clock).with_options(CallOptions::new().timeout(Duration::from_secs(10)));
    assert_eq!(block_on(hasty.call(Read {})).unwrap_err().status().unwrap(), 503);
    assert_eq!((received.count(), clock.slept().len()), (1, 0));
}

#[test]
fn the_time_limit_is_over_all_attempts() {
    let (transport, received) = Script::new(vec![says(503, &[("retry-after", "4")], "")]);
    let clock = TestClock::new();
    let options = CallOptions::new().timeout(Duration::from_secs(10)).retry(Retry::default().max_attempts(9));
    let error = block_on(client(transport, &clock).with_options(options).call(Read {})).unwrap_err();
    assert_eq!((received.count(), error.attempts().len()), (3, 3));
    assert_eq!(clock.slept(), [4000 * MS, 4000 * MS]);
}

#[test]
fn retries_can_be_switched_off_for_a_client_and_for_a_call() {
    let count = |configured: Retry, options: CallOptions| {
        let (transport, received) = Script::new(vec![says(503, &[], "")]);
        let builder =
            Client::builder().base_url("http://h.test").transport(transport).clock(TestClock::new());
        let client = builder.retry(configured).build().unwrap();
        block_on(client.with_options(options).call(Read {})).unwrap_err();
        received.count()
    };
    assert_eq!(count(Retry::OFF, CallOptions::new()), 1);
    assert_eq!(count(Retry::OFF, CallOptions::new().retry(Retry::default())), 3);
    assert_eq!(count(Retry::default().max_attempts(5), CallOptions::new()), 5);
    assert_eq!(count(Retry::default().max_attempts(5), CallOptions::new().retry(Retry::OFF)), 1);
}

#[test]
fn a_transport_that_never_answers_is_a_timeout_in_any_runtime() {
    let silent = |_: http::Request<Bytes>| std::future::pending::<Result<Response, TransportError>>();
    let builder = Client::builder().base_url("http://h.test").transport(silent);
    let client = builder.timeout(Duration::from_millis(40)).build().unwrap();
    // There are no timers in this runtime.
    let error = block_on(client.call(Read {})).unwrap_err();
    assert!(error.is_timeout() && error.may_have_been_sent(), "{error:?}");
    assert_eq!(ends(&error), [AttemptEnd::TimedOut]);
}

#[test]
fn a_success_tells_its_attempts_where_it_is_asked_for_the_answer() {
    let (transport, _): (Script, Received) =
        Script::new(vec![says(503, &[], ""), says(201, &[("x-id", "7"), ("set-cookie", "hunter2")], "good")]);
    let answer = block_on(client(transport, &TestClock::new()).call(Read {}).with_response()).unwrap();
    assert_eq!((&*answer.output, answer.response.status().as_u16()), ("good", 201));
    assert_eq!(answer.response.headers()["x-id"], "7");
    assert_eq!(answer.response.body(), "good");
    assert_eq!(answer.attempts.len(), 2);
    let shown = format!("{answer:?}");
    assert!(!shown.contains("hunter2") && shown.contains(r#""x-id": "7""#), "{shown}");
}

#[test]
fn refusals_that_the_caller_knows_are_safe_are_repeated() {
    let (transport, received) =
        Script::new(vec![says(429, &[("retry-after-ms", "1500")], ""), says(200, &[], "made")]);
    let clock = TestClock::new();
    let options = CallOptions::new().retry(Retry::default().also_after(429));
    let made = block_on(client(transport, &clock).with_options(options.clone()).call(create()));
    assert_eq!((&*made.unwrap(), received.count(), clock.slept()), ("made", 2, vec![1500 * MS]));
    let (transport, received) = Script::new(vec![says(503, &[], ""), says(200, &[], "made")]);
    let refused = block_on(client(transport, &TestClock::new()).with_options(options).call(create()));
    assert_eq!((refused.unwrap_err().status().unwrap().as_u16(), received.count()), (503, 1));
}

#[derive(Clone, PartialEq, Model, Validate, Operation)]
#[api(http = "POST /orders", out = text, safe_refusals(409, 429), idempotency_key = "X-Request-Key")]
struct Order {
    #[api(json = "name")]
    name: String,
}

#[test]
fn operations_say_which_refusals_are_safe_and_where_their_key_goes() {
    let order = || Order { name: "a".to_owned() };
    let steps = vec![says(409, &[], ""), says(429, &[], ""), says(200, &[], "made")];
    let (transport, received) = Script::new(steps);
    let made = block_on(client(transport, &TestClock::new()).call(order()));
    let received = received.all();
    assert_eq!((&*made.unwrap(), received.len()), ("made", 3));
    let keys: Vec<_> = received.iter().map(|request| &request.headers()["x-request-key"]).collect();
    assert!(keys[0] == keys[1] && keys[1] == keys[2]);
    let (result, received, _) = play!(order(), [fails(TransportError::timeout), says(200, &[], "made")]);
    assert_eq!((result.is_ok(), received.count()), (true, 2), "the server knows it again by its key");
    let (result, received, _) = play!(order(), [says(400, &[], "")]);
    assert_eq!((result.is_err(), received.count()), (true, 1));
}

#[test]
fn waits_stand_in_the_headers_that_the_caller_names() {
    let (transport, _) =
        Script::new(vec![says(429, &[("x-reset", "1445412392.5")], ""), says(200, &[], "good")]);
    let clock = TestClock::new();
    let builder = Client::builder().base_url("http://h.test").transport(transport).clock(clock.clone());
    let client = builder.wait_header("X-Reset", specwright::WaitUnit::UnixTime).build().unwrap();
    block_on(client.call(Read {})).unwrap();
    assert_eq!(clock.slept(), [2500 * MS]);
    let error =
        Client::builder().base_url("http://h.test").wait_header("a b", specwright::WaitUnit::Seconds).build();
    assert!(error.unwrap_err().is_configuration());
}

#[test]
fn a_key_stays_the_same_over_all_attempts_of_a_call() {
    let steps = || vec![says(503, &[], ""), fails(TransportError::timeout), says(200, &[], "made")];
    let (transport, received) = Script::new(steps());
    let builder = Client::builder().base_url("http://h.test").transport(transport).clock(TestClock::new());
    let client = builder.idempotency_key("Idempotency-Key").build().unwrap();
    assert_eq!(block_on(client.call(create())).unwrap(), "made");
    let keys = |received: &Received| -> Vec<String> {
        let all = received.all();
        all.iter()
            .filter_map(|request| {
                Some(request.headers().get("idempotency-key")?.to_str().unwrap().to_owned())
            })
            .collect()
    };
    let first = keys(&received);
    assert!(
        first.len() == 3 && first[0].len() == 36 && first.iter().all(|key| *key == first[0]),
        "{first:?}"
    );
    block_on(client.call(create())).unwrap();
    assert_ne!(keys(&received)[3], first[0], "another call has another key");
    block_on(client.call(Read {})).unwrap();
    assert_eq!(keys(&received).len(), 4, "what only reads needs none");
}

#[test]
fn signers_see_each_attempt_with_all_that_is_in_it() {
    let (transport, received) = Script::new(vec![says(503, &[], ""), says(200, &[], "found")]);
    let clock = TestClock::new();
    let sign = |request: &mut http::Request<Bytes>, now: std::time::SystemTime| {
        let since = now.duration_since(std::time::SystemTime::UNIX_EPOCH)?.as_millis();
        let text = format!("{} {} {} {since}", request.method(), request.uri(), request.body().len());
        request.headers_mut().insert("x-signature", text.try_into()?);
        Ok(())
    };
    let builder = Client::builder().base_url("http://h.test").transport(transport).clock(clock.clone());
    let client = builder.random(|| 0.5).signer(sign).build().unwrap();
    block_on(client.call(find())).unwrap();
    let signatures: Vec<_> =
        received.all().iter().map(|request| request.headers()["x-signature"].clone()).collect();
    assert_eq!(signatures[0], "POST http://h.test/things/find 12 1445412390000");
    assert_eq!(signatures[1], "POST http://h.test/things/find 12 1445412390100");

    let elsewhere = client.with_options(CallOptions::new().base_url("http://other.test"));
    block_on(elsewhere.call(find())).unwrap();
    assert!(!received.all()[2].headers().contains_key("x-signature"), "no signature goes to another origin");
}

#[test]
fn what_cannot_be_signed_is_not_sent() {
    let (transport, received) = Script::new(vec![says(200, &[], "")]);
    let builder = Client::builder().base_url("http://h.test").transport(transport);
    let refuses = |_: &mut http::Request<Bytes>, _: std::time::SystemTime| Err("the key is gone".into());
    let error = block_on(builder.signer(refuses).build().unwrap().call(create())).unwrap_err();
    assert_eq!(
        (error.problems(), received.count()),
        (vec!["it could not be signed: the key is gone".to_owned()], 0)
    );
}

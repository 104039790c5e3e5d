//! Calls over a transport in memory: successes, failures, and what errors tell.
#![allow(clippy::unwrap_used, reason = "helpers of tests may, too")]

use std::error::Error as StdError;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use specwright::bytes::Bytes;
use specwright::decode::{self, Envelope, Literal};
use specwright::{
    Auth, Client, DecodeError, Encoder, Error, Operation, OperationInfo, Response, Transport, TransportError,
    TransportFuture, http,
};

struct ListThings;

impl specwright::Validate for ListThings {}

impl Operation for ListThings {
    type Api = ();
    type Output = Vec<i64>;
    type Error = specwright::Error;
    const INFO: OperationInfo = OperationInfo::new("listThings", http::Method::GET, "/things")
        .auth(Auth::any_of(&["token"]).or_none());

    fn encode(&self, _: &mut Encoder) {}

    fn decode(response: &Response) -> Result<Vec<i64>, DecodeError> {
        let expect = &[("status", Literal::String("success"))];
        decode::enveloped(response, &Envelope::new("data").expect(expect))
    }
}

fn call_through(transport: impl Transport) -> Result<Vec<i64>, Error> {
    let client =
        Client::builder().base_url("http://localhost").token("hunter2").transport(transport).build()?;
    tokio::runtime::Builder::new_current_thread().build().unwrap().block_on(client.call(ListThings))
}

fn answer(status: u16, body: &'static str) -> impl Transport {
    move |_: http::Request<Bytes>| async move {
        let response =
            http::Response::builder().status(status).header("set-cookie", "hunter2").header("x-id", "7");
        Ok(response.body(Bytes::from_static(body.as_bytes())).unwrap())
    }
}

const GOOD: &str = r#"{"status":"success","data":[1]}"#;

#[test]
fn any_2xx_is_a_success() {
    for status in [200, 201, 202, 206, 299] {
        assert_eq!(call_through(answer(status, GOOD)).unwrap(), [1]);
    }
    for status in [304, 400, 401, 404, 500, 599] {
        let error = call_through(answer(status, GOOD)).unwrap_err();
        assert_eq!(error.status().unwrap().as_u16(), status);
        assert_eq!(error.body().unwrap(), GOOD);
    }
}

#[test]
fn every_failure_is_one_line_without_anything_secret() {
    for (error, line) in [
        (answer(404, "hunter2"), "listThings: the server answered 404 Not Found"),
        (answer(599, "hunter2"), "listThings: the server answered 599 <unknown status code>"),
        (
            answer(200, r#"{"status":"success","data":["hunter2"]}"#),
            "listThings: the server answered 200 OK, but its body is not as declared: at `/data/0`, expected an \
             integer of 64 bits, found string",
        ),
        (
            answer(200, r#"{"status":"hunter2"}"#),
            "listThings: the server answered 200 OK, but its body says no success: at `/status`, expected \
             \"success\", found string",
        ),
        (
            answer(200, "hunter2"),
            "listThings: the server answered 200 OK, but its body is not as declared: expected JSON that can be \
             read, found no value at line 1 column 1",
        ),
    ]
    .map(|(transport, line)| (call_through(transport).unwrap_err(), line))
    {
        assert_eq!(error.to_string(), line);
        let debug = format!("{error:?} {error:#?}");
        assert!(!debug.contains("hunter2"), "{debug}");
        assert!(debug.contains("\"x-id\": \"7\"") && debug.contains("\"set-cookie\": [redacted]"), "{debug}");
        assert_eq!(error.operation(), Some("listThings"));
        assert!(error.into_response().is_some());
    }
}

#[test]
fn only_redirects_are_called_so() {
    for status in [300, 301, 302, 303, 304, 305, 306, 307, 308, 399] {
        let line = call_through(answer(status, "")).unwrap_err().to_string();
        let redirects = [301, 302, 303, 307, 308].contains(&status);
        assert_eq!(line.ends_with(" (redirects are not followed)"), redirects, "{line}");
    }
}

#[test]
fn decode_failures_and_refusals_differ() {
    let error = call_through(answer(200, r#"{"status":"success","data":[null]}"#)).unwrap_err();
    assert!(error.is_decode() && !error.is_refusal());
    assert_eq!((error.pointer(), error.status().map(|s| s.as_u16())), (Some("/data/0"), Some(200)));
    let error = call_through(answer(200, r#"{"statusCode":400}"#)).unwrap_err();
    assert!(!error.is_decode() && error.is_refusal());
    assert_eq!(error.body().unwrap(), r#"{"statusCode":400}"#);
}

#[test]
fn what_a_transport_reports_stays_reachable() {
    let connect = |_: http::Request<Bytes>| async { Err(TransportError::connect("no route")) };
    let error = call_through(connect).unwrap_err();
    assert!(error.is_connect() && !error.is_timeout());
    assert_eq!(StdError::source(&error).unwrap().to_string(), "no route");
    let slow = |_: http::Request<Bytes>| async { Err(TransportError::connect_timeout("slow")) };
    let error = call_through(slow).unwrap_err();
    assert!(error.is_connect() && error.is_timeout());
    assert_eq!(error.to_string(), "listThings: could not connect to the server in time, after 3 attempts");
    let cut = |_: http::Request<Bytes>| async {
        let partial = Response::new(Bytes::from_static(b"hunter2"));
        Err(TransportError::timeout("slow").with_partial_response(partial))
    };
    let error = call_through(cut).unwrap_err();
    assert!(error.is_timeout() && error.status() == Some(http::StatusCode::OK));
    assert!(!format!("{error} {error:?}").contains("hunter2"), "{error:?}");
    assert_eq!(error.into_response().unwrap().body(), "hunter2");
}

#[test]
fn the_limit_holds_for_every_transport() {
    let client = Client::builder()
        .base_url("http://localhost")
        .max_response_size(3)
        .transport(answer(503, "hunter2"))
        .build()
        .unwrap();
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    let error = runtime.block_on(client.call(ListThings)).unwrap_err();
    assert!(error.is_body_too_large());
    assert_eq!(error.body().unwrap(), "hun");
    assert_eq!(
        error.to_string(),
        "listThings: the body of the response, status 503 Service Unavailable, is longer than 3 bytes"
    );
    assert!(format!("{error:?}").contains(r#"body: "hun""#));
}

#[test]
fn what_repeats_a_credential_is_not_shown() {
    let echo = |body: &'static str| {
        let error = call_through(answer(400, body)).unwrap_err();
        assert_eq!(error.body().unwrap(), body.as_bytes());
        format!("{error} {error:?}")
    };
    for body in ["no such token: hunter2", "hunter2", "cut off in hunte"] {
        let shown = echo(body);
        assert!(!shown.contains("hunte") && shown.contains("[redacted, "), "{shown}");
    }
    assert!(echo("no such token").contains("no such token"));
}

#[test]
fn transports_can_be_shared_and_nothing_is_sent_before_the_first_poll() {
    struct Counting(AtomicUsize);
    impl Transport for Counting {
        fn send(&self, _: http::Request<Bytes>) -> TransportFuture<'_> {
            self.0.fetch_add(1, Ordering::Relaxed);
            Box::pin(async { Ok(Response::new(GOOD.into())) })
        }
    }
    let transport: Arc<Counting> = Arc::new(Counting(AtomicUsize::new(0)));
    let shared: Arc<dyn Transport> = transport.clone();
    let client = Client::builder().base_url("http://localhost").transport(shared).build().unwrap();
    let sending = client.clone().call(ListThings);
    drop(client);
    assert_eq!(transport.0.load(Ordering::Relaxed), 0);
    fn is_free(_: &(impl Send + Unpin + 'static)) {}
    is_free(&sending);
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    assert_eq!(runtime.block_on(sending).unwrap(), [1]);
    assert_eq!(transport.0.load(Ordering::Relaxed), 1);
}

#[test]
fn errors_are_small_and_travel() {
    fn travels<T: StdError + Send + Sync + 'static>() {}
    travels::<Error>();
    travels::<TransportError>();
    travels::<DecodeError>();
    assert_eq!(size_of::<Error>(), size_of::<usize>());
    fn main() -> Result<(), Box<dyn StdError>> {
        call_through(answer(404, ""))?;
        Ok(())
    }
    assert!(main().is_err());
}

#[test]
fn text_and_empty_bodies() {
    let response = |body: &'static [u8]| Response::new(Bytes::from_static(body));
    assert_eq!(decode::text(&response("é".as_bytes())).unwrap(), "é");
    assert_eq!(decode::text(&response(b"")).unwrap(), "");
    assert_eq!(decode::text(&response(b"\xff")).unwrap_err().expected(), "UTF-8 text");
    decode::empty(&response(b"anything")).unwrap();
}

//! The blocking client.
#![cfg(feature = "blocking")]

use std::future::pending;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use specwright::blocking::Client;
use specwright::bytes::Bytes;
use specwright::transport::waiting;
use specwright::{
    AttemptEnd, Builder, CallOptions, ClientBuilder, Error, Model, Operation, Response, Retry, TimeLimit,
    Transport, TransportError, Validate, http,
};

#[derive(Clone, PartialEq, Model, Validate, Builder, Operation)]
#[api(http = "GET /names", out(json = Names), pages(by = page, page = page, first = 1, items = names, item = String))]
struct ListNames {
    #[api(query = "page")]
    page: Option<i64>,
}

#[derive(Clone, PartialEq, Model)]
struct Names {
    names: Vec<String>,
}

#[derive(Clone, PartialEq, Model, Validate, Builder, Operation)]
#[api(http = "POST /names", out = text)]
struct AddName {
    #[api(json = "name", length(max = 3))]
    name: String,
}

fn builder(transport: impl Transport) -> ClientBuilder<Client> {
    Client::builder().base_url("http://h.test").transport(transport)
}

fn says(status: u16, body: &str) -> Result<Response, TransportError> {
    let response = http::Response::builder().status(status).body(Bytes::from(body.to_owned()));
    Ok(response.unwrap_or_default())
}

#[test]
fn a_call_gives_its_output_or_its_error() -> Result<(), Error> {
    let client = builder(|request: http::Request<Bytes>| async move {
        let body = String::from_utf8_lossy(request.body()).into_owned();
        says(if body.contains("Bob") { 409 } else { 200 }, &body)
    })
    .build()?;
    let sent: Result<String, Error> = AddName::builder().name("Ada").with_client(&client).send();
    assert_eq!(sent?, r#"{"name":"Ada"}"#);
    let error = AddName::builder().name("Bob").with_client(&client).send().unwrap_err();
    assert_eq!(error.status(), Some(http::StatusCode::CONFLICT));
    let error = client.call(AddName::builder().name("Grace").build()).unwrap_err();
    assert!(error.violations().is_some() && !error.may_have_been_sent());
    let answer = client.call_with_response(AddName::builder().name("Ada").build())?;
    assert_eq!((answer.output.as_bytes(), answer.attempts.len()), (&answer.response.body()[..], 1));
    assert_eq!(client.request(&AddName::builder().name("Ada").build())?.uri(), "http://h.test/names");
    Ok(())
}

#[test]
fn lists_are_iterators_that_ask_for_a_page_when_it_is_wanted() -> Result<(), Error> {
    let asked = Arc::new(AtomicUsize::new(0));
    let counter = Arc::clone(&asked);
    let client = builder(waiting(move |request: http::Request<Bytes>| {
        counter.fetch_add(1, Ordering::Relaxed);
        match request.uri().query() {
            Some("page=3") => says(200, r#"{"names":[]}"#),
            Some("page=9") => says(500, ""),
            _ => says(200, r#"{"names":["Ada","Grace"]}"#),
        }
    }))
    .retry(Retry::OFF)
    .build()?;
    let mut items = ListNames::builder().with_client(&client).items();
    assert_eq!(asked.load(Ordering::Relaxed), 0);
    assert_eq!(items.next().transpose()?.as_deref(), Some("Ada"));
    assert_eq!((items.left_on_page(), asked.load(Ordering::Relaxed)), (1, 1));
    assert_eq!(items.next_request(), Some(&ListNames { page: Some(2) }));
    assert_eq!(items.collect::<Result<Vec<_>, _>>()?, ["Grace", "Ada", "Grace"]);

    let pages = client.pages(ListNames { page: Some(2) }).collect::<Result<Vec<_>, _>>()?;
    assert_eq!(pages.iter().map(|page| page.names.len()).collect::<Vec<_>>(), [2, 0]);

    let mut pages = ListNames::builder().page(9).with_client(&client).pages();
    assert!(pages.next().is_some_and(|page| page.is_err()));
    assert!(pages.next().is_none());
    assert_eq!(pages.next_request(), Some(&ListNames { page: Some(9) }));
    Ok(())
}

#[test]
fn a_call_waits_between_attempts_and_for_other_threads_without_a_runtime() -> Result<(), Error> {
    let count = Arc::new(AtomicUsize::new(0));
    let counter = Arc::clone(&count);
    let client = builder(move |_| {
        let first = counter.fetch_add(1, Ordering::Relaxed) == 0;
        async move {
            // An answer that another thread wakes for.
            let (sender, receiver) = tokio::sync::oneshot::channel();
            thread::spawn(move || {
                thread::sleep(Duration::from_millis(20));
                let _ = sender.send(if first { 503 } else { 200 });
            });
            says(receiver.await.unwrap_or(500), r#"{"names":[]}"#)
        }
    })
    .random(|| 1.0)
    .build()?;
    let started = Instant::now();
    let answer = client.call_with_response(ListNames { page: None })?;
    let ends: Vec<_> = answer.attempts.iter().map(|attempt| attempt.end).collect();
    let answered = |status| http::StatusCode::from_u16(status).map(AttemptEnd::Response).ok();
    assert_eq!(ends.into_iter().map(Some).collect::<Vec<_>>(), [answered(503), answered(200)]);
    assert!(started.elapsed() >= Duration::from_millis(240), "{:?}", started.elapsed());
    Ok(())
}

#[test]
fn what_nobody_drives_ends_with_the_time_limit() -> Result<(), Error> {
    let client = builder(|_| pending()).timeout(Duration::from_millis(100)).build()?;
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    let error = runtime.block_on(async { client.call(AddName { name: "Ada".to_owned() }) }).unwrap_err();
    assert!(error.is_timeout(), "{error:?}");
    Ok(())
}

#[test]
fn a_function_that_waits_is_told_how_long_it_may() -> Result<(), Error> {
    let client = builder(waiting(|request: http::Request<Bytes>| {
        let limit = request.extensions().get::<TimeLimit>().map(|limit| limit.duration());
        says(200, &format!("{}", limit.is_some_and(|limit| limit < Duration::from_secs(7))))
    }))
    .build()?;
    let hurried = client.with_options(CallOptions::new().timeout(Duration::from_secs(7)));
    assert_eq!(hurried.call(AddName { name: "Ada".to_owned() })?, "true");
    assert_eq!(client.call(AddName { name: "Ada".to_owned() })?, "false");
    Ok(())
}

#[test]
fn it_is_shared_between_threads_and_shows_no_credential() -> Result<(), Error> {
    fn is_shared<T: Clone + Send + Sync + 'static>(_: &T) {}
    let client = builder(|_| async { says(200, "") }).token("hunter2").build()?;
    is_shared(&client);
    assert!(!format!("{client:?}").contains("hunter2"));
    Ok(())
}

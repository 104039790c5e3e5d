//! Streams of items that the mock of `spec.yaml` sends, in the process and over a socket, read by both clients.

use std::io::Read;
use std::sync::Arc;
use std::time::Duration;

use specwright::{
    AsStream, CallOptions, ClientBuilder, Event, ItemError, Operation, OperationOf, Retry, Streamed, blocking,
};
use specwright_mock::{Mock, Server};

use crate::Client;
use crate::generated::api;
use crate::operations::{
    CreatePoints, FindPoints, GetReport, ListPoints, WatchAnswer, WatchJob, WatchJobEvent,
};
use crate::types::Point;

fn asking(wish: &str) -> CallOptions {
    match wish {
        "" => CallOptions::new(),
        wish => CallOptions::new().header("prefer", wish),
    }
}

/// What a call gives: of both clients, in the process and over a socket.
fn read<O, T>(operation: impl Fn() -> O, wish: &str) -> Vec<Vec<Result<T, ItemError>>>
where
    O: OperationOf<Client> + Operation,
    O::Output:
        IntoIterator<Item = Result<T, ItemError>> + futures_util::Stream<Item = Result<T, ItemError>> + Unpin,
    specwright::Error: From<O::Error>,
{
    let server = Server::start(vec![Mock::of(api())], "127.0.0.1:0".parse().unwrap()).unwrap();
    let url = server.base_urls()[0].as_str();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let mut found = Vec::new();
    for over in ["process", "socket"] {
        let (waiting, async_client) = (
            ClientBuilder::<blocking::Client<Client>>::new().base_url(url),
            ClientBuilder::<specwright::Client<Client>>::new().base_url(url),
        );
        let (waiting, async_client) = match over {
            "process" => (waiting.transport(Mock::of(api())), async_client.transport(Mock::of(api()))),
            _ => (waiting, async_client),
        };
        let waiting = waiting.build().unwrap().with_options(asking(wish));
        let stream = waiting.call(operation()).map_err(specwright::Error::from).unwrap();
        found.push(stream.into_iter().collect());
        let client = async_client.build().unwrap().with_options(asking(wish));
        found.push(runtime.block_on(async {
            let stream = client.call(operation()).await.map_err(specwright::Error::from).unwrap();
            futures_util::StreamExt::collect::<Vec<_>>(stream).await
        }));
    }
    server.stop();
    assert_eq!(found.len(), 4);
    found
}

fn point(x: i64) -> Point {
    let mut point = Point::builder().x(x).build();
    point.y = Some(x + 1);
    point
}

#[test]
fn events_of_an_example_are_read_up_to_their_end() {
    for answers in read(|| WatchAnswer::builder().build(), "") {
        let answers: Vec<Point> = answers.into_iter().map(Result::unwrap).collect();
        assert_eq!(answers, [point(1), point(3)]);
    }
}

#[test]
fn a_stream_that_breaks_off_goes_on_behind_its_last_event() {
    // Each response breaks off in the middle of its second event, or of its end.
    for answers in read(|| WatchAnswer::builder().build(), "truncate=45") {
        let answers: Vec<Point> = answers.into_iter().map_while(Result::ok).collect();
        assert_eq!(answers, [point(1), point(3)]);
    }
}

#[test]
fn events_are_made_from_their_types_by_name() {
    for events in read(|| WatchJob::builder().build(), "") {
        let events: Vec<WatchJobEvent> = events.into_iter().map(Result::unwrap).collect();
        let [WatchJobEvent::Moved(_), WatchJobEvent::Noted(note), WatchJobEvent::Ended] = events.as_slice()
        else {
            panic!("{events:?}");
        };
        assert_eq!(note, "text 2");
    }
}

#[test]
fn a_stream_that_breaks_off_gives_what_came_and_then_the_error() {
    for events in read(|| WatchJob::builder().build(), "truncate") {
        let (broken, read) = events.split_last().unwrap();
        assert!(read.iter().all(Result::is_ok));
        assert!(broken.as_ref().unwrap_err().transport_error().is_some(), "{broken:?}");
    }
}

#[test]
fn a_sequence_is_made_from_its_type() {
    for points in read(|| ListPoints::builder().build(), "") {
        assert_eq!(points.into_iter().map(Result::unwrap).count(), 3);
    }
}

#[test]
fn events_of_unknown_names_are_kept() {
    let response = specwright::http::Response::new("event: new\ndata: 1\n\n".into());
    let events = specwright::decode_response::<WatchJob>(response).unwrap();
    let events: Vec<WatchJobEvent> = events.into_iter().map(Result::unwrap).collect();
    let [WatchJobEvent::Unknown(Event { event, data, .. })] = events.as_slice() else { panic!("{events:?}") };
    assert_eq!((event.as_str(), data.as_str()), ("new", "1"));
}

#[test]
fn how_a_call_ends_says_whether_it_comes_whole_or_as_a_stream() {
    let client = ClientBuilder::<blocking::Client<Client>>::new().base_url("http://mock.test");
    let client = client.transport(Mock::of(api())).build().unwrap();
    let whole = client.call(CreatePoints::builder().count(1).build()).unwrap();
    assert_eq!(whole, [point(1)]);
    for points in read(|| AsStream(CreatePoints::builder().count(1).build()), "") {
        assert_eq!(points.into_iter().map(Result::unwrap).collect::<Vec<_>>(), [point(1), point(3)]);
    }
    let pieces = CreatePoints::builder().with_client(&client).count(1).stream().unwrap();
    assert_eq!(pieces.into_iter().map(Result::unwrap).count(), 2);
    let body = |request: specwright::PreparedRequest| {
        String::from_utf8(request.into_inner().into_body().to_vec()).unwrap()
    };
    let request = CreatePoints::builder().count(1).build();
    assert_eq!(body(client.request(&request).unwrap()), r#"{"stream":false,"count":1}"#);
    assert_eq!(body(client.request(&AsStream(request)).unwrap()), r#"{"stream":true,"count":1}"#);
}

#[test]
fn a_stream_is_asked_for_in_the_query_as_well() {
    let client = ClientBuilder::<blocking::Client<Client>>::new().base_url("http://mock.test");
    let client = client.transport(Mock::of(api())).build().unwrap();
    let request = FindPoints::builder().build();
    let sent = client.request(&request).unwrap();
    assert_eq!(sent.uri(), "http://mock.test/points/found?follow=false");
    assert_eq!(sent.headers()["accept"], "application/json");
    let asked = client.request(&AsStream(request.clone())).unwrap();
    assert_eq!(asked.uri(), "http://mock.test/points/found?follow=true");
    assert_eq!(asked.headers()["accept"], "application/x-ndjson");
    let points = client.call(AsStream(request)).unwrap();
    assert_eq!(points.into_iter().map(Result::unwrap).count(), 3);
}

#[test]
fn a_download_that_a_mock_breaks_off_goes_on_with_the_rest() {
    let server = Server::start(vec![Mock::of(api())], "127.0.0.1:0".parse().unwrap()).unwrap();
    let url = server.base_urls()[0].as_str();
    let options =
        || asking("truncate=7").retry(Retry::default().max_attempts(2).initial_backoff(Duration::ZERO));
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    for mock in [None, Some(Arc::new(Mock::of(api())))] {
        let waiting = ClientBuilder::<blocking::Client<Client>>::new().base_url(url);
        let client = ClientBuilder::<specwright::Client<Client>>::new().base_url(url);
        let (waiting, client) = match &mock {
            Some(mock) => (waiting.transport(Arc::clone(mock)), client.transport(Arc::clone(mock))),
            None => (waiting, client),
        };
        let report = || Streamed(GetReport::builder().name("oak").build());
        let mut text = String::new();
        let mut stream = waiting.build().unwrap().with_options(options()).call(report()).unwrap();
        assert_eq!(stream.length(), Some(26));
        stream.read_to_string(&mut text).unwrap();
        assert_eq!(text, "abcdefghijklmnopqrstuvwxyz");
        let client = client.build().unwrap().with_options(options());
        let bytes = runtime.block_on(async { client.call(report()).await.unwrap().into_bytes(100).await });
        assert_eq!(bytes.unwrap(), text);
        let Some(mock) = mock else { continue };
        let statuses: Vec<_> = mock.journal().into_iter().map(|entry| entry.status).collect();
        assert_eq!(statuses, [200, 206, 206, 206].repeat(2));
    }
    server.stop();
}

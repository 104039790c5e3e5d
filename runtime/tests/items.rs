//! Operations that answer streams of items: over TCP on 127.0.0.1, with both clients.
#![cfg(all(feature = "blocking", feature = "reqwest"))]

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::Duration;

use futures_core::Stream as _;
use specwright::bytes::Bytes;
use specwright::{
    CallOptions, Client, Error, Event, Events, ItemError, Lines, Model, Operation, Response, Retry, Validate,
    blocking, decode_response, http,
};

#[derive(Clone, PartialEq, Model)]
struct Delta {
    text: String,
}

/// The events of a job.
#[derive(Clone, Debug, PartialEq)]
enum JobEvent {
    Delta(Delta),
    Note(String),
    End,
    Unknown(Event),
}

#[derive(Clone, PartialEq, Model, Validate, Operation)]
#[api(http = "GET /answers", out(events = Delta, until = "[DONE]"))]
struct GetAnswers {}

#[derive(Clone, PartialEq, Model, Validate, Operation)]
#[api(http = "GET /job", out(events_of = JobEvent, Delta(event = "delta", json = Delta), Note(event = "message", text),
    End(event = "end", empty), until = "bye", resumable))]
struct WatchJob {}

#[derive(Clone, PartialEq, Model, Validate, Operation)]
#[api(http = "GET /raw", out = events)]
struct WatchRaw {}

#[derive(Clone, PartialEq, Model, Validate, Operation)]
#[api(http = "GET /rows", out(lines = Option<Delta>, media = "application/jsonl"))]
struct ListRows {}

fn read_head(stream: &mut TcpStream) -> String {
    let (mut head, mut byte) = (Vec::new(), [0]);
    while !head.ends_with(b"\r\n\r\n") && stream.read(&mut byte).is_ok_and(|count| count == 1) {
        head.push(byte[0]);
    }
    String::from_utf8(head).unwrap().to_ascii_lowercase()
}

/// A server that gives these responses in turn, the last one again and again, and ends each connection after it.
fn serve(responses: &'static [&'static str]) -> (String, Receiver<String>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let (sender, heads) = channel();
    thread::spawn(move || {
        for (number, stream) in listener.incoming().enumerate() {
            let mut stream = stream.unwrap();
            stream.set_read_timeout(Some(Duration::from_secs(10))).unwrap();
            let _ = sender.send(read_head(&mut stream));
            let _ = stream.write_all(responses.get(number).or(responses.last()).unwrap().as_bytes());
        }
    });
    (url, heads)
}

fn options() -> CallOptions {
    CallOptions::new().retry(Retry::default().initial_backoff(Duration::ZERO))
}

fn waiting(url: &str) -> blocking::Client {
    blocking::Client::builder().base_url(url).build().unwrap().with_options(options())
}

/// The items of a call of the async client.
fn items<O, T>(url: &str, operation: O) -> Result<Vec<Result<T, ItemError>>, Error>
where
    O: Operation<Api = (), Error = Error>,
    O::Output: futures_core::Stream<Item = Result<T, ItemError>> + Unpin,
{
    let client = Client::builder().base_url(url).build().unwrap().with_options(options());
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        let mut stream = client.call(operation).await?;
        let mut items = Vec::new();
        while let Some(item) =
            std::future::poll_fn(|context| std::pin::Pin::new(&mut stream).poll_next(context)).await
        {
            items.push(item);
        }
        Ok(items)
    })
}

const ANSWERS: &str = "HTTP/1.1 200 OK\r\ncontent-type: text/event-stream; charset=utf-8\r\n\r\n\
    data: {\"text\":\"Hel\"}\n\ndata: {\"txt\":\"?\"}\n\n: still here\n\ndata: {\"text\":\"lo\"}\n\ndata: [DONE]\n\ndata: never\n\n";

fn told(items: impl IntoIterator<Item = Result<Delta, ItemError>>) -> Vec<Result<String, String>> {
    items.into_iter().map(|item| item.map(|delta| delta.text).map_err(|error| error.to_string())).collect()
}

#[test]
fn events_are_read_one_by_one_and_one_that_cannot_be_is_an_error_in_its_place() {
    let (url, heads) = serve(&[ANSWERS]);
    let wanted = [
        Ok("Hel".to_owned()),
        Err("an item of the response: its body is not as declared: at `/text`, expected a value, found nothing"
            .to_owned()),
        Ok("lo".to_owned()),
    ];
    assert_eq!(told(items(&url, GetAnswers {}).unwrap()), wanted);
    assert!(heads.recv().unwrap().contains("accept: text/event-stream\r\n"));
    assert_eq!(told(waiting(&url).call(GetAnswers {}).unwrap()), wanted);
}

#[test]
fn an_event_that_is_too_long_is_an_error_in_its_place() {
    let (url, _heads) = serve(&[ANSWERS]);
    let answers = told(waiting(&url).call(GetAnswers {}).unwrap().longest(18));
    assert_eq!(answers.len(), 3);
    assert_eq!(answers[0], Err("an item of the response is longer than 18 bytes".to_owned()));
}

#[test]
fn names_of_events_tell_what_they_hold() {
    const JOB: &str = "HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\n\r\n\
        event: delta\ndata: {\"text\":\"a\"}\n\ndata: plain {\n\nevent: end\ndata:\n\nevent: other\nid: 4\ndata: x\n\ndata: bye\n\n";
    let (url, _heads) = serve(&[JOB]);
    let check = |events: Vec<JobEvent>| {
        let [delta, note, end, JobEvent::Unknown(other)] = events.as_slice() else { panic!("{events:?}") };
        assert_eq!(*delta, JobEvent::Delta(Delta { text: "a".to_owned() }));
        assert_eq!((note, end), (&JobEvent::Note("plain {".to_owned()), &JobEvent::End));
        assert_eq!((other.event.as_str(), other.id.as_str(), other.data.as_str()), ("other", "4", "x"));
    };
    check(items(&url, WatchJob {}).unwrap().into_iter().map(Result::unwrap).collect());
    check(waiting(&url).call(WatchJob {}).unwrap().into_iter().map(Result::unwrap).collect());
}

#[test]
fn lines_are_read_one_by_one() {
    const ROWS: &str = "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n\r\n{\"text\":\"a\"}\nnull\n{\n{\"text\":\"b\"}";
    let (url, heads) = serve(&[ROWS]);
    let check = |rows: Vec<Result<Option<Delta>, ItemError>>| {
        let texts: Vec<_> = rows
            .iter()
            .map(|row| row.as_ref().map(|row| row.as_ref().map(|row| row.text.as_str())))
            .collect();
        let [Ok(Some("a")), Ok(None), Err(error), Ok(Some("b"))] = texts.as_slice() else {
            panic!("{texts:?}")
        };
        assert!(error.decode_error().is_some());
    };
    check(items(&url, ListRows {}).unwrap());
    assert!(heads.recv().unwrap().contains("accept: application/jsonl\r\n"));
    check(waiting(&url).call(ListRows {}).unwrap().into_iter().collect());
}

#[test]
fn a_success_that_says_to_be_something_else_is_an_error_with_its_body() {
    const HTML: &str =
        "HTTP/1.1 200 OK\r\ncontent-type: text/html\r\ncontent-length: 6\r\nconnection: close\r\n\r\n<html>";
    let (url, _heads) = serve(&[HTML]);
    let errors = [items(&url, GetAnswers {}).unwrap_err(), waiting(&url).call(GetAnswers {}).unwrap_err()];
    for error in errors {
        assert!(error.is_decode(), "{error}");
        assert_eq!(error.body().unwrap(), "<html>");
    }
}

#[test]
fn without_a_client_a_stream_is_read_from_memory() {
    let response =
        |body: &'static str| -> Response { http::Response::new(Bytes::from_static(body.as_bytes())) };
    let events: Events = decode_response::<WatchRaw>(response("event: a\ndata: 1\n\n")).unwrap();
    let events: Vec<Event> = events.into_iter().map(Result::unwrap).collect();
    assert_eq!((events[0].event.as_str(), events[0].data.as_str()), ("a", "1"));
    let rows: Lines<Option<Delta>> =
        decode_response::<ListRows>(response("\u{1e}{\"text\":\n\"a\"}\n\u{1e}null\n")).unwrap();
    assert_eq!(rows.into_iter().filter_map(Result::unwrap).count(), 1);
}

const FIRST: &str = "HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\ncontent-length: 1000\r\n\r\n\
    retry: 1\nid: 7\nevent: end\ndata: one\n\nid: 8\nevent: end\nda";
const SECOND: &str = "HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\nconnection: close\r\n\r\n\
    id: 8\nevent: end\ndata: two\n\n";
const THIRD: &str = "HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\nconnection: close\r\n\r\n\
    event: end\ndata: three\n\ndata: bye\n\n";

#[test]
fn a_stream_that_can_be_resumed_goes_on_behind_its_last_event() {
    let (url, heads) = serve(&[FIRST, SECOND, THIRD]);
    assert_eq!(items(&url, WatchJob {}).unwrap().into_iter().map(Result::unwrap).count(), 3);
    assert!(!heads.recv().unwrap().contains("last-event-id"));
    assert!(heads.recv().unwrap().contains("last-event-id: 7\r\n"));
    assert!(heads.recv().unwrap().contains("last-event-id: 8\r\n"));

    let (url, heads) = serve(&[FIRST, SECOND, THIRD]);
    assert_eq!(waiting(&url).call(WatchJob {}).unwrap().into_iter().map(Result::unwrap).count(), 3);
    assert!(heads.iter().nth(2).unwrap().contains("last-event-id: 8\r\n"));
}

#[test]
fn a_stream_that_cannot_be_resumed_ends_with_the_error_and_one_of_which_nothing_comes_does_too() {
    let (url, heads) = serve(&[FIRST, SECOND]);
    let raw: Vec<_> = waiting(&url).call(WatchRaw {}).unwrap().into_iter().collect();
    assert_eq!(raw.len(), 2);
    assert!(raw[1].as_ref().unwrap_err().transport_error().is_some());
    assert_eq!(heads.try_iter().count(), 1);

    const NOTHING: &str = "HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\ncontent-length: 9\r\n\r\nda";
    let (url, heads) = serve(&[FIRST, NOTHING]);
    let events: Vec<_> = waiting(&url).call(WatchJob {}).unwrap().into_iter().collect();
    assert_eq!(events.len(), 2);
    assert!(events[1].as_ref().unwrap_err().transport_error().is_some());
    assert_eq!(heads.try_iter().count(), 4);
}

#[test]
fn what_a_server_says_when_a_stream_is_to_go_on_counts() {
    const GONE: &str = "HTTP/1.1 410 Gone\r\ncontent-length: 4\r\nconnection: close\r\n\r\ngone";
    const ENDED: &str = "HTTP/1.1 204 No Content\r\nconnection: close\r\n\r\n";
    let (url, _heads) = serve(&[FIRST, GONE]);
    let events = items(&url, WatchJob {}).unwrap();
    let error = events[1].as_ref().unwrap_err();
    assert_eq!(error.call_error().unwrap().body().unwrap(), "gone");
    assert!(error.to_string().starts_with("the rest of the response: "), "{error}");

    let (url, _heads) = serve(&[FIRST, ENDED]);
    assert_eq!(waiting(&url).call(WatchJob {}).unwrap().into_iter().map(Result::unwrap).count(), 1);
}

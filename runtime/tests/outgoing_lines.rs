//! Values that a request sends one after the other: over TCP on 127.0.0.1, with both clients.
#![cfg(all(feature = "blocking", feature = "reqwest"))]

use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::task::{Context, Poll};

use specwright::{
    Builder, Checks, LineReader, Model, Operation, OutgoingLines, Validate, from_json, to_json,
};

use crate::support::uploads::{keeping, with_both};

#[derive(Clone, PartialEq, Model, Validate, Builder)]
struct Row {
    name: String,
    #[api(name = "size", range(min = 1))]
    size: Option<i64>,
}

#[derive(Clone, PartialEq, Model, Validate, Builder, Operation)]
#[api(http = "PUT /rows", out = text, idempotent)]
struct AddRows {
    #[api(body = lines)]
    body: OutgoingLines<Row>,
}

#[derive(Clone, PartialEq, Model, Validate, Builder, Operation)]
#[api(http = "POST /shapes", out = text, body(media = "application/geo+json-seq"))]
struct AddShapes {
    #[api(body = lines)]
    body: Option<OutgoingLines<Option<f64>>>,
}

fn row(nth: usize) -> Row {
    Row::builder().name(format!("row\n{nth}")).build()
}

fn read(body: &[u8]) -> Vec<Row> {
    let mut reader = LineReader::new();
    reader.push(body);
    reader.finish();
    std::iter::from_fn(|| reader.next_line()).map(|line| from_json(&line.unwrap()).unwrap()).collect()
}

/// A stream that is not ready before each item.
struct Slow<I>(I, bool);

impl<I: Iterator + Unpin> futures_core::Stream for Slow<I> {
    type Item = io::Result<I::Item>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.1 = !self.1;
        match self.1 {
            true => {
                context.waker().wake_by_ref();
                Poll::Pending
            }
            false => Poll::Ready(self.0.next().map(Ok)),
        }
    }
}

#[test]
fn values_in_memory_are_sent_as_lines_with_a_length() {
    let (url, received) = keeping(&["200 OK"]);
    for output in with_both(&url, || AddRows::builder().body([row(1), row(2)]).build()) {
        assert_eq!(output.unwrap(), "done");
        let (head, body) = received.recv().unwrap();
        assert!(head.contains("content-type: application/x-ndjson\r\n"), "{head}");
        assert!(head.contains("content-length: 36\r\n"), "{head}");
        assert_eq!(body, b"{\"name\":\"row\\n1\"}\n{\"name\":\"row\\n2\"}\n");
    }
    for output in with_both(&url, || AddRows { body: Vec::new().into() }) {
        assert_eq!(output.unwrap(), "done");
        assert_eq!(received.recv().unwrap().1, b"");
    }
}

#[test]
fn a_sequence_has_a_separator_before_each_value() {
    let (url, received) = keeping(&["200 OK"]);
    for output in with_both(&url, || AddShapes::builder().body([Some(1.5), None]).build()) {
        output.unwrap();
        let (head, body) = received.recv().unwrap();
        assert!(head.contains("content-type: application/geo+json-seq\r\n"), "{head}");
        assert_eq!(body, b"\x1e1.5\n\x1enull\n");
    }
    for output in with_both(&url, || AddShapes { body: None }) {
        output.unwrap();
        let (head, body) = received.recv().unwrap();
        assert!(head.contains("content-length: 0\r\n") && !head.contains("content-type"), "{head}");
        assert!(body.is_empty());
    }
}

#[test]
fn values_are_made_while_they_are_sent() {
    const MANY: usize = 20_000;
    let (url, received) = keeping(&["200 OK"]);
    let sources: [fn() -> OutgoingLines<Row>; 3] = [
        || OutgoingLines::from_fn(|| (0..MANY).map(row)),
        || OutgoingLines::from_iterator((0..MANY).map(row)),
        || OutgoingLines::from_stream(Slow((0..MANY).map(row), false)),
    ];
    for source in sources {
        for output in with_both(&url, || AddRows { body: source() }) {
            output.unwrap();
            let (head, body) = received.recv().unwrap();
            assert!(head.contains("transfer-encoding: chunked"), "{head}");
            assert!(read(&body).into_iter().eq((0..MANY).map(row)));
        }
    }
}

#[test]
fn a_function_is_asked_again_for_another_attempt_and_an_iterator_is_not() {
    let (url, received) =
        keeping(&["503 Service Unavailable", "200 OK", "503 Service Unavailable", "200 OK"]);
    let asked = Arc::new(AtomicUsize::new(0));
    let outputs = with_both(&url, || {
        let asked = Arc::clone(&asked);
        let items = move || {
            asked.fetch_add(1, Ordering::Relaxed);
            [row(1)]
        };
        AddRows { body: OutgoingLines::from_fn(items) }
    });
    for output in outputs {
        assert_eq!(output.unwrap(), "done");
    }
    assert_eq!((received.try_iter().count(), asked.load(Ordering::Relaxed)), (4, 4));

    let (url, received) = keeping(&["503 Service Unavailable"]);
    for error in with_both(&url, || AddRows { body: OutgoingLines::from_iterator([row(1)]) }) {
        let error = error.unwrap_err();
        assert!(error.attempts()[0].sent_once, "{error}");
        assert!(error.to_string().contains("its body can be sent only once"), "{error}");
    }
    assert_eq!(received.try_iter().count(), 2);
    let once = OutgoingLines::from_iterator([row(1)]);
    let [_, second] = with_both(&url, || AddRows { body: once.clone() });
    let second = second.unwrap_err();
    let why = second.violations().unwrap().iter().next().unwrap().message();
    assert_eq!(why, "the body was sent already, and can be sent only once");
}

#[test]
fn what_is_not_valid_is_told_before_it_is_sent_or_breaks_the_request_off() {
    let wrong = || Row { name: "wrong".to_owned(), size: Some(0) };
    let (url, received) = keeping(&["200 OK"]);
    for error in with_both(&url, || AddRows { body: vec![row(1), wrong()].into() }) {
        let error = error.unwrap_err();
        let broken = error.violations().unwrap().iter().next().unwrap();
        assert_eq!((broken.pointer(), broken.rule()), ("/body/1/size", "range"));
    }
    assert!(received.try_recv().is_err());
    let lazy = move || OutgoingLines::from_fn(move || [row(1), wrong()]);
    for error in with_both(&url, || AddRows { body: lazy() }) {
        let error = error.unwrap_err();
        let shown = with_causes(&error);
        assert!(shown.contains("item 2 of the body is not valid: "), "{shown}");
        assert!(shown.contains("size"), "{shown}");
    }
    assert!(AddRows { body: lazy() }.validate().is_ok());
    // Who asks for no checks gets none.
    assert!(AddRows { body: vec![wrong()].into() }.validate_with(Checks::Structure).is_ok());

    let infinite = || AddShapes { body: Some(OutgoingLines::from([Some(f64::INFINITY)])) };
    let problems = infinite().validate().unwrap_err();
    let told: Vec<_> = problems.iter().map(|problem| problem.message()).collect();
    assert!(told.iter().any(|told| told.starts_with("item 1 of the body ")), "{told:?}");
}

/// An error with its causes.
fn with_causes(error: &dyn std::error::Error) -> String {
    std::iter::successors(Some(error), |error| error.source())
        .map(ToString::to_string)
        .collect::<Vec<_>>()
        .join(": ")
}

#[test]
fn as_data_they_are_a_list() {
    let request = AddRows { body: vec![row(1)].into() };
    let json = to_json(&request).unwrap();
    assert_eq!(json, r#"{"body":[{"name":"row\n1"}]}"#);
    assert!(from_json::<AddRows>(json.as_bytes()).unwrap() == request);
    assert_eq!(format!("{request:?}"), r#"AddRows { body: [Row { name: "row\n1", size: None }] }"#);
    let lazy = AddRows { body: OutgoingLines::from_fn(|| [row(1)]) };
    assert!(to_json(&lazy).is_err());
    assert_eq!(format!("{lazy:?}"), r#"AddRows { body: OutgoingLines { from: "a function" } }"#);
    assert!(lazy.clone() == lazy && lazy != request);
}

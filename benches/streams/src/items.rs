//! Events and lines that come or go in pieces, in memory.

use std::hint::black_box;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

use futures_util::stream;
use serde::{Deserialize, Serialize};
use specwright::bytes::Bytes;
use specwright::transport::streaming;
use specwright::{Body, Builder, Client, Model, Operation, OutgoingLines, Validate, http};

/// How many items a response has.
const ITEMS: usize = 1_000;

/// How many bytes come at once.
const PIECE: usize = 4_096;

#[derive(Clone, PartialEq, Model, Validate, Builder)]
struct Delta {
    id: String,
    index: i64,
    text: String,
    finished: Option<String>,
}

/// The same, by hand.
#[derive(Deserialize, Serialize)]
struct Plain {
    id: String,
    index: i64,
    text: String,
    finished: Option<String>,
}

#[derive(Clone, PartialEq, Model, Validate, Operation)]
#[api(http = "GET /events", out(events = Delta, until = "[DONE]"))]
struct WatchEvents {}

#[derive(Clone, PartialEq, Model, Validate, Operation)]
#[api(http = "GET /lines", out(lines = Delta))]
struct ListLines {}

#[derive(Clone, PartialEq, Model, Validate, Builder, Operation)]
#[api(http = "POST /lines", out = empty)]
struct AddLines {
    #[api(body = lines)]
    body: OutgoingLines<Delta>,
}

fn sent(index: usize) -> [String; 2] {
    [format!("chatcmpl-{index:012}"), format!(" piece {index} of it")]
}

fn delta(index: usize) -> String {
    format!(r#"{{"id":"chatcmpl-{index:012}","index":{index},"text":" piece {index} of it","finished":null}}"#)
}

fn events() -> Vec<Bytes> {
    let events: String = (0..ITEMS).map(|index| format!("data: {}\n\n", delta(index))).collect();
    cut(events + "data: [DONE]\n\n")
}

fn lines() -> Vec<Bytes> {
    cut((0..ITEMS).map(|index| delta(index) + "\n").collect())
}

fn cut(text: String) -> Vec<Bytes> {
    text.as_bytes().chunks(PIECE).map(Bytes::copy_from_slice).collect()
}

/// What is ready at once.
fn now<F: Future>(future: F) -> F::Output {
    let mut context = Context::from_waker(Waker::noop());
    match pin!(future).poll(&mut context) {
        Poll::Ready(output) => output,
        Poll::Pending => panic!("nothing is waited for"),
    }
}

fn client(pieces: Vec<Bytes>) -> Client {
    let transport = streaming(move |request: http::Request<Body>| {
        black_box(request);
        let body = Body::from_stream(stream::iter(pieces.clone().into_iter().map(Ok)));
        async { Ok(http::Response::new(body)) }
    });
    Client::builder().base_url("https://api.example.com").transport(transport).build().expect("a client")
}

/// A client whose transport takes the body of a request piece by piece.
fn taking() -> Client {
    let transport = streaming(|request: http::Request<Body>| async {
        let mut body = request.into_body();
        while let Some(piece) = body.next().await {
            drop(black_box(piece?));
        }
        let mut response = http::Response::new(Body::empty());
        *response.status_mut() = http::StatusCode::NO_CONTENT;
        Ok(response)
    });
    Client::builder().base_url("https://api.example.com").transport(transport).build().expect("a client")
}

/// Lines as somebody writes them for one API: a buffer that goes out when it is full enough.
fn write_lines() {
    let mut buffer = Vec::new();
    for index in 0..ITEMS {
        let [id, text] = sent(index);
        let plain = Plain { id, index: index as i64, text, finished: None };
        serde_json::to_writer(&mut buffer, &plain).expect("JSON");
        buffer.push(b'\n');
        if buffer.len() >= PIECE {
            drop(black_box(Bytes::from(std::mem::take(&mut buffer))));
        }
    }
    drop(black_box(Bytes::from(buffer)));
}

/// The lines of pieces, as a loop finds them that somebody writes for one API: a buffer, and what is behind the last line
/// feed waits for the next piece.
fn each_line(pieces: &[Bytes], mut line: impl FnMut(&[u8])) {
    let mut buffer: Vec<u8> = Vec::new();
    for piece in pieces {
        buffer.extend_from_slice(piece);
        let mut start = 0;
        while let Some(length) = buffer[start..].iter().position(|byte| *byte == b'\n') {
            line(&buffer[start..start + length]);
            start += length + 1;
        }
        buffer.drain(..start);
    }
}

fn read(json: &[u8]) -> Plain {
    serde_json::from_slice(json).expect("an item")
}

type Run = Box<dyn Fn()>;

struct Case {
    title: &'static str,
    sides: [Run; 2],
}

fn cases() -> [Case; 3] {
    let (watching, listing, adding) = (client(events()), client(lines()), taking());
    let (events, lines) = (events(), lines());
    [
        Case {
            title: "server-sent events with JSON",
            sides: [
                Box::new(move || {
                    now(async {
                        let mut events = watching.call(WatchEvents {}).await.expect("events");
                        while let Some(event) = events.next().await {
                            drop(black_box(event.expect("an event")));
                        }
                    });
                }),
                Box::new(move || {
                    each_line(&events, |line| match line.strip_prefix(b"data: ") {
                        None | Some(b"[DONE]") => {}
                        Some(json) => drop(black_box(read(json))),
                    });
                }),
            ],
        },
        Case {
            title: "JSON lines",
            sides: [
                Box::new(move || {
                    now(async {
                        let mut lines = listing.call(ListLines {}).await.expect("lines");
                        while let Some(line) = lines.next().await {
                            drop(black_box(line.expect("a line")));
                        }
                    });
                }),
                Box::new(move || each_line(&lines, |line| drop(black_box(read(line))))),
            ],
        },
        Case {
            title: "JSON lines, sent",
            sides: [
                Box::new(move || {
                    let lines = OutgoingLines::from_fn(|| {
                        (0..ITEMS).map(|index| {
                            let [id, text] = sent(index);
                            Delta { id, index: index as i64, text, finished: None }
                        })
                    });
                    now(adding.call(AddLines { body: lines })).expect("a response");
                }),
                Box::new(write_lines),
            ],
        },
    ]
}

pub fn repeat(case: usize, side: usize, times: usize) {
    let case = &cases()[case];
    (0..times).for_each(|_| case.sides[side]());
}

pub fn print_table() {
    if !measure::valgrind() {
        return;
    }
    println!("| of one item | instructions | by hand | ratio |");
    println!("|---|---:|---:|---:|");
    for (index, case) in cases().iter().enumerate() {
        let [ours, by_hand] =
            [0, 1].map(|side| measure::instructions_of_one(&[index, side], 2, 12) / ITEMS as f64);
        println!("| {} | {ours:.0} | {by_hand:.0} | {:.2} |", case.title, ours / by_hand);
    }
}

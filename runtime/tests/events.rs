//! Server-sent events, JSON lines and JSON text sequences, however their bytes are cut up.

use std::time::Duration;

use proptest::prelude::*;
use specwright::{Event, EventReader, LineReader, TooLong};

/// What the reader makes of these pieces.
fn events<'b>(pieces: impl IntoIterator<Item = &'b [u8]>) -> Vec<Event> {
    let mut reader = EventReader::new();
    let mut events = Vec::new();
    for piece in pieces {
        reader.push(piece);
        events.extend(std::iter::from_fn(|| reader.next_event()).map(Result::unwrap));
    }
    events
}

/// Another reader of the same rules: all of the text at once, by lines.
fn expected(text: &[u8]) -> Vec<(String, String, String)> {
    let text = String::from_utf8_lossy(text).replace("\r\n", "\n").replace('\r', "\n");
    let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
    let (mut events, mut id) = (Vec::new(), String::new());
    let complete = text.rsplit_once('\n').map_or("", |(complete, _)| complete);
    let (mut data, mut kind): (Vec<&str>, &str) = (Vec::new(), "");
    let lines = if text.contains('\n') { complete.split('\n').collect() } else { Vec::new() };
    for line in lines {
        if line.is_empty() {
            if !data.is_empty() {
                let kind = if kind.is_empty() { "message" } else { kind };
                events.push((kind.to_owned(), data.join("\n"), id.clone()));
            }
            (data, kind) = (Vec::new(), "");
            continue;
        }
        let (name, value) = line.split_once(':').unwrap_or((line, ""));
        let value = value.strip_prefix(' ').unwrap_or(value);
        match name {
            "data" => data.push(value),
            "event" => kind = value,
            "id" if !value.contains('\0') => id = value.to_owned(),
            _ => {}
        }
    }
    events
}

fn told(events: Vec<Event>) -> Vec<(String, String, String)> {
    events.into_iter().map(|event| (event.event, event.data, event.id)).collect()
}

const STREAM: &[u8] =
    "\u{feff}: a comment\r\nevent: greeting\ndata: hällo\rdata\r\ndata:  two\nid: 7\nretry: 250\n\n\
    data: second\nid: a\0b\nretry: soon\n\r\ndata\n\nevent: none\n\nid\ndata:x\r\r\ndata: without an end"
        .as_bytes();

#[test]
fn events_are_those_of_the_standard() {
    let events = events([STREAM]);
    assert_eq!(events[0].retry, Some(Duration::from_millis(250)));
    assert_eq!(events[1].retry, None);
    let told = told(events);
    let told: Vec<_> =
        told.iter().map(|(kind, data, id)| (kind.as_str(), data.as_str(), id.as_str())).collect();
    assert_eq!(
        told,
        [
            ("greeting", "hällo\n\n two", "7"),
            ("message", "second", "7"),
            ("message", "", "7"),
            ("message", "x", ""),
        ]
    );
}

#[test]
fn a_cut_at_any_byte_changes_nothing() {
    let whole = events([STREAM]);
    for at in 0..=STREAM.len() {
        let (first, second) = STREAM.split_at(at);
        assert_eq!(events([first, second]), whole, "cut at {at}");
    }
    assert_eq!(events(STREAM.chunks(1)), whole);
}

#[test]
fn an_event_that_is_too_long_is_passed_over() {
    for size in 1..20 {
        let mut reader = EventReader::new().longest(10);
        for piece in
            b"data: 123456789\n\ndata: 1\n\n: 123456789\ndata:\ndata:1\n\ndata:2\r\n\r\n".chunks(size)
        {
            reader.push(piece);
        }
        let events: Vec<_> = std::iter::from_fn(|| reader.next_event()).collect();
        let data: Vec<_> =
            events.iter().map(|event| event.as_ref().map(|event| event.data.as_str())).collect();
        let too_long = Err(&TooLong { limit: 10 });
        assert_eq!(data, [too_long, Ok("1"), too_long, Ok("2")], "{size}");
    }
}

fn lines<'b>(pieces: impl IntoIterator<Item = &'b [u8]>) -> Vec<String> {
    let mut reader = LineReader::new();
    pieces.into_iter().for_each(|piece| reader.push(piece));
    reader.finish();
    std::iter::from_fn(|| reader.next_line()).map(|line| String::from_utf8(line.unwrap()).unwrap()).collect()
}

#[test]
fn lines_and_sequences_are_parted_wherever_they_are_cut() {
    let of_lines: &[u8] = b"{\"a\":1}\r\n\n  \n[2]\n\"3\"";
    let sequence: &[u8] = b"\x1e{\"a\":\n1}\n\x1e[2]\n\x1e\x1e\"3\"\n";
    for (text, wanted) in
        [(of_lines, ["{\"a\":1}", "[2]", "\"3\""]), (sequence, ["{\"a\":\n1}", "[2]", "\"3\""])]
    {
        for at in 0..=text.len() {
            let (first, second) = text.split_at(at);
            assert_eq!(lines([first, second]), wanted, "cut at {at}");
        }
        assert_eq!(lines(text.chunks(1)), wanted);
    }
}

#[test]
fn a_line_that_is_too_long_is_passed_over() {
    let mut reader = LineReader::new().longest(3);
    for piece in b"1234\n123\n12345678\n1".chunks(2) {
        reader.push(piece);
    }
    reader.finish();
    let found: Vec<_> = std::iter::from_fn(|| reader.next_line()).collect();
    let too_long = || Err(TooLong { limit: 3 });
    assert_eq!(found, [too_long(), Ok(b"123".to_vec()), too_long(), Ok(b"1".to_vec())]);
}

proptest! {
    /// Texts of the letters that mean something.
    #[test]
    fn events_are_those_of_another_reader(text in "(data|event|id|retry|:| |\r|\n|\r\n|x|é|\u{feff}|\0){0,40}", size in 1..7_usize) {
        prop_assert_eq!(told(events(text.as_bytes().chunks(size))), expected(text.as_bytes()));
    }

    #[test]
    fn any_bytes_are_read_the_same_however_they_are_cut(
        bytes in prop::collection::vec(prop_oneof![Just(b'\n'), Just(b'\r'), Just(b':'), Just(0x1e), any::<u8>()], 0..60),
        size in 1..9_usize,
    ) {
        prop_assert_eq!(events(bytes.chunks(size)), events([bytes.as_slice()]));
        let read = |size: usize| {
            let mut reader = LineReader::new();
            bytes.chunks(size).for_each(|piece| reader.push(piece));
            reader.finish();
            std::iter::from_fn(|| reader.next_line()).collect::<Vec<_>>()
        };
        prop_assert_eq!(read(size), read(60));
    }
}

#[cfg(feature = "blocking")]
mod typed {
    use specwright::bytes::Bytes;
    use specwright::{Model, Operation, Streamed, Validate, blocking, http};

    #[derive(Clone, PartialEq, Model, Validate, Operation)]
    #[api(http = "GET /items", out = bytes)]
    struct GetItems {}

    fn stream(body: &'static str) -> specwright::ByteStream {
        let canned = move |_: http::Request<Bytes>| async move {
            Ok(http::Response::new(Bytes::from_static(body.as_bytes())))
        };
        let client = blocking::Client::builder().base_url("http://h.test").transport(canned).build().unwrap();
        client.call(Streamed(GetItems {})).unwrap()
    }

    #[test]
    fn an_item_that_cannot_be_read_is_not_the_end() {
        let mut items = stream("1\n\"two\"\n3\n").lines::<i64>().into_iter();
        assert_eq!(items.next().unwrap().unwrap(), 1);
        let error = items.next().unwrap().unwrap_err();
        assert_eq!(error.decode_error().unwrap().expected(), "an integer of 64 bits");
        assert_eq!(items.next().unwrap().unwrap(), 3);
        assert!(items.next().is_none());
    }

    #[test]
    fn events_end_at_their_mark() {
        let events =
            stream("data: {\"a\":1}\nid: 5\n\ndata: [DONE]\n\ndata: more\n\n").events().until("[DONE]");
        let events: Vec<_> = events.into_iter().map(Result::unwrap).collect();
        assert_eq!(events.len(), 1);
        assert_eq!(events[0].json::<specwright::Map<i64>>().unwrap()["a"], 1);
        assert_eq!(stream("data: a\n\ndata: b").events().into_iter().count(), 1);
    }
}

//! Compressed responses, with the features that read them: over TCP on 127.0.0.1, with both clients.
#![cfg(all(feature = "blocking", feature = "reqwest", feature = "gzip", feature = "br", feature = "zstd"))]

use std::io::{Read, Write};
use std::net::TcpListener;
use std::thread;

use specwright::bytes::Bytes;
use specwright::{Client, Error, Model, Operation, Streamed, Validate, blocking};

#[derive(Clone, PartialEq, Model, Validate, Operation)]
#[api(http = "GET /text", out(json = String))]
struct GetText {}

#[derive(Clone, PartialEq, Model, Validate, Operation)]
#[api(http = "GET /file", out = bytes)]
struct GetFile {}

/// The JSON text `"hello"`, by its coding.
const HELLO: [(&str, &str); 3] = [
    ("gzip", "1f8b080000000000020353ca48cdc9c9570200b2ce037707000000"),
    ("br", "0b03802268656c6c6f2203"),
    ("zstd", "28b52ffd24073900002268656c6c6f22eb8dce20"),
];

/// A JSON text of 256 KiB of zeros, by its coding; between the two pieces of gzip there are zero bytes.
const BOMB: [(&str, &str, &str); 3] = [
    ("gzip", "1f8b0800000000000203edc1b10000000002309708f2a7eb8f615b0a", "70321c7127e802000400"),
    ("br", "5b0100845f4a04a614b92c10987b3f20", ""),
    ("zstd", "28b52ffda4020004005400001022300100fbff39c00202001030110000302286c48681", ""),
];

fn bytes(hex: &str) -> Vec<u8> {
    (0..hex.len()).step_by(2).map(|at| u8::from_str_radix(&hex[at..at + 2], 16).unwrap()).collect()
}

fn bomb(coding: &str) -> Vec<u8> {
    let (_, head, tail) = BOMB.into_iter().find(|(own, ..)| *own == coding).unwrap();
    let between = if tail.is_empty() { 0 } else { 253 };
    [bytes(head), vec![0; between], bytes(tail)].concat()
}

/// A server with one body of this coding, which it gives who accepts it.
fn serve(coding: &'static str, body: Vec<u8>) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    thread::spawn(move || {
        for stream in listener.incoming() {
            let (mut stream, mut head, mut byte) = (stream.unwrap(), Vec::new(), [0]);
            while !head.ends_with(b"\r\n\r\n") && stream.read(&mut byte).is_ok_and(|count| count == 1) {
                head.push(byte[0]);
            }
            let head = String::from_utf8(head).unwrap().to_ascii_lowercase();
            let accepted =
                head.lines().find_map(|line| line.strip_prefix("accept-encoding: ")).unwrap_or_default();
            if !accepted.split(',').any(|one| one.trim() == coding) {
                let _ = write!(
                    stream,
                    "HTTP/1.1 406 Not Acceptable\r\ncontent-length: 0\r\nconnection: close\r\n\r\n"
                );
                continue;
            }
            let length = body.len();
            let _ = write!(
                stream,
                "HTTP/1.1 200 OK\r\ncontent-encoding: {coding}\r\ncontent-length: {length}\r\nconnection: close\r\n\r\n"
            );
            let _ = stream.write_all(&body);
        }
    });
    url
}

/// The codings that a client reads: `ureq` has no zstd.
const ASYNC: [&str; 3] = ["gzip", "br", "zstd"];
const BLOCKING: [&str; 2] = ["gzip", "br"];

const LIMIT: usize = 10_000;

fn runtime() -> tokio::runtime::Runtime {
    tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap()
}

fn call<O: Operation<Api = (), Error = Error>>(url: &str, operation: O) -> Result<O::Output, Error> {
    let client = Client::builder().base_url(url).max_response_size(LIMIT).build().unwrap();
    runtime().block_on(client.call(operation))
}

fn waiting(url: &str) -> blocking::Client {
    blocking::Client::builder().base_url(url).max_response_size(LIMIT).build().unwrap()
}

#[test]
fn what_is_compressed_is_read() {
    for (coding, hex) in HELLO {
        let url = serve(coding, bytes(hex));
        if ASYNC.contains(&coding) {
            assert_eq!(call(&url, GetText {}).unwrap(), "hello", "{coding}");
        }
        if BLOCKING.contains(&coding) {
            assert_eq!(waiting(&url).call(GetText {}).unwrap(), "hello", "{coding}");
        }
    }
}

#[test]
fn the_limit_is_for_what_comes_out() {
    for coding in ASYNC {
        let body = bomb(coding);
        assert!(body.len() < LIMIT);
        let url = serve(coding, body);
        let error = call(&url, GetText {}).unwrap_err();
        assert!(error.is_body_too_large(), "{coding}: {error:?}");
        if BLOCKING.contains(&coding) {
            let error = waiting(&url).call(GetText {}).unwrap_err();
            assert!(error.is_body_too_large(), "{coding}: {error:?}");
        }
    }
}

#[test]
fn a_stream_has_no_length_and_its_limit_is_for_what_comes_out() {
    for coding in ASYNC {
        let url = serve(coding, bomb(coding));
        let client = Client::builder().base_url(&url).build().unwrap();
        let (length, whole): (_, Bytes) = runtime().block_on(async {
            let stream = client.call(Streamed(GetFile {})).await.unwrap();
            (stream.length(), stream.into_bytes(1 << 20).await.unwrap())
        });
        assert_eq!((length, whole.len()), (None, (1 << 18) + 2), "{coding}");
        let error = runtime().block_on(async {
            client.call(Streamed(GetFile {})).await.unwrap().into_bytes(LIMIT).await.unwrap_err()
        });
        assert!(error.is_body_too_large());
        if BLOCKING.contains(&coding) {
            let mut whole = Vec::new();
            let mut stream = waiting(&url).call(Streamed(GetFile {})).unwrap();
            assert_eq!(stream.length(), None, "{coding}");
            stream.read_to_end(&mut whole).unwrap();
            assert_eq!(whole.len(), (1 << 18) + 2, "{coding}");
        }
    }
}

//! How much memory large bodies take: a process of its own, which measures itself.
#![cfg(all(target_os = "linux", feature = "blocking", feature = "reqwest"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

use std::fs;
use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::thread;

use specwright::{Builder, Client, File, Model, Operation, Streamed, Validate, blocking};

/// Of what is sent, and of what comes.
const LENGTH: u64 = 256 << 20;

/// What a process may take more for it.
const MOST: u64 = 32 << 20;

const EVENTS: u64 = 100_000;

#[derive(Clone, PartialEq, Model, Validate, Builder, Operation)]
#[api(http = "PUT /file", out = text)]
struct PutFile {
    #[api(body = bytes)]
    body: File,
}

#[derive(Clone, PartialEq, Model, Validate, Builder, Operation)]
#[api(http = "GET /file", out = bytes)]
struct GetFile {}

#[derive(Clone, PartialEq, Model, Validate, Builder, Operation)]
#[api(http = "GET /events", out = bytes)]
struct GetEvents {}

fn serve() -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    thread::spawn(move || {
        for stream in listener.incoming() {
            thread::spawn(move || answer(stream.unwrap()));
        }
    });
    url
}

fn answer(mut stream: TcpStream) {
    let (mut head, mut byte) = (Vec::new(), [0]);
    while !head.ends_with(b"\r\n\r\n") && stream.read(&mut byte).is_ok_and(|count| count == 1) {
        head.push(byte[0]);
    }
    let mut piece = [0; 64 * 1024];
    if head.starts_with(b"PUT") {
        let mut left = LENGTH;
        while left > 0 {
            left -= stream.read(&mut piece).unwrap() as u64;
        }
        stream.write_all(b"HTTP/1.1 200 OK\r\ncontent-length: 4\r\nconnection: close\r\n\r\ndone").unwrap();
    } else if head.starts_with(b"GET /file") {
        write!(stream, "HTTP/1.1 200 OK\r\ncontent-length: {LENGTH}\r\n\r\n").unwrap();
        for _ in 0..LENGTH / piece.len() as u64 {
            stream.write_all(&piece).unwrap();
        }
    } else {
        stream.write_all(b"HTTP/1.1 200 OK\r\nconnection: close\r\n\r\n").unwrap();
        let event = format!("id: 1\ndata: {}\n\n", "x".repeat(200));
        for _ in 0..EVENTS {
            stream.write_all(event.as_bytes()).unwrap();
        }
    }
}

/// The most memory that the process has had since it was asked last, in bytes.
fn peak() -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap();
    let kilobytes: u64 = line.trim().trim_end_matches(" kB").parse().unwrap();
    fs::write("/proc/self/clear_refs", "5").unwrap();
    kilobytes * 1024
}

#[test]
fn large_bodies_go_and_come_and_events_go_by_in_little_memory() {
    let url = serve();
    let scratch = std::env::temp_dir().join(format!("specwright-memory-{}", std::process::id()));
    let upload = scratch.with_extension("upload");
    fs::File::create(&upload).unwrap().set_len(LENGTH).unwrap();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let client = Client::builder().base_url(&url).build().unwrap();
    let waiting = blocking::Client::builder().base_url(&url).build().unwrap();
    let before = peak();
    let least = |what: &str| {
        let grown = peak().saturating_sub(before);
        assert!(grown < MOST, "{what}: {} KiB more", grown >> 10);
    };

    let file = || PutFile { body: File::from_path(&upload) };
    assert_eq!(runtime.block_on(client.call(file())).unwrap(), "done");
    least("an upload of the async client");
    assert_eq!(waiting.call(file()).unwrap(), "done");
    least("an upload of the blocking client");

    let counted = runtime.block_on(async {
        let mut stream = client.call(Streamed(GetFile {})).await.unwrap();
        let mut counted = 0;
        while let Some(piece) = stream.next().await {
            counted += piece.unwrap().len() as u64;
        }
        counted
    });
    assert_eq!(counted, LENGTH);
    least("a download of the async client");
    let saved = waiting.call(Streamed(GetFile {})).unwrap().save_to_blocking(&scratch).unwrap();
    assert_eq!((saved, fs::metadata(&scratch).unwrap().len()), (LENGTH, LENGTH));
    least("a download of the blocking client");

    let events = waiting.call(Streamed(GetEvents {})).unwrap().events().into_iter();
    assert_eq!(
        events.filter(|event| event.as_ref().is_ok_and(|event| event.data.len() == 200)).count() as u64,
        EVENTS
    );
    least("events");
    fs::remove_file(&upload).unwrap();
    fs::remove_file(&scratch).unwrap();
}

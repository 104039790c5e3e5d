//! Bodies that are sent, and come, piece by piece: over TCP on 127.0.0.1, with both clients.
#![cfg(all(feature = "blocking", feature = "reqwest"))]

use std::fs;
use std::io::{self, Read, Write};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::{Duration, Instant};

use crate::support::uploads::{answer, keeping, options, runtime, serve, with_both};
use specwright::bytes::Bytes;
use specwright::transport::streaming;
use specwright::{
    Body, Builder, ByteStream, CallOptions, Client, File, Model, Operation, Streamed, Transport, Validate,
    blocking, http,
};

#[derive(Clone, PartialEq, Model, Validate, Builder, Operation)]
#[api(http = "PUT /file", out = text, body(media = "*/*"), idempotent)]
struct PutFile {
    #[api(body = bytes)]
    body: File,
}

#[derive(Clone, PartialEq, Model, Validate, Builder, Operation)]
#[api(http = "POST /form", out = text)]
struct SendForm {
    #[api(part = "title")]
    title: String,
    #[api(part = "files")]
    files: Vec<File>,
    #[api(part = "note")]
    note: String,
}

#[derive(Clone, PartialEq, Model, Validate, Builder, Operation)]
#[api(http = "GET /file", out = bytes)]
struct GetFile {}

/// A file of a test, which is gone afterwards.
struct Scratch(PathBuf);

impl Scratch {
    fn new(name: &str) -> Self {
        let directory = std::env::temp_dir().join(format!("specwright-{}-{name}", std::process::id()));
        fs::create_dir_all(&directory).unwrap();
        Self(directory)
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }

    fn names(&self) -> Vec<String> {
        let entries = fs::read_dir(&self.0).unwrap();
        entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn large() -> Vec<u8> {
    (0..300_000_u32).flat_map(u32::to_le_bytes).collect()
}

#[test]
fn a_file_is_sent_with_its_length_and_its_progress() {
    let scratch = Scratch::new("upload");
    fs::write(scratch.path("a.bin"), large()).unwrap();
    let (url, received) = keeping(&["200 OK"]);
    let sent = Arc::new(AtomicU64::new(0));
    let outputs = with_both(&url, || {
        let sent = Arc::clone(&sent);
        let file = File::from_path(scratch.path("a.bin")).with_media_type("a/b");
        PutFile { body: file.with_progress(move |bytes| sent.store(bytes, Ordering::Relaxed)) }
    });
    for output in outputs {
        assert_eq!(output.unwrap(), "done");
        let (head, body) = received.recv().unwrap();
        assert!(
            head.contains("content-length: 1200000\r\n") && head.contains("content-type: a/b\r\n"),
            "{head}"
        );
        assert!(!head.contains("transfer-encoding"), "{head}");
        assert_eq!(body, large());
        assert_eq!(sent.load(Ordering::Relaxed), 1_200_000);
    }
}

#[test]
fn files_are_parts_of_a_form_that_is_not_taken_into_memory() {
    let scratch = Scratch::new("form");
    fs::write(scratch.path("ä.txt"), "one").unwrap();
    let (url, received) = keeping(&["200 OK"]);
    let outputs = with_both(&url, || SendForm {
        title: "t".to_owned(),
        files: vec![
            File::from_path(scratch.path("ä.txt")),
            File::from(b"two"),
            File::from_reader(io::Cursor::new("three")).with_name("c"),
        ],
        note: "n".to_owned(),
    });
    for output in outputs {
        output.unwrap();
        let (head, body) = received.recv().unwrap();
        // Of the reader nobody said how long it is.
        assert!(head.contains("transfer-encoding: chunked"), "{head}");
        let boundary = head.split("boundary=").nth(1).unwrap().split("\r\n").next().unwrap();
        let part = |head: &str, content: &str| {
            format!("--{boundary}\r\nContent-Disposition: form-data; name={head}\r\n\r\n{content}\r\n")
        };
        let file = "Content-Type: application/octet-stream";
        let wanted = [
            part("\"title\"", "t"),
            part(&format!("\"files\"; filename=\"ä.txt\"\r\n{file}"), "one"),
            part(&format!("\"files\"; filename=\"blob\"\r\n{file}"), "two"),
            part(&format!("\"files\"; filename=\"c\"\r\n{file}"), "three"),
            part("\"note\"", "n"),
            format!("--{boundary}--\r\n"),
        ];
        assert_eq!(String::from_utf8(body).unwrap(), wanted.concat());
    }
}

#[test]
fn a_missing_file_is_an_error_before_anything_is_sent() {
    let (url, received) = keeping(&["200 OK"]);
    for error in with_both(&url, || PutFile { body: File::from_path("/no/such/file") }) {
        let error = error.unwrap_err();
        assert!(error.is_invalid() && !error.may_have_been_sent(), "{error}");
        let why = error.violations().unwrap().iter().next().unwrap();
        assert_eq!((why.rule(), error.violations().unwrap().len()), ("body", 1));
        assert!(why.message().starts_with("the body cannot be read from `/no/such/file`: "), "{error}");
    }
    assert!(received.try_recv().is_err());
}

#[test]
fn a_source_is_opened_again_for_another_attempt() {
    let (url, received) =
        keeping(&["503 Service Unavailable", "200 OK", "503 Service Unavailable", "200 OK"]);
    let opened = Arc::new(AtomicUsize::new(0));
    let outputs = with_both(&url, || {
        let opened = Arc::clone(&opened);
        let open = move || {
            opened.fetch_add(1, Ordering::Relaxed);
            Ok(io::Cursor::new("content"))
        };
        PutFile { body: File::from_fn(open).with_length(7) }
    });
    for output in outputs {
        assert_eq!(output.unwrap(), "done");
    }
    assert_eq!(received.try_iter().map(|(_, body)| body).collect::<Vec<_>>(), [b"content"; 4]);
    assert_eq!(opened.load(Ordering::Relaxed), 4);
}

#[test]
fn what_can_be_sent_once_is_not_sent_again_and_the_error_says_so() {
    let (url, received) = keeping(&["503 Service Unavailable"]);
    for error in with_both(&url, || PutFile { body: File::from_reader(io::Cursor::new("content")) }) {
        let error = error.unwrap_err();
        assert_eq!((error.status().unwrap().as_u16(), error.attempts().len()), (503, 1));
        assert!(error.attempts()[0].sent_once);
        let line = error.to_string();
        assert!(line.contains("not made again because its body can be sent only once"), "{line}");
    }
    assert_eq!(received.try_iter().count(), 2);
    let file = File::from_reader(io::Cursor::new("content"));
    let [first, second] = with_both(&url, || PutFile { body: file.clone() });
    assert_eq!(first.unwrap_err().status().unwrap().as_u16(), 503);
    let second = second.unwrap_err();
    let why = second.violations().unwrap().iter().next().unwrap().message();
    assert_eq!(why, "the body was sent already, and can be sent only once");
}

#[test]
fn a_body_that_is_shorter_than_it_says_is_an_error() {
    let url = serve(|_, mut stream, _| {
        let _ = stream.read_to_end(&mut Vec::new());
    });
    let short = || PutFile { body: File::from_fn(|| Ok(io::Cursor::new("abc"))).with_length(5) };
    for error in with_both(&url, short) {
        let error = error.unwrap_err();
        assert!(error.status().is_none() && !error.is_timeout(), "{error:?}");
    }
}

#[test]
fn an_upload_that_is_refused_half_way_tells_or_breaks_off() {
    let url = serve(|_, mut stream, _| {
        let _ = stream.read(&mut [0; 1000]);
        answer(&mut stream, "413 Content Too Large", "too much");
        thread::sleep(Duration::from_millis(100));
    });
    let zeros = || File::from_fn(|| Ok(io::repeat(0).take(1 << 26))).with_length(1 << 26);
    for error in with_both(&url, || PutFile { body: zeros() }) {
        let error = error.unwrap_err();
        assert!(error.status().is_none_or(|status| status.as_u16() == 413), "{error:?}");
        assert!(error.may_have_been_sent());
    }
}

#[test]
fn a_response_is_read_piece_by_piece_and_an_error_whole() {
    let url = serve(|_, mut stream, number| {
        if number >= 2 {
            return answer(&mut stream, "404 Not Found", "no such file");
        }
        let _ = write!(stream, "HTTP/1.1 200 OK\r\ncontent-length: 1200000\r\n\r\n");
        let _ = stream.write_all(&large());
    });
    let [stream, waiting] = with_both(&url, || Streamed(GetFile {}));
    let runtime = runtime();
    // Connections belong to the runtime that they were made in.
    drop(stream);
    let mut read = Vec::new();
    let mut waiting = waiting.unwrap();
    assert_eq!(waiting.length(), Some(1_200_000));
    waiting.read_to_end(&mut read).unwrap();
    assert!(read == large());
    for error in with_both(&url, || Streamed(GetFile {})) {
        assert_eq!(error.unwrap_err().body().unwrap(), "no such file");
    }
    let url = serve(|_, mut stream, _| {
        let _ = write!(stream, "HTTP/1.1 200 OK\r\ncontent-length: 1200000\r\n\r\n");
        let _ = stream.write_all(&large());
    });
    let client = Client::builder().base_url(url).build().unwrap();
    let (length, bytes) = runtime.block_on(async {
        let stream = client.call(Streamed(GetFile {})).await.unwrap();
        (stream.length(), stream.into_bytes(2_000_000).await.unwrap())
    });
    assert_eq!(length, Some(1_200_000));
    assert!(bytes == large());
    let error = runtime.block_on(async {
        client.call(Streamed(GetFile {})).await.unwrap().into_bytes(1_000_000).await.unwrap_err()
    });
    assert!(error.is_body_too_large());
}

#[test]
fn a_download_is_there_as_a_whole_or_not_at_all() {
    let scratch = Scratch::new("download");
    let url = serve(|head, mut stream, _| {
        let count = if head.contains("broken") { 1000 } else { 1_200_000 };
        let _ = write!(stream, "HTTP/1.1 200 OK\r\ncontent-length: 1200000\r\n\r\n");
        let _ = stream.write_all(&large()[..count]);
    });
    let (path, broken) = (scratch.path("a.bin"), options().query("broken", "1"));
    fs::write(&path, "what was there before").unwrap();
    let waiting = blocking::Client::builder().base_url(&url).build().unwrap();
    let client = Client::builder().base_url(&url).build().unwrap();
    let runtime = runtime();

    let stream = waiting.with_options(broken.clone()).call(Streamed(GetFile {})).unwrap();
    stream.save_to_blocking(&path).unwrap_err();
    let client_of_broken = client.with_options(broken);
    runtime
        .block_on(async { client_of_broken.call(Streamed(GetFile {})).await.unwrap().save_to(&path).await })
        .unwrap_err();
    assert_eq!(fs::read(&path).unwrap(), b"what was there before");
    assert_eq!(scratch.names(), ["a.bin"]);

    let stream = waiting.call(Streamed(GetFile {})).unwrap();
    assert_eq!(stream.save_to_blocking(&path).unwrap(), 1_200_000);
    assert!(fs::read(&path).unwrap() == large());
    fs::write(&path, "").unwrap();
    let saved = runtime
        .block_on(async { client.call(Streamed(GetFile {})).await.unwrap().save_to(&path).await })
        .unwrap();
    assert_eq!(saved, 1_200_000);
    assert!(fs::read(&path).unwrap() == large());
    assert_eq!(scratch.names(), ["a.bin"]);
}

/// A server that begins a response and says nothing more, and tells when its client is gone.
fn stalling() -> (String, Receiver<Instant>) {
    let (sender, gone) = channel();
    let url = serve(move |_, mut stream, _| {
        let _ = write!(stream, "HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\nbeginning");
        let _ = stream.read(&mut [0]);
        let _ = sender.send(Instant::now());
    });
    (url, gone)
}

#[test]
fn the_time_limit_ends_with_the_head_and_then_the_idle_limit_counts() {
    let (url, gone) = stalling();
    let limits =
        CallOptions::new().timeout(Duration::from_millis(400)).idle_timeout(Duration::from_millis(700));
    let client = Client::builder().base_url(&url).build().unwrap().with_options(limits.clone());
    let begun = Instant::now();
    let error = runtime().block_on(async {
        let mut stream = client.call(Streamed(GetFile {})).await.unwrap();
        assert_eq!(stream.next().await.unwrap().unwrap(), "beginning");
        let error = stream.next().await.unwrap().unwrap_err();
        assert!(stream.next().await.is_none());
        error
    });
    assert!(error.is_timeout(), "{error:?}");
    assert!(begun.elapsed() >= Duration::from_millis(690), "{:?}", begun.elapsed());
    gone.recv_timeout(Duration::from_secs(5)).unwrap();

    let waiting = blocking::Client::builder().base_url(&url).build().unwrap().with_options(limits);
    let begun = Instant::now();
    let mut stream: ByteStream = waiting.call(Streamed(GetFile {})).unwrap();
    let error = stream.read_to_end(&mut Vec::new()).unwrap_err();
    assert_eq!(error.kind(), io::ErrorKind::TimedOut, "{error:?}");
    assert!(begun.elapsed() >= Duration::from_millis(690), "{:?}", begun.elapsed());
    gone.recv_timeout(Duration::from_secs(5)).unwrap();
}

#[test]
fn dropping_a_stream_closes_the_connection() {
    let (url, gone) = stalling();
    let waiting = blocking::Client::builder().base_url(&url).build().unwrap();
    drop(waiting.call(Streamed(GetFile {})).unwrap());
    gone.recv_timeout(Duration::from_secs(5)).unwrap();
    let client = Client::builder().base_url(&url).build().unwrap();
    runtime().block_on(async {
        let mut stream = client.call(Streamed(GetFile {})).await.unwrap();
        stream.next().await.unwrap().unwrap();
        drop(stream);
        // The connection is closed by its own task.
        tokio::time::sleep(Duration::from_millis(50)).await;
        gone.recv_timeout(Duration::from_secs(5)).unwrap();
    });
}

#[test]
fn other_transports_send_files_and_give_streams_as_well() {
    let whole = |request: http::Request<Bytes>| async move {
        assert!(request.body().len() == 7);
        Ok(http::Response::new(request.into_body()))
    };
    let file = || File::from_fn(|| Ok(io::Cursor::new("content"))).with_length(7);
    let client = blocking::Client::builder().base_url("http://h.test").transport(whole).build().unwrap();
    assert_eq!(client.call(PutFile { body: file() }).unwrap(), "content");
    assert_eq!(client.call(PutFile { body: File::from(b"content") }).unwrap(), "content");

    let seen = Arc::new(AtomicU64::new(0));
    let (inner, seen_by_transport) = (Arc::new(whole), Arc::clone(&seen));
    let counting = streaming(move |request: http::Request<Body>| {
        seen_by_transport.fetch_add(request.body().length().unwrap_or_default(), Ordering::Relaxed);
        let inner = Arc::clone(&inner);
        async move { inner.open(request).await }
    });
    let client = blocking::Client::builder().base_url("http://h.test").transport(counting).build().unwrap();
    assert_eq!(client.call(PutFile { body: file() }).unwrap(), "content");
    assert_eq!(seen.load(Ordering::Relaxed), 7);

    let canned = |_: http::Request<Bytes>| async { Ok(http::Response::new(Bytes::from_static(b"abc"))) };
    let client = blocking::Client::builder().base_url("http://h.test").transport(canned).build().unwrap();
    let mut text = String::new();
    client.call(Streamed(GetFile {})).unwrap().read_to_string(&mut text).unwrap();
    assert_eq!(text, "abc");
}

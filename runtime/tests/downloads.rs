//! Downloads that go on where they broke off: over TCP on 127.0.0.1, with both clients.
#![cfg(all(feature = "blocking", feature = "reqwest"))]

use std::fs;
use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::PathBuf;
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

use specwright::bytes::Bytes;
use specwright::{
    ByteStream, CallOptions, Client, Model, Operation, Retry, Streamed, TransportError, Validate, blocking,
};

#[derive(Clone, PartialEq, Model, Validate, Operation)]
#[api(http = "GET /file", out(bytes, resumable))]
struct GetFile {}

#[derive(Clone, PartialEq, Model, Validate, Operation)]
#[api(http = "GET /file", out = bytes)]
struct GetOnce {}

/// The headers of the requests that came.
type Heads = Arc<Mutex<Vec<String>>>;

struct Server {
    url: String,
    heads: Heads,
}

impl Server {
    /// Starts to answer: the handler gets the head of a request, the connection, and the number of the request.
    fn start(handler: impl Fn(&str, &mut TcpStream, usize) + Send + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let heads = Heads::default();
        let kept = Arc::clone(&heads);
        thread::spawn(move || {
            for (number, stream) in listener.incoming().enumerate() {
                let mut stream = stream.unwrap();
                let head = read_head(&mut stream);
                kept.lock().unwrap().push(head.clone());
                handler(&head, &mut stream, number);
            }
        });
        Self { url, heads }
    }

    /// What the requests have of a header.
    fn said(&self, name: &str) -> Vec<Option<String>> {
        self.heads.lock().unwrap().iter().map(|head| header(head, name).map(str::to_owned)).collect()
    }
}

fn read_head(stream: &mut TcpStream) -> String {
    let (mut head, mut byte) = (Vec::new(), [0]);
    while !head.ends_with(b"\r\n\r\n") && stream.read(&mut byte).is_ok_and(|count| count == 1) {
        head.push(byte[0]);
    }
    String::from_utf8(head).unwrap()
}

fn header<'h>(head: &'h str, name: &str) -> Option<&'h str> {
    let mut lines = head.lines().filter_map(|line| line.split_once(": "));
    lines.find_map(|(own, value)| own.eq_ignore_ascii_case(name).then_some(value))
}

/// The position from which on a request wants bytes.
fn wanted(head: &str) -> Option<usize> {
    header(head, "range")
        .map(|range| range.strip_prefix("bytes=").unwrap().trim_end_matches('-').parse().unwrap())
}

/// Says that all of it comes, and breaks off before a position.
fn whole(stream: &mut TcpStream, headers: &str, content: &[u8], until: usize) {
    let length = content.len();
    let _ =
        write!(stream, "HTTP/1.1 200 OK\r\ncontent-length: {length}\r\n{headers}connection: close\r\n\r\n");
    let _ = stream.write_all(&content[..until.min(length)]);
}

/// Says that the bytes from a position on come, and breaks off before another.
fn part(stream: &mut TcpStream, headers: &str, content: &[u8], from: usize, until: usize) {
    let (length, last) = (content.len(), content.len() - 1);
    let _ = write!(
        stream,
        "HTTP/1.1 206 Partial Content\r\ncontent-length: {}\r\ncontent-range: bytes {from}-{last}/{length}\r\n\
         {headers}connection: close\r\n\r\n",
        length - from,
    );
    let _ = stream.write_all(&content[from..until.clamp(from, length)]);
}

fn content() -> Vec<u8> {
    (0..100_000_u32).flat_map(u32::to_le_bytes).collect()
}

fn other_content() -> Vec<u8> {
    (0..100_000_u32).rev().flat_map(u32::to_le_bytes).collect()
}

const TAG: &str = "etag: \"1\"\r\n";
const MIDDLE: usize = 150_001;

fn options() -> CallOptions {
    CallOptions::new().retry(Retry::default().initial_backoff(Duration::ZERO))
}

/// How a download is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Way {
    Pieces,
    InMemory,
    File,
}

/// All ways in which a stream may be given out, and those in which what came may be taken back.
const WAYS: [Way; 3] = [Way::Pieces, Way::InMemory, Way::File];
const TAKEN_BACK: [Way; 2] = [Way::InMemory, Way::File];

struct Scratch(PathBuf);

impl Scratch {
    fn new() -> Self {
        let name = format!("specwright-{}-{:?}", std::process::id(), thread::current().id());
        let directory = std::env::temp_dir().join(name);
        fs::create_dir_all(&directory).unwrap();
        Self(directory)
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// An error with what is behind it.
fn told(error: &dyn std::error::Error) -> String {
    let behind = std::iter::successors(error.source(), |error| error.source());
    behind.fold(error.to_string(), |told, error| format!("{told}: {error}"))
}

/// Nothing is left of a file that did not come whole.
fn saved(scratch: &Scratch, result: Result<u64, std::io::Error>) -> Result<Vec<u8>, String> {
    let files: Vec<PathBuf> = fs::read_dir(&scratch.0).unwrap().map(|entry| entry.unwrap().path()).collect();
    match result {
        Ok(length) => {
            let content = fs::read(scratch.0.join("file")).unwrap();
            assert_eq!((content.len() as u64, files.len()), (length, 1));
            Ok(content)
        }
        Err(error) => {
            assert!(files.is_empty(), "{files:?}");
            Err(told(&error))
        }
    }
}

async fn read(mut stream: ByteStream, way: Way) -> Result<Vec<u8>, String> {
    let told = |error: TransportError| told(&error);
    match way {
        Way::InMemory => stream.into_bytes(1 << 20).await.map(Vec::from).map_err(told),
        Way::File => {
            let scratch = Scratch::new();
            let result = stream.save_to(scratch.0.join("file")).await;
            saved(&scratch, result)
        }
        Way::Pieces => {
            let mut all = Vec::new();
            while let Some(piece) = stream.next().await {
                match piece {
                    Ok(piece) => all.extend_from_slice(&piece),
                    Err(error) => {
                        assert!(stream.next().await.is_none(), "a stream ends behind its error");
                        return Err(told(error));
                    }
                }
            }
            Ok(all)
        }
    }
}

fn read_waiting(mut stream: ByteStream, way: Way) -> Result<Vec<u8>, String> {
    match way {
        Way::InMemory => read_async(read(stream, way)),
        Way::File => {
            let scratch = Scratch::new();
            let result = stream.save_to_blocking(scratch.0.join("file"));
            saved(&scratch, result)
        }
        Way::Pieces => {
            let mut all = Vec::new();
            stream.read_to_end(&mut all).map(|_| all).map_err(|error| told(&error))
        }
    }
}

fn read_async<T>(future: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap().block_on(future)
}

/// What both clients read of a server for each, which then is shown to a test.
fn download<O>(
    operation: &O,
    options: &CallOptions,
    way: Way,
    server: impl Fn() -> Server,
    test: impl Fn(Result<Vec<u8>, String>, &Server),
) where
    O: Operation<Api = (), Error = specwright::Error, Output = Bytes> + Clone,
{
    let own = server();
    let client = Client::builder().base_url(&own.url).build().unwrap().with_options(options.clone());
    let found = read_async(async {
        let stream = client.call(Streamed(operation.clone())).await.unwrap();
        read(stream, way).await
    });
    test(found, &own);
    let own = server();
    let waiting = blocking::Client::builder().base_url(&own.url).build().unwrap();
    let stream = waiting.with_options(options.clone()).call(Streamed(operation.clone())).unwrap();
    test(read_waiting(stream, way), &own);
}

#[test]
fn a_download_that_breaks_off_goes_on_with_the_rest() {
    let server = || {
        Server::start(|head, stream, number| match wanted(head) {
            None => whole(stream, TAG, &content(), MIDDLE),
            Some(from) => {
                part(stream, TAG, &content(), from, if number == 1 { from + 1000 } else { usize::MAX })
            }
        })
    };
    for way in WAYS {
        download(&GetFile {}, &options(), way, server, |found, server| {
            assert!(found.unwrap() == content(), "{way:?}");
            let [first, second] = [MIDDLE, MIDDLE + 1000].map(|from| Some(format!("bytes={from}-")));
            assert_eq!(server.said("range"), [None, first, second], "{way:?}");
            let tag = Some("\"1\"".to_owned());
            assert_eq!(server.said("if-range"), [None, tag.clone(), tag]);
            let identity = Some("identity".to_owned());
            assert_eq!(server.said("accept-encoding"), [identity.clone(), identity.clone(), identity]);
        });
    }
}

#[test]
fn wherever_it_breaks_off_the_bytes_are_the_same() {
    let content = b"0123456789abcdefghij";
    for step in 1..=content.len() {
        for way in WAYS {
            let server = || {
                Server::start(move |head, stream, _| match wanted(head) {
                    None => whole(stream, TAG, content, step),
                    Some(from) => part(stream, TAG, content, from, from + step),
                })
            };
            download(&GetFile {}, &options(), way, server, |found, server| {
                assert_eq!(found.unwrap(), content);
                assert_eq!(server.said("range").len(), content.len().div_ceil(step));
            });
        }
    }
}

#[test]
fn a_server_that_sends_all_of_it_again_is_read_behind_what_came() {
    let server = || {
        Server::start(|_, stream, number| {
            whole(stream, TAG, &content(), if number == 0 { MIDDLE } else { usize::MAX });
        })
    };
    for way in WAYS {
        download(&GetFile {}, &options(), way, server, |found, server| {
            assert!(found.unwrap() == content(), "{way:?}");
            assert_eq!(server.said("range").len(), 2);
        });
    }
}

#[test]
fn what_changed_in_between_is_never_mixed_with_what_was() {
    let server = || {
        Server::start(|_, stream, number| match number {
            0 => whole(stream, TAG, &content(), MIDDLE),
            _ => whole(stream, "etag: \"2\"\r\n", &other_content(), usize::MAX),
        })
    };
    for way in WAYS {
        download(&GetFile {}, &options(), way, server, |found, _| match way {
            Way::Pieces => assert!(found.unwrap_err().contains("is not what it was")),
            Way::InMemory | Way::File => assert!(found.unwrap() == other_content(), "{way:?}"),
        });
    }
}

#[test]
fn parts_of_something_else_are_refused() {
    let parts: [(&str, &str, usize); 4] = [
        ("another range", "etag: \"1\"\r\n", MIDDLE - 10),
        ("another tag", "etag: \"2\"\r\n", MIDDLE),
        ("another coding", "etag: \"1\"\r\ncontent-encoding: unknown\r\n", MIDDLE),
        ("no range", "", 0),
    ];
    for (what, headers, from) in parts {
        let server = || {
            Server::start(move |head, stream, _| match (wanted(head), what) {
                (None, _) => whole(stream, TAG, &content(), MIDDLE),
                (Some(_), "no range") => {
                    let _ = write!(stream, "HTTP/1.1 206 Partial Content\r\ncontent-length: 4\r\n\r\nrest");
                }
                (Some(_), _) => part(stream, headers, &content(), from, usize::MAX),
            })
        };
        for way in WAYS {
            download(&GetFile {}, &options(), way, server, |found, _| {
                assert!(found.is_err(), "{what}, {way:?}");
            });
        }
    }
}

#[test]
fn a_part_of_a_longer_file_is_refused() {
    let server = || {
        Server::start(|head, stream, _| match wanted(head) {
            None => whole(stream, TAG, &content(), MIDDLE),
            Some(from) => part(stream, TAG, &[content(), vec![0; 10]].concat(), from, usize::MAX),
        })
    };
    for way in WAYS {
        download(&GetFile {}, &options(), way, server, |found, _| {
            assert!(found.unwrap_err().contains("something else"), "{way:?}");
        });
    }
}

#[test]
fn a_refusal_of_the_rest_is_the_error() {
    let server = || {
        Server::start(|head, stream, _| match wanted(head) {
            None => whole(stream, TAG, &content(), MIDDLE),
            Some(_) => {
                let _ = write!(stream, "HTTP/1.1 410 Gone\r\ncontent-length: 0\r\nconnection: close\r\n\r\n");
            }
        })
    };
    for way in WAYS {
        download(&GetFile {}, &options(), way, server, |found, _| {
            assert!(found.unwrap_err().contains("410"), "{way:?}");
        });
    }
}

/// Without anything that tells one state of a file from another, a part could be of any.
#[test]
fn without_a_validator_it_starts_over_where_it_can() {
    for headers in ["", "etag: W/\"1\"\r\n", "accept-ranges: none\r\netag: \"1\"\r\n"] {
        let server = || {
            Server::start(move |_, stream, number| {
                whole(stream, headers, &content(), if number == 0 { MIDDLE } else { usize::MAX });
            })
        };
        for way in TAKEN_BACK {
            download(&GetFile {}, &options(), way, server, |found, server| {
                assert!(found.unwrap() == content(), "{headers:?}, {way:?}");
                assert_eq!(server.said("range"), [None, None]);
            });
        }
        download(&GetFile {}, &options(), Way::Pieces, server, |found, server| {
            assert!(found.is_err());
            assert_eq!(server.said("range"), [None]);
        });
    }
}

#[test]
fn a_date_is_a_validator_when_it_is_older_than_the_response() {
    let [old, new] = ["Sun, 06 Nov 1994 08:49:37 GMT", "Sun, 06 Nov 1994 08:49:38 GMT"];
    for (date, is_known) in [(new, true), (old, false)] {
        let headers = format!("etag: W/\"1\"\r\nlast-modified: {old}\r\ndate: {date}\r\n");
        let server = || {
            let headers = headers.clone();
            Server::start(move |head, stream, _| match wanted(head) {
                None => whole(stream, &headers, &content(), MIDDLE),
                Some(from) => part(stream, &headers, &content(), from, usize::MAX),
            })
        };
        download(&GetFile {}, &options(), Way::Pieces, server, |found, server| {
            assert_eq!(found.is_ok_and(|found| found == content()), is_known);
            let wanted = if is_known { vec![None, Some(old.to_owned())] } else { vec![None] };
            assert_eq!(server.said("if-range"), wanted);
        });
    }
}

#[test]
fn it_gives_up_where_it_gets_no_further() {
    let server = || {
        Server::start(|head, stream, _| match wanted(head) {
            None => whole(stream, TAG, &content(), MIDDLE),
            Some(from) => part(stream, TAG, &content(), from, from),
        })
    };
    let starting_over = || Server::start(|_, stream, _| whole(stream, "", &content(), MIDDLE));
    for way in TAKEN_BACK {
        for server in [&server as &dyn Fn() -> Server, &starting_over] {
            download(&GetFile {}, &options(), way, server, |found, server| {
                assert!(found.is_err(), "{way:?}");
                assert_eq!(server.said("range").len(), 3);
            });
        }
    }
}

#[test]
fn only_what_says_so_goes_on_and_only_where_calls_are_made_again() {
    let server = || Server::start(|_, stream, _| whole(stream, TAG, &content(), MIDDLE));
    for way in WAYS {
        let alone = |found: Result<Vec<u8>, String>, server: &Server| {
            assert!(found.is_err());
            assert_eq!(server.said("range"), [None]);
        };
        download(&GetOnce {}, &options(), way, server, alone);
        download(&GetFile {}, &CallOptions::new().retry(Retry::OFF), way, server, alone);
    }
}

#[test]
fn a_download_that_stalls_is_asked_for_again() {
    let server = || {
        Server::start(|head, stream, _| match wanted(head) {
            None => {
                whole(stream, TAG, &content(), MIDDLE);
                // Kept open until the client is gone.
                let kept = stream.try_clone().unwrap();
                thread::spawn(move || (&kept).read(&mut [0]));
            }
            Some(from) => part(stream, TAG, &content(), from, usize::MAX),
        })
    };
    // A blocking transport waits for a piece as long as for the head.
    let options = options().idle_timeout(Duration::from_millis(200)).timeout(Duration::from_secs(5));
    download(&GetFile {}, &options, Way::Pieces, server, |found, _| assert!(found.unwrap() == content()));
}

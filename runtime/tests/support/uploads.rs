//! Servers on 127.0.0.1 that take bodies as they come, and calls to them with both clients.

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;
use std::time::Duration;

use specwright::{CallOptions, Client, Error, Operation, Retry, blocking};

/// What a server does with a connection: the head of the request, the rest of the connection, and its number.
type Handler = dyn Fn(String, TcpStream, usize) + Send + Sync;

pub(crate) fn serve(handler: impl Fn(String, TcpStream, usize) + Send + Sync + 'static) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let handler: Arc<Handler> = Arc::new(handler);
    thread::spawn(move || {
        for (number, stream) in listener.incoming().enumerate() {
            let (mut stream, handler) = (stream.unwrap(), Arc::clone(&handler));
            thread::spawn(move || {
                stream.set_read_timeout(Some(Duration::from_secs(10))).unwrap();
                let head = read_head(&mut stream);
                handler(head, stream, number);
            });
        }
    });
    url
}

fn read_head(stream: &mut TcpStream) -> String {
    let (mut head, mut byte) = (Vec::new(), [0]);
    while !head.ends_with(b"\r\n\r\n") && stream.read(&mut byte).is_ok_and(|count| count == 1) {
        head.push(byte[0]);
    }
    String::from_utf8(head).unwrap().to_ascii_lowercase()
}

/// Reads a body of a known length, or in chunks.
fn read_body(head: &str, stream: &mut TcpStream) -> Vec<u8> {
    let mut body = Vec::new();
    if let Some(length) = head.lines().find_map(|line| line.strip_prefix("content-length: ")) {
        body.resize(length.parse().unwrap(), 0);
        stream.read_exact(&mut body).unwrap();
        return body;
    }
    assert!(head.contains("transfer-encoding: chunked"), "{head}");
    loop {
        let (mut line, mut byte) = (Vec::new(), [0]);
        while !line.ends_with(b"\r\n") {
            stream.read_exact(&mut byte).unwrap();
            line.push(byte[0]);
        }
        let size = usize::from_str_radix(std::str::from_utf8(&line).unwrap().trim(), 16).unwrap();
        let mut chunk = vec![0; size + 2];
        stream.read_exact(&mut chunk).unwrap();
        if size == 0 {
            return body;
        }
        body.extend_from_slice(&chunk[..size]);
    }
}

pub(crate) fn answer(stream: &mut TcpStream, status: &str, body: &str) {
    let length = body.len();
    let _ =
        write!(stream, "HTTP/1.1 {status}\r\ncontent-length: {length}\r\nconnection: close\r\n\r\n{body}");
}

/// A server that keeps what it gets, and answers with the statuses in turn, the last one again and again.
pub(crate) fn keeping(statuses: &'static [&'static str]) -> (String, Receiver<(String, Vec<u8>)>) {
    let (sender, receiver): (Sender<(String, Vec<u8>)>, _) = channel();
    let url = serve(move |head, mut stream, number| {
        let body = read_body(&head, &mut stream);
        let _ = sender.send((head, body));
        answer(&mut stream, statuses.get(number).or(statuses.last()).unwrap(), "done");
    });
    (url, receiver)
}

pub(crate) fn runtime() -> tokio::runtime::Runtime {
    tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap()
}

pub(crate) fn options() -> CallOptions {
    CallOptions::new().retry(Retry::default().initial_backoff(Duration::ZERO))
}

/// Calls with the async and the blocking client.
pub(crate) fn with_both<O>(url: &str, operation: impl Fn() -> O) -> [Result<O::Output, Error>; 2]
where
    O: Operation<Api = (), Error = Error>,
{
    let client = Client::builder().base_url(url).build().unwrap().with_options(options());
    let waiting = blocking::Client::builder().base_url(url).build().unwrap().with_options(options());
    [runtime().block_on(client.call(operation())), waiting.call(operation())]
}

//! A server for a few exchanges, bounded in time.

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::Duration;

pub(crate) struct Server {
    pub(crate) url: String,
    requests: Receiver<String>,
}

impl Server {
    /// Answers each connection with these bytes and closes it.
    pub(crate) fn answering(answer: impl AsRef<[u8]>) -> Self {
        let answer = answer.as_ref().to_vec();
        Self::new(move |stream| {
            // A client that has read enough may hang up.
            let _ = stream.write_all(&answer);
        })
    }

    /// Reads requests and never answers.
    pub(crate) fn silent() -> Self {
        Self::new(|_| thread::sleep(Duration::from_secs(5)))
    }

    /// Answers each connection with these bytes and keeps it open.
    pub(crate) fn stalling(answer: &'static str) -> Self {
        Self::new(move |stream| {
            let _ = stream.write_all(answer.as_bytes());
            thread::sleep(Duration::from_secs(5));
        })
    }

    fn new(answer: impl Fn(&mut TcpStream) + Send + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let (sender, requests) = channel();
        thread::spawn(move || {
            for stream in listener.incoming() {
                let mut stream = stream.unwrap();
                stream.set_read_timeout(Some(Duration::from_secs(5))).unwrap();
                stream.set_write_timeout(Some(Duration::from_secs(5))).unwrap();
                let _ = sender.send(read_request(&mut stream));
                answer(&mut stream);
            }
        });
        Self { url, requests }
    }

    /// The next request as it came, head and body.
    pub(crate) fn request(&self) -> String {
        self.requests.recv_timeout(Duration::from_secs(5)).unwrap()
    }

    /// How many requests came that nobody has looked at.
    pub(crate) fn others(&self) -> usize {
        self.requests.try_iter().count()
    }
}

fn read_request(stream: &mut TcpStream) -> String {
    let mut bytes = Vec::new();
    let mut buffer = [0; 4096];
    loop {
        let text = String::from_utf8_lossy(&bytes);
        if let Some((head, body)) = text.split_once("\r\n\r\n") {
            let length = head.lines().find_map(|line| line.strip_prefix("content-length: "));
            if body.len() >= length.map_or(0, |length| length.parse().unwrap()) {
                return text.into_owned();
            }
        }
        match stream.read(&mut buffer) {
            Ok(0) | Err(_) => return String::from_utf8_lossy(&bytes).into_owned(),
            Ok(count) => bytes.extend_from_slice(&buffer[..count]),
        }
    }
}

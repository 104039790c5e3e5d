//! A server for one request at a time. It takes connections on 127.0.0.1 only, and every wait has an end.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::Duration;

use crate::Received;

const PATIENCE: Duration = Duration::from_secs(20);

/// What the server answers.
#[derive(Debug, Clone)]
pub struct Answer {
    status: u16,
    headers: Vec<(String, String)>,
    body: Vec<u8>,
}

impl Answer {
    /// An answer with a body, whose content type is left to the caller.
    pub fn new(status: u16, body: impl Into<Vec<u8>>) -> Self {
        Self { status, headers: Vec::new(), body: body.into() }
    }

    /// A JSON answer.
    pub fn json(status: u16, body: impl Into<Vec<u8>>) -> Self {
        Self::new(status, body).header("content-type", "application/json; charset=utf-8")
    }

    /// Adds a header.
    #[must_use]
    pub fn header(mut self, name: &str, value: &str) -> Self {
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }

    fn bytes(&self) -> Vec<u8> {
        let mut text = format!("HTTP/1.1 {} Status\r\n", self.status);
        if self.headers.iter().all(|(name, _)| name != "content-length") {
            text.push_str(&format!("content-length: {}\r\n", self.body.len()));
        }
        for (name, value) in &self.headers {
            text.push_str(&format!("{name}: {value}\r\n"));
        }
        text.push_str("connection: close\r\n\r\n");
        [text.into_bytes(), self.body.clone()].concat()
    }
}

/// A server that keeps what it received.
#[derive(Debug)]
pub struct Server {
    address: SocketAddr,
    received: Receiver<Received>,
}

impl Server {
    /// Starts to listen on a free port, and gives the same answer to every request.
    pub fn start(answer: Answer) -> Self {
        Self::playing(vec![answer])
    }

    /// Starts to listen on a free port, and gives these answers in turn; the last one again and again.
    pub fn playing(answers: Vec<Answer>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let address = listener.local_addr().expect("an address");
        let (sender, received) = channel();
        std::thread::spawn(move || serve(&listener, &answers, &sender));
        Self { address, received }
    }

    /// Its base URL with this path behind it.
    pub fn url(&self, prefix: &str) -> String {
        format!("http://{}{prefix}", self.address)
    }

    /// The next request that it received.
    pub fn received(&self) -> Received {
        self.received.recv_timeout(PATIENCE).expect("a request")
    }

    /// Whether no request is waiting.
    pub fn is_idle(&self) -> bool {
        self.received.try_recv().is_err()
    }
}

/// Ends when nobody wants to know any more what was received.
fn serve(listener: &TcpListener, answers: &[Answer], sender: &Sender<Received>) {
    let mut answers = answers.iter().peekable();
    for stream in listener.incoming() {
        let Ok(mut stream) = stream else { return };
        let Some(received) = read(&mut stream) else { continue };
        if sender.send(received).is_err() {
            return;
        }
        let Some(answer) = answers.peek().copied() else { return };
        let _ = stream.write_all(&answer.bytes());
        if answers.len() > 1 {
            answers.next();
        }
    }
}

fn read(stream: &mut TcpStream) -> Option<Received> {
    stream.set_read_timeout(Some(PATIENCE)).ok()?;
    let mut bytes = Vec::new();
    let mut chunk = [0; 4096];
    loop {
        if let Some((mut received, length)) = Received::head(&bytes) {
            let wanted: usize = received.header("content-length").unwrap_or("0").parse().expect("a length");
            assert!(received.header("transfer-encoding").is_none(), "bodies have a known length");
            if bytes.len() >= length + wanted {
                received.body = bytes[length..length + wanted].to_vec();
                return Some(received);
            }
        }
        match stream.read(&mut chunk) {
            Ok(0) | Err(_) => return None,
            Ok(count) => bytes.extend_from_slice(&chunk[..count]),
        }
    }
}

//! A server that does to each connection what it is told, and counts the requests that came whole.

use std::io::{Read, Write};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::Duration;

/// What a connection meets.
#[derive(Clone)]
pub(crate) enum Fault {
    /// It is reset before anything is read.
    ResetAtOnce,
    /// It is reset once the request was read.
    ResetAfterRequest,
    /// The request is read, and nothing is said.
    Stall,
    /// These bytes come, and then the end.
    Says(String),
    /// These bytes come again and again.
    SaysForever(String, &'static str),
}

pub(crate) struct Faulty {
    pub(crate) url: String,
    requests: Arc<AtomicUsize>,
    connections: Arc<AtomicUsize>,
}

impl Faulty {
    pub(crate) fn new(fault: Fault) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let (requests, connections) = (Arc::default(), Arc::default());
        let server = Self { url, requests: Arc::clone(&requests), connections: Arc::clone(&connections) };
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                connections.fetch_add(1, Ordering::SeqCst);
                let (fault, requests) = (fault.clone(), Arc::clone(&requests));
                thread::spawn(move || meet(stream, &fault, &requests));
            }
        });
        server
    }

    /// Requests that came whole, and connections.
    pub(crate) fn counts(&self) -> (usize, usize) {
        // A request that was sent may still be on its way.
        thread::sleep(Duration::from_millis(30));
        (self.requests.load(Ordering::SeqCst), self.connections.load(Ordering::SeqCst))
    }
}

fn meet(mut stream: TcpStream, fault: &Fault, requests: &AtomicUsize) {
    let _ = stream.set_read_timeout(Some(Duration::from_secs(5)));
    let _ = stream.set_write_timeout(Some(Duration::from_secs(5)));
    if let Fault::ResetAtOnce = fault {
        let _ = stream.peek(&mut [0; 1]);
        return reset(&stream);
    }
    if !read_request(&mut stream) {
        return;
    }
    requests.fetch_add(1, Ordering::SeqCst);
    match fault {
        Fault::ResetAtOnce | Fault::ResetAfterRequest => reset(&stream),
        Fault::Stall => thread::sleep(Duration::from_secs(5)),
        Fault::Says(answer) => {
            let _ = stream.write_all(answer.as_bytes());
            let _ = stream.shutdown(Shutdown::Write);
            let _ = stream.read(&mut [0; 64]);
        }
        Fault::SaysForever(head, chunk) => {
            let _ = stream.write_all(head.as_bytes());
            let chunks = chunk.repeat(1000);
            while stream.write_all(chunks.as_bytes()).is_ok() {}
        }
    }
}

/// The connection is reset, and not ended, when it is closed.
fn reset(stream: &TcpStream) {
    socket2::SockRef::from(stream).set_linger(Some(Duration::ZERO)).unwrap();
}

fn read_request(stream: &mut TcpStream) -> bool {
    let (mut bytes, mut buffer) = (Vec::new(), [0; 1024]);
    loop {
        if is_whole(&String::from_utf8_lossy(&bytes)) {
            return true;
        }
        match stream.read(&mut buffer) {
            Ok(0) | Err(_) => return false,
            Ok(count) => bytes.extend_from_slice(&buffer[..count]),
        }
    }
}

fn is_whole(request: &str) -> bool {
    request.split_once("\r\n\r\n").is_some_and(|(head, body)| {
        let length = head.lines().find_map(|line| line.strip_prefix("content-length: ")?.parse().ok());
        body.len() >= length.unwrap_or(0)
    })
}

//! A server that gives the responses of a script, one after the other.

use std::io::{BufRead, BufReader, Write};
use std::net::TcpListener;
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::Duration;

const LIMIT: Duration = Duration::from_secs(10);

/// What came of a request.
pub(crate) struct Request {
    /// Method and target.
    pub(crate) line: String,
    headers: Vec<(String, String)>,
    pub(crate) body: String,
}

impl Request {
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }
}

pub(crate) struct Server {
    pub(crate) url: String,
    requests: Receiver<Request>,
}

impl Server {
    /// Answers with these, each a status, headers and a body in which `{url}` is the URL of the server.
    pub(crate) fn new(script: &[(u16, &[&str], &str)]) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let answers: Vec<String> = script
            .iter()
            .map(|(status, headers, body)| {
                let is_typed = headers.iter().any(|header| header.starts_with("content-type:"));
                let media = ["content-type: application/json"];
                let media = media.iter().filter(|_| !is_typed);
                let headers: String = headers.iter().chain(media).map(|header| format!("{header}\r\n")).collect();
                let text = format!(
                    "HTTP/1.1 {status} Scripted\r\n{headers}content-length: {}\r\nconnection: close\r\n\r\n{body}",
                    body.len()
                );
                text.replace("{url}", &url)
            })
            .collect();
        let (sender, requests) = channel();
        thread::spawn(move || {
            for answer in answers {
                let (mut stream, _) = listener.accept().unwrap();
                stream.set_read_timeout(Some(LIMIT)).unwrap();
                stream.set_write_timeout(Some(LIMIT)).unwrap();
                let _ = sender.send(read(&mut BufReader::new(&stream)));
                let _ = stream.write_all(answer.as_bytes());
            }
        });
        Self { url, requests }
    }

    /// The next request that came.
    pub(crate) fn request(&self) -> Request {
        self.requests.recv_timeout(LIMIT).unwrap()
    }
}

fn read(from: &mut impl BufRead) -> Request {
    let mut next = || {
        let mut line = String::new();
        from.read_line(&mut line).unwrap();
        line.trim_end().to_owned()
    };
    let first = next();
    let headers: Vec<(String, String)> = std::iter::repeat_with(next)
        .take_while(|line| !line.is_empty())
        .filter_map(|line| line.split_once(": ").map(|(name, value)| (name.to_lowercase(), value.to_owned())))
        .collect();
    let length = headers.iter().find(|(name, _)| name == "content-length");
    let mut body = vec![0; length.map_or(0, |(_, length)| length.parse().unwrap())];
    from.read_exact(&mut body).unwrap();
    Request {
        line: first.trim_end_matches(" HTTP/1.1").to_owned(),
        headers,
        body: String::from_utf8_lossy(&body).into_owned(),
    }
}

//! Requests of `spec.yaml` over HTTP on 127.0.0.1, byte by byte as a server sees them.

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::Duration;

use specwright::{Operation, blocking};

use crate::Client;
use crate::operations::{MaybeForm, MaybeTree, Patch};

/// A server that has one response for every request, and keeps the requests.
struct Server {
    url: String,
    requests: Receiver<String>,
}

impl Server {
    fn answering(response: &'static str) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let (sender, requests) = channel();
        thread::spawn(move || {
            for stream in listener.incoming() {
                let mut stream = stream.unwrap();
                stream.set_read_timeout(Some(Duration::from_secs(5))).unwrap();
                let _ = sender.send(read_request(&mut stream));
                let _ = stream.write_all(response.as_bytes());
            }
        });
        Self { url, requests }
    }

    fn request(&self) -> String {
        self.requests.recv_timeout(Duration::from_secs(5)).unwrap()
    }
}

fn read_request(stream: &mut TcpStream) -> String {
    let (mut bytes, mut buffer) = (Vec::new(), [0; 4096]);
    loop {
        let text = String::from_utf8_lossy(&bytes).into_owned();
        if let Some((head, body)) = text.split_once("\r\n\r\n") {
            let length = head.lines().find_map(|line| line.strip_prefix("content-length: "));
            if body.len() >= length.map_or(0, |length| length.parse().unwrap()) {
                return text;
            }
        }
        match stream.read(&mut buffer) {
            Ok(0) | Err(_) => return text,
            Ok(count) => bytes.extend_from_slice(&buffer[..count]),
        }
    }
}

const EMPTY: &str = "HTTP/1.1 204 No Content\r\nconnection: close\r\n\r\n";

fn client(server: &Server) -> blocking::Client<Client> {
    specwright::ClientBuilder::<blocking::Client<Client>>::new().base_url(&server.url).build().unwrap()
}

/// What a server gets of an operation: the request line, the other header lines, and the body.
fn sent<O>(operation: O) -> (String, Vec<String>, String)
where
    O: specwright::OperationOf<Client> + Operation<Output = ()>,
    specwright::Error: From<O::Error>,
{
    let server = Server::answering(EMPTY);
    client(&server).call(operation).map_err(specwright::Error::from).unwrap();
    let request = server.request();
    let (head, body) = request.split_once("\r\n\r\n").unwrap();
    let mut lines = head.split("\r\n").map(str::to_owned);
    (lines.next().unwrap(), lines.collect(), body.to_owned())
}

fn has(headers: &[String], header: &str) -> bool {
    headers.iter().any(|line| line == header)
}

#[test]
fn a_json_body_has_its_media_type_and_is_left_out_when_it_may_be() {
    let (_, headers, body) = sent(Patch::builder().name_null().build());
    assert!(has(&headers, "content-type: application/merge-patch+json"), "{headers:?}");
    assert_eq!(body, r#"{"name":null}"#);

    let (_, headers, body) = sent(Patch::builder().build());
    assert!(has(&headers, "content-length: 0"), "{headers:?}");
    assert!(!headers.iter().any(|line| line.starts_with("content-type")) && body.is_empty(), "{headers:?}");

    let tree = crate::types::Tree::builder().name("oak").build();
    let (_, headers, body) = sent(MaybeTree::builder().body(tree).build());
    assert!(has(&headers, "content-type: application/vnd.api+json"), "{headers:?}");
    assert_eq!(body, r#"{"name":"oak"}"#);
    assert_eq!(sent(MaybeTree::builder().build()).2, "");
}

#[test]
fn a_form_that_may_be_left_out_is_sent_when_a_member_is() {
    let (_, headers, body) = sent(MaybeForm::builder().share(0.5).build());
    assert!(has(&headers, "content-type: application/x-www-form-urlencoded"), "{headers:?}");
    assert_eq!(body, "share=0.5");
    let (_, headers, body) = sent(MaybeForm::builder().codes(Vec::<String>::new()).build());
    assert!(!headers.iter().any(|line| line.starts_with("content-type")) && body.is_empty(), "{headers:?}");
}

//! Calls of Personr over HTTP, as its pages show them, and what may come otherwise.

mod answers;
mod create_applicant;
mod errors;
mod failures;
mod generate_token;
mod rules;
mod secrets;
mod tokens;

use personr::Client;
use specwright_tests::{Received, Server};

/// A client of this server, below the prefix of the documented one, with a token.
fn client(server: &Server) -> Client {
    Client::builder().base_url(server.url(PREFIX)).token(TOKEN).build().expect("a client")
}

const PREFIX: &str = "/api/1.1/wf";
const TOKEN: &str = "1670035114445x631333625381113500";

/// Asserts that a body is announced as multipart, with a boundary and in the right length.
#[track_caller]
fn assert_multipart(received: &Received) {
    let content_type = received.header("content-type").expect("a content type");
    assert!(content_type.starts_with("multipart/form-data; boundary="), "{content_type}");
    assert_eq!(received.header("content-length"), Some(&*received.body.len().to_string()));
}

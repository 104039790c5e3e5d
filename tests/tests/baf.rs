//! Calls of BAF over HTTP, as its page shows them, and what may come otherwise.

mod answers;
mod applicant;
mod attempt_detail;
mod attempts;
mod calls;
mod create_applicant;
mod errors;
mod failures;
mod list_applicants;
mod pages;
mod paths;
mod requests;
mod retries;
mod rules;
mod secrets;
mod small_answers;

use baf::Client;
use specwright_tests::Server;

/// The key of the page's samples.
const KEY: &str = "sk_3938ab7b-cdbf-4a1a-952b-e3782f061f4b";

/// The applicant of the page's samples.
const APPLICANT: &str = "3fa85f64-5717-4562-b3fc-2c963f66afa6";

/// What the samples have and the page's endpoint lines leave out.
const PREFIX: &str = "/publicapi";

/// A client of this server with the key.
fn client(server: &Server) -> Client {
    Client::builder().base_url(server.url(PREFIX)).token(KEY).build().expect("a client")
}

/// A client of this server without a key.
fn anonymous(server: &Server) -> Client {
    Client::builder().base_url(server.url(PREFIX)).build().expect("a client")
}

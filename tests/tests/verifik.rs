//! Calls of Verifik over HTTP, as its pages show them, and what may come otherwise.

mod answers;
mod create_app_registration;
mod create_project_flow;
mod errors;
mod failures;
mod rules;
mod rules_and_errors;
mod secrets;
mod tokens;

use specwright_tests::Server;
use verifik::Client;

/// A client of this server, with the account's token.
fn client(server: &Server) -> Client {
    Client::builder().base_url(server.url("")).token(API_TOKEN).build().expect("a client")
}

const API_TOKEN: &str = "verifik-api-token";

/// What is sent with every body, by name.
const JSON_HEADERS: [(&str, &str); 3] = [
    ("accept", "application/json"),
    ("authorization", "Bearer verifik-api-token"),
    ("content-type", "application/json"),
];

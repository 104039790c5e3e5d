//! What the tests share: a real HTTP server on the loopback interface that keeps what it received.
#![allow(clippy::expect_used, reason = "a test helper fails by panicking")]

mod received;
mod server;

pub use received::{Part, Received};
pub use server::{Answer, Server};

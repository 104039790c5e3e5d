//! The three clients over HTTP, against servers that answer what the vendors do.

#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

mod github;
mod server;
mod slack;
mod stripe;

//! The clients over HTTP, against servers that answer what the vendors do.

#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

mod r#box;
mod discord;
mod elastic;
mod github;
mod openai;
mod paypal;
mod server;
mod slack;
mod stripe;
mod telegram;

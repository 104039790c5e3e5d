//! The tests of the mock in one binary, which is linked once.

#![allow(clippy::expect_used, clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

mod engine;
mod validation;

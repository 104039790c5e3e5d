//! The tests of the command in one binary, which is linked once.

#![allow(clippy::expect_used, clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

mod check;
mod diff;
mod export;
mod fmt;
mod generate;
mod mock;
mod new;
mod several_files;
mod transcripts;
mod workspace;

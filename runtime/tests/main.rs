//! The tests of the runtime in one binary, which is linked once. `tls_provider.rs` has a process of its own, since what it
//! installs is for a whole process.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

#[macro_use]
#[allow(dead_code, unused_macros, reason = "without a feature its tests are left out")]
mod support;

mod api_error;
mod around;
mod auth;
mod blocking;
mod builder;
mod client;
mod client_defaults;
mod compression;
mod date_time;
mod decode_bodies;
mod decode_envelope;
mod decode_locate;
mod directions;
mod downloads;
mod durations;
mod encoder;
mod error_places;
mod events;
mod faults;
mod finite;
mod headers;
mod http;
mod items;
mod model;
mod oauth2;
mod operation;
mod options;
mod outgoing_lines;
mod pages;
mod properties;
mod redirects;
mod retry;
mod servers;
mod streams;
mod tls;
mod token;
mod unions;
mod validate;
mod values;
#[cfg(feature = "webhooks")]
mod webhooks;

//! Requests hold to one description: samples, validators, builders, exported schemas and the validation of the mock agree.

#![allow(clippy::expect_used, clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

mod conditional;
mod generated;
mod hand_written;
mod holds;
mod operation_inputs;
mod oracle;
mod over_http;
mod presence;
mod responses;
mod streams;
mod validation;
mod violations;
mod webhook_events;

/// The API of the generated operations.
#[derive(Debug)]
pub enum Client {}

impl specwright::Api for Client {
    const INFO: specwright::ApiInfo = specwright::ApiInfo::new("requests");
}

#[allow(dead_code, missing_docs, unreachable_pub, reason = "as in a crate of its own")]
#[rustfmt::skip]
mod errors;
#[allow(dead_code, missing_docs, unreachable_pub, unused_imports, reason = "as in a crate of its own")]
#[allow(clippy::duplicated_attributes, reason = "rules may end alike")]
#[rustfmt::skip]
mod operations;
#[allow(dead_code, missing_docs, unreachable_pub, reason = "as in a crate of its own")]
#[allow(clippy::duplicated_attributes, reason = "rules may end alike")]
#[rustfmt::skip]
mod types;
#[allow(dead_code, missing_docs, unreachable_pub, reason = "as in a crate of its own")]
#[rustfmt::skip]
mod webhooks;

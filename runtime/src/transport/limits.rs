//! The limits of the default transports.

use std::time::Duration;

/// What a default transport keeps to. How long a call may take comes with the request.
#[derive(Clone, Copy)]
pub(crate) struct Limits {
    pub(crate) connect_timeout: Duration,
    /// In bytes.
    pub(crate) max_response_size: usize,
}

impl Limits {
    pub(crate) const DEFAULT: Self =
        Self { connect_timeout: Duration::from_secs(10), max_response_size: 64 * 1024 * 1024 };
}

pub(super) const USER_AGENT: &str = concat!("specwright/", env!("CARGO_PKG_VERSION"));

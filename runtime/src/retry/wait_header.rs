//! Headers in which vendors say when to come back.

use std::time::{Duration, SystemTime};

use http::{HeaderMap, HeaderName};

/// What the number in a header says: see [`ClientBuilder::wait_header`](crate::ClientBuilder::wait_header).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum WaitUnit {
    /// Seconds to wait, perhaps with a fraction.
    Seconds,
    /// Milliseconds to wait.
    Milliseconds,
    /// The moment to wait for, in seconds since 1970.
    UnixTime,
    /// The moment to wait for, in milliseconds since 1970.
    UnixMillis,
}

/// A header and its unit.
#[derive(Clone, Debug)]
pub(crate) struct WaitHeader {
    pub(crate) name: HeaderName,
    pub(crate) unit: WaitUnit,
}

impl WaitHeader {
    /// How long the header asks to wait; `now` is the time by the server's clock, where that is known.
    pub(super) fn read(&self, headers: &HeaderMap, now: SystemTime) -> Option<Duration> {
        let text = headers.get(&self.name)?.to_str().ok()?.trim();
        let number = decimal(text)?;
        let until = |seconds: f64| {
            let since = now.duration_since(SystemTime::UNIX_EPOCH).ok()?.as_secs_f64();
            seconds_of((seconds - since).max(0.0))
        };
        match self.unit {
            WaitUnit::Seconds => seconds_of(number),
            WaitUnit::Milliseconds => seconds_of(number / 1000.0),
            WaitUnit::UnixTime => until(number),
            WaitUnit::UnixMillis => until(number / 1000.0),
        }
    }
}

/// A number of digits, perhaps with a fraction.
pub(super) fn decimal(text: &str) -> Option<f64> {
    let is_number = text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    let is_number = is_number && text.starts_with(|c: char| c.is_ascii_digit()) && !text.ends_with('.');
    is_number.then(|| text.parse().ok()).flatten()
}

/// More seconds than fit are more than anyone waits for.
pub(super) fn seconds_of(seconds: f64) -> Option<Duration> {
    Some(Duration::try_from_secs_f64(seconds).unwrap_or(Duration::MAX))
}

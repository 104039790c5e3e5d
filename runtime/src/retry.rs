//! Which calls are made again, and when.

use std::time::{Duration, SystemTime};

use http::StatusCode;

use crate::client::Repeatable;
use crate::{OperationInfo, Response};

mod attempt;
pub(crate) mod retry_after;
mod wait_header;

pub use attempt::{Attempt, AttemptEnd};
pub(crate) use wait_header::WaitHeader;
pub use wait_header::WaitUnit;

/// How often a call that failed is made again, and how long to wait in between.
///
/// A call is made again where that can do no harm:
///
/// - any call for which there was no connection, so that the server has seen nothing of it;
/// - GET, HEAD and OPTIONS, and operations that the API's description calls idempotent, also when no whole response
///   came, or one with status 408, 429, 500, 502, 503 or 504.
///
/// All else is left to the caller: the server may have acted on it. See [`also_after`](Self::also_after), and
/// [`ClientBuilder::idempotency_key`](crate::ClientBuilder::idempotency_key).
///
/// The wait before the second attempt is of any length up to `initial_backoff`, the one before the third up to twice as long,
/// and so on, up to `max_backoff`: clients that failed together do not come back together. When the server says how long to
/// wait (`retry-after`), it is at least that; a call that would have to wait longer than `max_retry_after`, or past its
/// time limit, fails at once.
///
/// ```
/// use std::time::Duration;
/// use specwright::Retry;
///
/// let patient = Retry::default().max_attempts(6).max_backoff(Duration::from_secs(20));
/// assert_ne!(patient, Retry::OFF);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Retry {
    max_attempts: u32,
    initial_backoff: Duration,
    max_backoff: Duration,
    max_retry_after: Duration,
    also: Statuses,
}

/// Statuses from 400 to 599, a bit each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Statuses([u64; 4]);

impl Statuses {
    const NONE: Self = Self([0; 4]);

    const fn place(status: u16) -> Option<(usize, u64)> {
        match status {
            400..=599 => Some(((status - 400) as usize / 64, 1 << ((status - 400) % 64))),
            _ => None,
        }
    }

    const fn with(mut self, status: u16) -> Self {
        if let Some((word, bit)) = Self::place(status) {
            self.0[word] |= bit;
        }
        self
    }

    fn has(self, status: u16) -> bool {
        Self::place(status).is_some_and(|(word, bit)| self.0.get(word).is_some_and(|bits| bits & bit != 0))
    }
}

impl Default for Retry {
    /// 3 attempts; waits of up to 0.2 seconds at first and 5 at last, and up to 30 where the server asks for it.
    fn default() -> Self {
        Self {
            max_attempts: 3,
            initial_backoff: Duration::from_millis(200),
            max_backoff: Duration::from_secs(5),
            max_retry_after: Duration::from_secs(30),
            also: Statuses::NONE,
        }
    }
}

impl Retry {
    /// No call is made again.
    pub const OFF: Self = Self {
        max_attempts: 1,
        initial_backoff: Duration::ZERO,
        max_backoff: Duration::ZERO,
        max_retry_after: Duration::ZERO,
        also: Statuses::NONE,
    };

    /// Sets how often a call is made at most, including the first time; 0 counts as 1.
    #[must_use]
    pub const fn max_attempts(mut self, attempts: u32) -> Self {
        self.max_attempts = attempts;
        self
    }

    /// Sets the longest wait before the second attempt.
    #[must_use]
    pub const fn initial_backoff(mut self, backoff: Duration) -> Self {
        self.initial_backoff = backoff;
        self
    }

    /// Sets the longest wait before any attempt, unless the server asks for a longer one.
    #[must_use]
    pub const fn max_backoff(mut self, backoff: Duration) -> Self {
        self.max_backoff = backoff;
        self
    }

    /// Sets the longest wait that a server may ask for.
    #[must_use]
    pub const fn max_retry_after(mut self, wait: Duration) -> Self {
        self.max_retry_after = wait;
        self
    }

    /// Makes any call again, too, that the server refused with this status (400 to 599), whatever its method: you know that the
    /// server has done nothing then. That is so of a 429, as a rule, and of nothing else by itself.
    #[must_use]
    pub const fn also_after(mut self, status: u16) -> Self {
        self.also = self.also.with(status);
        self
    }

    /// Whether an attempt may follow the one of this number, counted from 1.
    pub(crate) fn allows_another(&self, attempt: u32) -> bool {
        attempt < self.max_attempts
    }

    /// How long to wait after an attempt; `None` where the server asks for more than anyone waits.
    pub(crate) fn wait(&self, attempt: u32, asked: Option<Duration>, fraction: f64) -> Option<Duration> {
        let doubled = 1_u32.checked_shl(attempt.saturating_sub(1)).unwrap_or(u32::MAX);
        let longest = self.initial_backoff.saturating_mul(doubled).min(self.max_backoff);
        let fraction = if fraction.is_finite() { fraction.clamp(0.0, 1.0) } else { 1.0 };
        // Only the longest of all durations does not survive the way through a float.
        let own = Duration::try_from_secs_f64(longest.as_secs_f64() * fraction).unwrap_or(longest);
        match asked {
            Some(asked) if asked > self.max_retry_after => None,
            Some(asked) => Some(asked.max(own)),
            None => Some(own),
        }
    }
}

/// Whether making the call again can do no harm and some good.
pub(crate) fn is_worth_repeating(
    retry: Retry,
    operation: &OperationInfo,
    repeatable: Repeatable,
    end: AttemptEnd,
) -> bool {
    let is_repeatable = repeatable == Repeatable::Yes;
    match end {
        AttemptEnd::NotConnected => true,
        AttemptEnd::TimedOut | AttemptEnd::BrokenOff => is_repeatable,
        AttemptEnd::Response(status)
            if retry.also.has(status.as_u16()) || operation.safe_refusals.contains(&status.as_u16()) =>
        {
            true
        }
        AttemptEnd::Response(status) => is_repeatable && passes(status),
        AttemptEnd::NotSent | AttemptEnd::TooLarge => false,
    }
}

/// Whether a failure of this status may be over soon (RFC 9110 §15, RFC 6585 §4).
fn passes(status: StatusCode) -> bool {
    matches!(status.as_u16(), 408 | 429 | 500 | 502 | 503 | 504)
}

/// How long the response asks to wait.
pub(crate) fn retry_after(response: &Response, now: SystemTime, others: &[WaitHeader]) -> Option<Duration> {
    retry_after::read(response.headers(), now, others)
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECOND: Duration = Duration::from_secs(1);

    #[test]
    fn waits_grow_up_to_the_cap() {
        let retry = Retry::default().initial_backoff(SECOND).max_backoff(SECOND * 5);
        let longest = [1, 2, 3, 4, 40, u32::MAX].map(|attempt| retry.wait(attempt, None, 1.0).unwrap());
        assert_eq!(longest, [1, 2, 4, 5, 5, 5].map(Duration::from_secs));
        assert_eq!(retry.wait(3, None, 0.25), Some(SECOND));
        assert_eq!(retry.wait(3, None, 0.0), Some(Duration::ZERO));
    }

    #[test]
    fn no_chance_and_no_limit_leads_astray() {
        let endless = Retry::default().initial_backoff(Duration::MAX).max_backoff(Duration::MAX);
        for fraction in [f64::NAN, f64::INFINITY, -1.0, 7.0] {
            let wait = Retry::default().wait(1, None, fraction).unwrap();
            assert!(wait <= Duration::from_millis(200), "{wait:?}");
            assert!(endless.wait(u32::MAX, None, fraction).is_some());
        }
    }

    #[test]
    fn the_server_may_ask_for_more_but_not_for_ages() {
        let retry = Retry::default();
        assert_eq!(retry.wait(1, Some(SECOND * 30), 1.0), Some(SECOND * 30));
        assert_eq!(retry.wait(1, Some(SECOND * 31), 1.0), None);
        assert_eq!(retry.wait(1, Some(Duration::ZERO), 1.0), Some(Duration::from_millis(200)));
    }

    #[test]
    fn attempts_are_counted_from_the_first() {
        let goes_on = |retry: Retry| (1..5).filter(|attempt| retry.allows_another(*attempt)).count();
        assert_eq!(goes_on(Retry::default()), 2);
        assert_eq!((goes_on(Retry::OFF), goes_on(Retry::default().max_attempts(0))), (0, 0));
    }
}

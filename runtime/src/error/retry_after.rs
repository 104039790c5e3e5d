//! The header `retry-after`.

use std::time::Duration;

use http::HeaderValue;
use jiff::Timestamp;
use jiff::fmt::rfc2822::DateTimeParser;

/// Seconds, or the time until a date; nothing for a date that is over.
pub(super) fn parse(value: &HeaderValue) -> Option<Duration> {
    let text = value.to_str().ok()?.trim();
    if !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit()) {
        // More seconds than fit are more than anyone waits for.
        return Some(Duration::from_secs(text.parse().unwrap_or(u64::MAX)));
    }
    until(text, Timestamp::now())
}

fn until(date: &str, now: Timestamp) -> Option<Duration> {
    let date = DateTimeParser::new().parse_timestamp(date).ok()?;
    Some(Duration::try_from(date.duration_since(now)).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seconds_and_dates_are_understood() {
        let parsed = |text: &'static str| parse(&HeaderValue::from_static(text));
        assert_eq!(parsed("120"), Some(Duration::from_secs(120)));
        assert_eq!(parsed(" 0 "), Some(Duration::ZERO));
        assert_eq!(parsed("99999999999999999999"), Some(Duration::from_secs(u64::MAX)));
        assert_eq!(parsed("Wed, 21 Oct 2015 07:28:00 GMT"), Some(Duration::ZERO));
        for text in ["", "-1", "1.5", "+5", "soon", "2015-10-21"] {
            assert_eq!(parsed(text), None, "{text}");
        }
    }

    #[test]
    fn a_date_is_a_time_from_now() {
        let now: Timestamp = "2015-10-21T07:26:30Z".parse().unwrap();
        assert_eq!(until("Wed, 21 Oct 2015 07:28:00 GMT", now), Some(Duration::from_secs(90)));
    }
}

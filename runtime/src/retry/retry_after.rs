//! The header `retry-after`.

use std::time::{Duration, SystemTime};

use http::header::{DATE, RETRY_AFTER};
use http::{HeaderMap, HeaderName};
use jiff::Timestamp;
use jiff::fmt::rfc2822::DateTimeParser;

/// Seconds, or the time until a date; zero for a date that is over.
///
/// The response's own `date` tells what time it is for the server. Only where there is none, `now` counts: a clock that is
/// wrong, here or there, then makes no difference.
pub(crate) fn read(headers: &HeaderMap, now: SystemTime) -> Option<Duration> {
    let text = headers.get(RETRY_AFTER)?.to_str().ok()?.trim();
    if !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit()) {
        // More seconds than fit are more than anyone waits for.
        return Some(Duration::from_secs(text.parse().unwrap_or(u64::MAX)));
    }
    let until = parse(text)?;
    let now = date(headers, DATE).or_else(|| Timestamp::try_from(now).ok())?;
    Some(Duration::try_from(until.duration_since(now)).unwrap_or_default())
}

fn date(headers: &HeaderMap, name: HeaderName) -> Option<Timestamp> {
    parse(headers.get(name)?.to_str().ok()?)
}

fn parse(date: &str) -> Option<Timestamp> {
    DateTimeParser::new().parse_timestamp(date).ok()
}

#[cfg(test)]
mod tests {
    use http::HeaderValue;

    use super::*;

    const LATER: &str = "Wed, 21 Oct 2015 07:28:00 GMT";

    fn headers(entries: &[(HeaderName, &'static str)]) -> HeaderMap {
        entries.iter().map(|(name, text)| (name.clone(), HeaderValue::from_static(text))).collect()
    }

    fn time(text: &str) -> SystemTime {
        text.parse::<Timestamp>().unwrap().into()
    }

    #[test]
    fn seconds_and_dates_are_understood() {
        let now = time("2015-10-21T07:26:30Z");
        let parsed = |text| read(&headers(&[(RETRY_AFTER, text)]), now);
        assert_eq!(parsed("120"), Some(Duration::from_secs(120)));
        assert_eq!(parsed(" 0 "), Some(Duration::ZERO));
        assert_eq!(parsed("99999999999999999999"), Some(Duration::from_secs(u64::MAX)));
        assert_eq!(parsed(LATER), Some(Duration::from_secs(90)));
        assert_eq!(parsed("Wed, 21 Oct 2015 07:26:00 GMT"), Some(Duration::ZERO));
        for text in ["", "-1", "1.5", "+5", "soon", "2015-10-21"] {
            assert_eq!(parsed(text), None, "{text}");
        }
        assert_eq!(read(&HeaderMap::new(), now), None);
    }

    #[test]
    fn a_clock_that_is_wrong_makes_no_difference_where_the_server_tells_the_time() {
        let answer = headers(&[(RETRY_AFTER, LATER), (DATE, "Wed, 21 Oct 2015 07:27:55 GMT")]);
        for now in ["1999-01-01T00:00:00Z", "2031-01-01T00:00:00Z"] {
            assert_eq!(read(&answer, time(now)), Some(Duration::from_secs(5)));
        }
        let broken = headers(&[(RETRY_AFTER, LATER), (DATE, "today")]);
        assert_eq!(read(&broken, time("2015-10-21T07:26:30Z")), Some(Duration::from_secs(90)));
    }
}

//! The headers that say how long to wait: `retry-after`, `retry-after-ms`, and those that the caller names.

use std::time::{Duration, SystemTime};

use http::header::{DATE, RETRY_AFTER};
use http::{HeaderMap, HeaderName};
use jiff::Timestamp;
use jiff::fmt::rfc2822::DateTimeParser;

use super::wait_header::{WaitHeader, WaitUnit, decimal, seconds_of};

/// Seconds, perhaps with a fraction, or the time until a date; zero for a date that is over. Where `retry-after` says nothing,
/// `retry-after-ms` and the other headers do.
///
/// The response's own `date` tells what time it is for the server. Only where there is none, `now` counts: a clock that is
/// wrong, here or there, then makes no difference.
pub(crate) fn read(headers: &HeaderMap, now: SystemTime, others: &[WaitHeader]) -> Option<Duration> {
    let now = date(headers, DATE).map_or(now, SystemTime::from);
    let by_name = || others.iter().find_map(|other| other.read(headers, now));
    standard(headers, now).or_else(|| MILLISECONDS.read(headers, now)).or_else(by_name)
}

/// What several vendors send beside `retry-after`, for who wants to know more exactly.
static MILLISECONDS: WaitHeader =
    WaitHeader { name: HeaderName::from_static("retry-after-ms"), unit: WaitUnit::Milliseconds };

fn standard(headers: &HeaderMap, now: SystemTime) -> Option<Duration> {
    let text = headers.get(RETRY_AFTER)?.to_str().ok()?.trim();
    if !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit()) {
        // More seconds than fit are more than anyone waits for.
        return Some(Duration::from_secs(text.parse().unwrap_or(u64::MAX)));
    }
    if let Some(seconds) = decimal(text) {
        return seconds_of(seconds);
    }
    let until = parse(text)?;
    let now = Timestamp::try_from(now).ok()?;
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
        let parsed = |text| read(&headers(&[(RETRY_AFTER, text)]), now, &[]);
        assert_eq!(parsed("120"), Some(Duration::from_secs(120)));
        assert_eq!(parsed(" 0 "), Some(Duration::ZERO));
        assert_eq!(parsed("99999999999999999999"), Some(Duration::from_secs(u64::MAX)));
        assert_eq!(parsed("1.5"), Some(Duration::from_millis(1500)));
        assert_eq!(parsed(LATER), Some(Duration::from_secs(90)));
        assert_eq!(parsed("Wed, 21 Oct 2015 07:26:00 GMT"), Some(Duration::ZERO));
        for text in ["", "-1", "1.", ".5", "1.5.2", "+5", "soon", "2015-10-21"] {
            assert_eq!(parsed(text), None, "{text}");
        }
        assert_eq!(read(&HeaderMap::new(), now, &[]), None);
    }

    #[test]
    fn a_clock_that_is_wrong_makes_no_difference_where_the_server_tells_the_time() {
        let answer = headers(&[(RETRY_AFTER, LATER), (DATE, "Wed, 21 Oct 2015 07:27:55 GMT")]);
        for now in ["1999-01-01T00:00:00Z", "2031-01-01T00:00:00Z"] {
            assert_eq!(read(&answer, time(now), &[]), Some(Duration::from_secs(5)));
        }
        let broken = headers(&[(RETRY_AFTER, LATER), (DATE, "today")]);
        assert_eq!(read(&broken, time("2015-10-21T07:26:30Z"), &[]), Some(Duration::from_secs(90)));
    }

    #[test]
    fn headers_of_vendors_count_where_the_standard_one_is_missing() {
        const RESET: HeaderName = HeaderName::from_static("x-ratelimit-reset");
        let now = time("2015-10-21T07:26:30Z");
        let asked = |unit, text| {
            let others = [WaitHeader { name: RESET, unit }];
            read(&headers(&[(RESET, text)]), now, &others)
        };
        let (second, half) = (Duration::from_secs(1), Duration::from_millis(500));
        assert_eq!(asked(WaitUnit::Seconds, "1.5"), Some(second + half));
        assert_eq!(asked(WaitUnit::Milliseconds, "500"), Some(half));
        assert_eq!(asked(WaitUnit::UnixTime, "1445412400"), Some(second * 10));
        assert_eq!(asked(WaitUnit::UnixMillis, "1445412390500"), Some(half));
        assert_eq!(asked(WaitUnit::UnixTime, "1"), Some(Duration::ZERO));
        assert_eq!(asked(WaitUnit::Seconds, "soon"), None);
        let ms = HeaderName::from_static("retry-after-ms");
        assert_eq!(read(&headers(&[(ms.clone(), "1500")]), now, &[]), Some(second + half));
        assert_eq!(read(&headers(&[(ms, "1500"), (RETRY_AFTER, "1")]), now, &[]), Some(second));
    }
}

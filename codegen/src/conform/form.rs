//! The forms of dates and base64 texts, letter by letter: most values that have a form are of these.

/// Whether a text is a day of the calendar, such as `2026-05-31`.
pub fn is_date(text: &str) -> bool {
    let mut parts = text.split('-');
    let mut number = |length: usize| {
        let part = parts.next()?;
        (part.len() == length && is_digits(part)).then(|| part.parse::<u32>().ok()).flatten()
    };
    let (Some(year), Some(month), Some(day)) = (number(4), number(2), number(2)) else { return false };
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let days = match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => return false,
    };
    parts.next().is_none() && (1..=days).contains(&day)
}

/// A date, `T`, a time with 0 to 9 fractional digits, perhaps a zone.
pub(super) fn is_date_time(text: &str) -> bool {
    let Some((date, rest)) = text.split_once(['T', 't']) else { return false };
    let zone_at = rest.find(['Z', 'z', '+', '-']).unwrap_or(rest.len());
    let (time, zone) = rest.split_at(zone_at);
    is_date(date) && is_time(time) && is_zone(zone)
}

fn is_time(text: &str) -> bool {
    let (clock, fraction) = match text.split_once('.') {
        Some((clock, fraction)) => (clock, Some(fraction)),
        None => (text, None),
    };
    let parts: Vec<&str> = clock.split(':').collect();
    let clock_fits =
        matches!(parts.as_slice(), [h, m, s] if is_below(h, 24) && is_below(m, 60) && is_below(s, 61));
    clock_fits && fraction.is_none_or(|fraction| (1..=9).contains(&fraction.len()) && is_digits(fraction))
}

fn is_zone(text: &str) -> bool {
    if matches!(text, "" | "Z" | "z") {
        return true;
    }
    let hours_minutes = text.strip_prefix(['+', '-']).and_then(|offset| offset.split_once(':'));
    hours_minutes.is_some_and(|(hours, minutes)| is_below(hours, 24) && is_below(minutes, 60))
}

/// Two digits, and less than `end`.
fn is_below(part: &str, end: u32) -> bool {
    part.len() == 2 && is_digits(part) && part.parse::<u32>().is_ok_and(|number| number < end)
}

/// RFC 4648, section 4, with or without padding; the bits that are left over are zero.
pub(super) fn is_base64(text: &str) -> bool {
    let digits = text.trim_end_matches('=');
    let padding = text.len() - digits.len();
    let last_fits = match digits.len() % 4 {
        0 => true,
        1 => false,
        2 => digits.ends_with(['A', 'Q', 'g', 'w']),
        _ => digits.ends_with(|last| "AEIMQUYcgkosw048".contains(last)),
    };
    last_fits
        && (padding == 0 || (padding <= 2 && text.len().is_multiple_of(4)))
        && digits.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '/'))
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| c.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

    use regex::Regex;

    use super::{is_base64, is_date, is_date_time};
    use crate::pattern::form;

    const DATES: [&str; 18] = [
        "2026/01/01",
        "2026-01-32",
        "2024-02-29",
        "2023-11-12",
        "2000-02-29",
        "0000-01-01",
        "2023-02-29",
        "1900-02-29",
        "2023-04-31",
        "2023-13-01",
        "2023-00-01",
        "2023-01-00",
        "12-11-2023",
        "2023-1-2",
        "2023-11-12-",
        "+023-11-12",
        "2023-11-1\u{662}",
        "",
    ];
    const CLOCKS: [&str; 16] = [
        "T10:00:00",
        "T10:00:00.1234567",
        "t10:00:00.123z",
        "T23:59:60+02:00",
        "T10:00:00-23:59",
        "",
        "T10:00",
        "T25:00:00",
        "T10:00:00.",
        "T10:00:00.1234567890",
        "T10:00:00+2",
        "T10:00:00+24:00",
        " 10:00:00Z",
        "T10:00:00Z\n",
        "T10:00:61",
        "T10:0:00",
    ];
    const BASE64: [&str; 12] =
        ["", "aGk=", "aGk", "AA==", "AAAA", "/+8=", "aGk==", "a=k=", "aGl", "AB==", "A", "-_8="];

    /// Exports give the same forms as regular expressions.
    #[test]
    fn forms_are_those_that_exports_give() {
        let regex = |text: &str| Regex::new(text).unwrap();
        let (date, date_time, base64) =
            (regex(&form::date()), regex(&form::date_time()), regex(form::BASE64));
        for text in DATES {
            assert_eq!(is_date(text), date.is_match(text), "{text}");
            for clock in CLOCKS {
                let text = format!("{text}{clock}");
                assert_eq!(is_date_time(&text), date_time.is_match(&text), "{text}");
            }
        }
        for text in BASE64 {
            assert_eq!(is_base64(text), base64.is_match(text), "{text}");
        }
    }

    #[test]
    fn tells_forms_apart() {
        assert!(is_date("2024-02-29") && !is_date("2023-02-29"));
        assert!(is_date_time("2023-11-12t10:00:00.123z") && !is_date_time("2023-11-12T10:00"));
        assert!(is_base64("aGk") && !is_base64("aGl"));
    }
}

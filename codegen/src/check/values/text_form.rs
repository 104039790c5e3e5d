//! The forms of dates and base64 texts, as the runtime reads them.

/// `2026-05-31`, a day that exists.
pub(crate) fn is_date(text: &str) -> bool {
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
pub(crate) fn is_date_time(text: &str) -> bool {
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
pub(crate) fn is_base64(text: &str) -> bool {
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
    use super::{is_base64, is_date, is_date_time};

    #[test]
    fn tells_forms_apart() {
        for text in ["2024-02-29", "2023-11-12"] {
            assert!(is_date(text), "{text}");
        }
        for text in ["2023-02-29", "2023-13-01", "12-11-2023", "2023-1-2", "2023-11-12-", ""] {
            assert!(!is_date(text), "{text}");
        }
        for text in [
            "2023-11-12T10:00:00",
            "2023-11-12T10:00:00.1234567",
            "2023-11-12t10:00:00.123z",
            "2023-11-12T10:00:00+02:00",
        ] {
            assert!(is_date_time(text), "{text}");
        }
        for text in [
            "2023-11-12",
            "2023-11-12T10:00",
            "2023-11-12T25:00:00",
            "2023-11-12T10:00:00.",
            "2023-11-12T10:00:00+2",
            "2023-11-12T10:00:00+24:00",
            "2023-11-12 10:00:00Z",
        ] {
            assert!(!is_date_time(text), "{text}");
        }
        assert!(
            is_base64("aGk=")
                && is_base64("aGk")
                && is_base64("")
                && !is_base64("aGk==")
                && !is_base64("a=k=")
                && !is_base64("aGl")
        );
    }
}

//! The format `day-first-date`.

/// Whether the text is `dd-mm-yyyy` with a day from 01 to 31 and a month from 01 to 12. Whether the month has that
/// day is left to the server.
pub fn is_day_first_date(text: &str) -> bool {
    let &[d1, d2, b'-', m1, m2, b'-', y1, y2, y3, y4] = text.as_bytes() else { return false };
    let number = |tens: u8, ones: u8| {
        (tens.is_ascii_digit() && ones.is_ascii_digit()).then(|| (tens - b'0') * 10 + (ones - b'0'))
    };
    number(d1, d2).is_some_and(|day| (1..=31).contains(&day))
        && number(m1, m2).is_some_and(|month| (1..=12).contains(&month))
        && [y1, y2, y3, y4].iter().all(u8::is_ascii_digit)
}

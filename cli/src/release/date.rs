//! The day it is.

use std::time::{SystemTime, UNIX_EPOCH};

/// The day it is, in UTC.
pub(super) fn today() -> String {
    let seconds = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
    written(i64::try_from(seconds / 86_400).unwrap_or(0))
}

/// A day since 1970 in the Gregorian calendar, counted in eras of 400 years that begin in March.
fn written(since_1970: i64) -> String {
    const DAYS_OF_ERA: i64 = 146_097;
    let day = since_1970 + 719_468;
    let (era, day) = (day.div_euclid(DAYS_OF_ERA), day.rem_euclid(DAYS_OF_ERA));
    let year = (day - day / 1_460 + day / 36_524 - day / 146_096) / 365;
    let day = day - (365 * year + year / 4 - year / 100);
    let month = (5 * day + 2) / 153;
    let day = day - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    let year = year + era * 400 + i64::from(month <= 2);
    format!("{year:04}-{month:02}-{day:02}")
}

#[cfg(test)]
mod tests {
    use specwright_codegen::conform::is_date;

    use super::written;

    #[test]
    fn days_are_those_of_the_calendar() {
        for (day, text) in
            [(0, "1970-01-01"), (19_782, "2024-02-29"), (19_783, "2024-03-01"), (20_787, "2026-11-30")]
        {
            assert_eq!(written(day), text);
        }
    }

    #[test]
    fn every_day_is_one() {
        // 400 years, which is all that there is to the calendar.
        for day in 0..146_097 {
            assert!(is_date(&written(day)), "{}", written(day));
        }
    }
}

//! Times, durations and days in other orders, by the patterns that exports give for them.

use std::sync::LazyLock;

use regex::Regex;

use super::form::is_date;
use crate::ir::{DateOrder, Direction};
use crate::pattern::form;

static TIME: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(&form::time()).ok());
static DURATION: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(&form::duration()).ok());
static HTTP_DATE: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(&form::http_date()).ok());
/// The forms that HTTP had before, which are still read.
static OLD_HTTP_DATE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let weekday = "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day";
    let short = "(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)";
    let month = "(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)";
    let clock = "[0-2][0-9]:[0-5][0-9]:[0-6][0-9]";
    Regex::new(&format!(
        "^(?:{weekday}, [0-3][0-9]-{month}-[0-9]{{2}} {clock} GMT|{short} {month} (?: [1-9]|[0-3][0-9]) {clock} [0-9]{{4}})$"
    ))
    .ok()
});

fn fits(regex: &LazyLock<Option<Regex>>, text: &str) -> bool {
    regex.as_ref().is_none_or(|regex| regex.is_match(text))
}

pub(super) fn is_time(text: &str) -> bool {
    fits(&TIME, text)
}

pub(super) fn is_duration(text: &str) -> bool {
    fits(&DURATION, text)
}

/// One form is written, and three are read.
pub(super) fn is_http_date(text: &str, direction: Direction) -> bool {
    fits(&HTTP_DATE, text) || direction == Direction::Out && fits(&OLD_HTTP_DATE, text)
}

/// A day that exists, in this order.
pub(super) fn is_ordered_date(order: DateOrder, text: &str) -> bool {
    let pattern = order.pattern();
    if text.len() != pattern.len() || !text.is_ascii() {
        return false;
    }
    let part = |letter: char| -> String {
        pattern
            .chars()
            .zip(text.chars())
            .filter(|(wanted, _)| *wanted == letter)
            .map(|(_, found)| found)
            .collect()
    };
    let separators = pattern.chars().zip(text.chars()).filter(|(wanted, _)| !wanted.is_ascii_lowercase());
    let is_separated = separators.into_iter().all(|(wanted, found)| wanted == found);
    is_separated && is_date(&format!("{}-{}-{}", part('y'), part('m'), part('d')))
}

pub(super) fn describe_date(order: DateOrder) -> &'static str {
    match order {
        DateOrder::DayMonthYear => "a date as `dd-mm-yyyy`",
        DateOrder::DayMonthYearSlashes => "a date as `dd/mm/yyyy`",
        DateOrder::DayMonthYearDots => "a date as `dd.mm.yyyy`",
        DateOrder::MonthDayYear => "a date as `mm-dd-yyyy`",
        DateOrder::MonthDayYearSlashes => "a date as `mm/dd/yyyy`",
        DateOrder::YearMonthDaySlashes => "a date as `yyyy/mm/dd`",
        DateOrder::YearMonthDayDigits => "a date as `yyyymmdd`",
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

    use regex::Regex;

    use super::{is_duration, is_http_date, is_ordered_date, is_time};
    use crate::ir::{DateOrder, Direction};
    use crate::pattern::form;

    #[test]
    fn days_are_those_that_exports_take() {
        for order in [
            DateOrder::DayMonthYear,
            DateOrder::MonthDayYearSlashes,
            DateOrder::DayMonthYearDots,
            DateOrder::YearMonthDayDigits,
        ] {
            let regex = Regex::new(&form::ordered_date(order.pattern())).unwrap();
            for (year, month, day) in [
                ("2024", "02", "29"),
                ("2023", "02", "29"),
                ("2026", "05", "31"),
                ("2026", "04", "31"),
                ("2026", "13", "01"),
                ("1900", "02", "29"),
                ("2000", "02", "29"),
                ("0000", "01", "01"),
            ] {
                let text = order.write(year, month, day);
                assert_eq!(regex.is_match(&text), is_ordered_date(order, &text), "{text}");
                assert!(!is_ordered_date(order, &format!("{text} ")) && !regex.is_match(&format!("{text} ")));
            }
        }
    }

    #[test]
    fn times_durations_and_http_dates() {
        assert!(is_time("09:30") && is_time("23:59:60.5+02:00") && !is_time("24:00") && !is_time("09:30.5"));
        assert!(is_duration("P1DT12H") && is_duration("PT0.5S") && !is_duration("P") && !is_duration("P1DT"));
        let imf = "Sun, 06 Nov 1994 08:49:37 GMT";
        assert!(
            is_http_date(imf, Direction::In) && !is_http_date("Sun, 31 Feb 1994 08:49:37 GMT", Direction::In)
        );
        for old in ["Sunday, 06-Nov-94 08:49:37 GMT", "Sun Nov  6 08:49:37 1994"] {
            assert!(is_http_date(old, Direction::Out) && !is_http_date(old, Direction::In), "{old}");
        }
    }
}

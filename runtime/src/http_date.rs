//! Dates as HTTP writes them.

use std::fmt;
use std::str::FromStr;
use std::time::SystemTime;

use jiff::civil::{Date, DateTime as Civil, Time, Weekday};
use jiff::tz::Offset;

use crate::date::number;
use crate::text_scalar::text_scalar;
use crate::{DateTime, ParseError};

const EXPECTED: &str = "a date such as Sun, 06 Nov 1994 08:49:37 GMT";

const DAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// A moment as HTTP writes it in headers ([RFC 9110 §5.6.7](https://www.rfc-editor.org/rfc/rfc9110#section-5.6.7)): written
/// as an IMF-fixdate, read in all three forms.
///
/// ```
/// use specwright::HttpDate;
///
/// let modified: HttpDate = "Sunday, 06-Nov-94 08:49:37 GMT".parse()?;
/// assert_eq!(modified.to_string(), "Sun, 06 Nov 1994 08:49:37 GMT");
/// assert_eq!(modified.to_date_time().to_string(), "1994-11-06T08:49:37Z");
/// # Ok::<(), specwright::ParseError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct HttpDate(Civil);

impl HttpDate {
    /// The moment.
    pub fn timestamp(self) -> SystemTime {
        Offset::UTC.to_timestamp(self.0).map_or(SystemTime::UNIX_EPOCH, SystemTime::from)
    }

    /// As a date-time in UTC.
    pub fn to_date_time(self) -> DateTime {
        DateTime::of_utc(self.0)
    }
}

/// Fractions of seconds are cut off; for years 0 to 9999.
impl TryFrom<SystemTime> for HttpDate {
    type Error = ParseError;

    fn try_from(moment: SystemTime) -> Result<Self, ParseError> {
        let timestamp = jiff::Timestamp::try_from(moment).map_err(|_| ParseError::new(EXPECTED))?;
        let civil = Offset::UTC.to_datetime(timestamp);
        let whole = civil.with().subsec_nanosecond(0).build().ok().filter(|civil| civil.year() >= 0);
        whole.map(Self).ok_or(ParseError::new(EXPECTED))
    }
}

/// # Errors
/// When the date-time has no zone.
impl TryFrom<&DateTime> for HttpDate {
    type Error = ParseError;

    fn try_from(moment: &DateTime) -> Result<Self, ParseError> {
        moment.timestamp().ok_or(ParseError::new("a date-time with a zone"))?.try_into()
    }
}

impl From<HttpDate> for SystemTime {
    fn from(date: HttpDate) -> Self {
        date.timestamp()
    }
}

impl FromStr for HttpDate {
    type Err = ParseError;

    fn from_str(text: &str) -> Result<Self, ParseError> {
        parse(text).ok_or(ParseError::new(EXPECTED))
    }
}

fn parse(text: &str) -> Option<HttpDate> {
    let words: Vec<&str> = text.split(' ').collect();
    let (day, month, year, clock) = match *words.as_slice() {
        [weekday, day, month, year, clock, "GMT"] if is_short(weekday.strip_suffix(',')?) => {
            (two(day)?, month, four(year)?, clock)
        }
        [weekday, date, clock, "GMT"] if DAYS.contains(&weekday.strip_suffix(',')?) => {
            let [day, month, year] = date.split('-').collect::<Vec<_>>().try_into().ok()?;
            // The century is not said: none is meant that is more than some decades away.
            let year = two(year)?;
            (two(day)?, month, if year < 70 { 2000 + year } else { 1900 + year }, clock)
        }
        [weekday, month, "", day, clock, year] if is_short(weekday) && day.len() == 1 => {
            (number(day.as_bytes())?, month, four(year)?, clock)
        }
        [weekday, month, day, clock, year] if is_short(weekday) => (two(day)?, month, four(year)?, clock),
        _ => return None,
    };
    let month = MONTHS.iter().position(|name| *name == month)? + 1;
    let date =
        Date::new(i16::try_from(year).ok()?, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()?;
    Some(HttpDate(date.to_datetime(parse_time(clock)?)))
}

fn parse_time(clock: &str) -> Option<Time> {
    let &[h1, h2, b':', m1, m2, b':', s1, s2] = clock.as_bytes() else { return None };
    let part = |one, other| i8::try_from(number(&[one, other])?).ok();
    // A leap second is told as the one before.
    let second = part(s1, s2)?;
    Time::new(part(h1, h2)?, part(m1, m2)?, if second == 60 { 59 } else { second }, 0).ok()
}

fn is_short(weekday: &str) -> bool {
    DAYS.iter().any(|day| day.get(..3) == Some(weekday))
}

fn two(text: &str) -> Option<u32> {
    (text.len() == 2).then(|| number(text.as_bytes())).flatten()
}

fn four(text: &str) -> Option<u32> {
    (text.len() == 4).then(|| number(text.as_bytes())).flatten()
}

fn weekday(weekday: Weekday) -> &'static str {
    let index = usize::try_from(weekday.to_monday_zero_offset()).unwrap_or_default();
    DAYS.get(index).and_then(|day| day.get(..3)).unwrap_or_default()
}

impl fmt::Display for HttpDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let month = usize::try_from(self.0.month()).ok().and_then(|month| MONTHS.get(month.checked_sub(1)?));
        write!(
            f,
            "{}, {:02} {} {:04} {:02}:{:02}:{:02} GMT",
            weekday(self.0.date().weekday()),
            self.0.day(),
            month.unwrap_or(&""),
            self.0.year(),
            self.0.hour(),
            self.0.minute(),
            self.0.second()
        )
    }
}

text_scalar!(HttpDate, EXPECTED);

#[cfg(test)]
mod tests {
    use std::time::{Duration, SystemTime};

    use super::HttpDate;

    #[test]
    fn three_forms_are_read_and_one_is_written() {
        let imf = "Sun, 06 Nov 1994 08:49:37 GMT";
        for text in [imf, "Sunday, 06-Nov-94 08:49:37 GMT", "Sun Nov  6 08:49:37 1994"] {
            assert_eq!(text.parse::<HttpDate>().unwrap().to_string(), imf);
        }
        assert_eq!(
            "Wed Nov 16 08:49:37 1994".parse::<HttpDate>().unwrap().to_string(),
            "Wed, 16 Nov 1994 08:49:37 GMT"
        );
        for bad in [
            "",
            "Sun, 06 Nov 1994 08:49:37",
            "Sun, 06 Nov 1994 08:49:37 UTC",
            "Sun, 31 Feb 1994 08:49:37 GMT",
            "Sun, 6 Nov 1994 08:49:37 GMT",
            "1994-11-06",
            "Sun, 06 nov 1994 08:49:37 GMT",
            "Sun Nov 6 08:49:37 1994",
        ] {
            assert!(bad.parse::<HttpDate>().is_err(), "{bad}");
        }
    }

    #[test]
    fn moments_come_and_go() {
        let moment = SystemTime::UNIX_EPOCH + Duration::from_secs(784_111_777);
        let date = HttpDate::try_from(moment + Duration::from_millis(7)).unwrap();
        assert_eq!((date.to_string().as_str(), date.timestamp()), ("Sun, 06 Nov 1994 08:49:37 GMT", moment));
        assert_eq!(HttpDate::try_from(&date.to_date_time()).unwrap(), date);
    }
}

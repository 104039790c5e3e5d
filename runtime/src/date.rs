//! Calendar days.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use crate::ParseError;

pub(crate) const EXPECTED: &str = "a date such as 2024-05-17";

/// A calendar day, `yyyy-mm-dd` (the `full-date` of [RFC 3339](https://www.rfc-editor.org/rfc/rfc3339#section-5.6)):
/// years 0000 to 9999 of the Gregorian calendar, no time, no zone.
///
/// ```
/// use specwright::Date;
///
/// let day: Date = "2024-02-29".parse()?;
/// assert_eq!((day.year(), day.month(), day.day()), (2024, 2, 29));
/// assert_eq!(day.to_string(), "2024-02-29");
/// assert!(day < Date::new(2024, 3, 1)?);
/// # Ok::<(), specwright::ParseError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(jiff::civil::Date);

impl Date {
    /// The day of this year (0 to 9999), month (1 to 12) and day of the month (from 1).
    ///
    /// # Errors
    /// When there is no such day.
    pub fn new(year: u16, month: u8, day: u8) -> Result<Self, ParseError> {
        let civil = || {
            let year = i16::try_from(year).ok().filter(|year| *year <= 9999)?;
            jiff::civil::Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
        };
        civil().map(Self).ok_or(ParseError::new(EXPECTED))
    }

    /// The year, 0 to 9999.
    pub fn year(self) -> u16 {
        self.0.year().unsigned_abs()
    }

    /// The month, 1 to 12.
    pub fn month(self) -> u8 {
        self.0.month().unsigned_abs()
    }

    /// The day of the month, 1 to 31.
    pub fn day(self) -> u8 {
        self.0.day().unsigned_abs()
    }

    pub(crate) fn from_civil(civil: jiff::civil::Date) -> Self {
        Self(civil)
    }

    pub(crate) fn civil(self) -> jiff::civil::Date {
        self.0
    }
}

impl FromStr for Date {
    type Err = ParseError;

    fn from_str(text: &str) -> Result<Self, ParseError> {
        parse(text).ok_or(ParseError::new(EXPECTED))
    }
}

fn parse(text: &str) -> Option<Date> {
    let &[y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2] = text.as_bytes() else { return None };
    let year = number(&[y1, y2, y3, y4])?;
    let (month, day) = (number(&[m1, m2])?, number(&[d1, d2])?);
    Date::new(u16::try_from(year).ok()?, u8::try_from(month).ok()?, u8::try_from(day).ok()?).ok()
}

/// Decimal ASCII digits and nothing else; at most nine, so that it fits.
pub(crate) fn number(digits: &[u8]) -> Option<u32> {
    if digits.is_empty() || digits.len() > 9 {
        return None;
    }
    digits
        .iter()
        .try_fold(0, |value, digit| digit.is_ascii_digit().then(|| value * 10 + u32::from(digit - b'0')))
}

impl TryFrom<&str> for Date {
    type Error = ParseError;

    fn try_from(text: &str) -> Result<Self, ParseError> {
        text.parse()
    }
}

impl TryFrom<String> for Date {
    type Error = ParseError;

    fn try_from(text: String) -> Result<Self, ParseError> {
        text.parse()
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year(), self.month(), self.day())
    }
}

impl fmt::Debug for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl Serialize for Date {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Date {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(Visitor)
    }
}

struct Visitor;

impl de::Visitor<'_> for Visitor {
    type Value = Date;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(EXPECTED)
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<Date, E> {
        text.parse().map_err(|_| E::invalid_value(de::Unexpected::Other("another text"), &self))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn takes_full_dates_only() {
        for good in ["0000-01-01", "2024-02-29", "9999-12-31"] {
            assert_eq!(good.parse::<Date>().unwrap().to_string(), good);
        }
        for bad in [
            "",
            "2023-02-29",
            "2024-00-01",
            "2024-1-1",
            "17-05-2024",
            "2024-05-17 ",
            "+024-05-17",
            "２０２４",
        ] {
            assert!(bad.parse::<Date>().is_err(), "{bad}");
        }
    }

    #[test]
    fn goes_through_json() {
        let day: Date = serde_json::from_str("\"2024-05-17\"").unwrap();
        assert_eq!(serde_json::to_string(&day).unwrap(), "\"2024-05-17\"");
        let error = serde_json::from_str::<Date>("\"17-05-2024\"").unwrap_err().to_string();
        assert!(error.contains(EXPECTED) && !error.contains("17-05-2024"), "{error}");
    }
}

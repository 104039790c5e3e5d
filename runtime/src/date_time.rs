//! Dates with a time of day.

use std::fmt;
use std::hash::{Hash, Hasher};
use std::str::FromStr;
use std::time::{Duration, SystemTime};

use jiff::tz::Offset;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use crate::{Date, ParseError};

mod parse;

pub(crate) use parse::parse_clock;

pub(crate) const EXPECTED: &str = "a date-time such as 2024-05-17T09:30:00.123Z";

/// A date and time of day, as [RFC 3339](https://www.rfc-editor.org/rfc/rfc3339#section-5.6) writes it, except
/// that the zone may be missing, as it is in the responses of many servers: no zone is made up for those.
///
/// `yyyy-mm-ddThh:mm:ss`, then up to nine digits of fraction, then `Z`, `+hh:mm`, `-hh:mm` or nothing. `t` and
/// `z` may be small; a space for the `T` is refused. A second of 60 is a leap second.
///
/// Responses are read more leniently, since many servers write what is none by RFC 3339: a space for the `T`, no seconds,
/// more than nine digits of fraction or a comma before them, a zone as `+0200`, `+02`, `UTC` or `GMT`, be it behind a
/// space.
///
/// The text is kept and printed back as it came, digits of the fraction included. Two date-times are equal when
/// their texts are; [`timestamp`](Self::timestamp) compares moments.
///
/// ```
/// use specwright::DateTime;
///
/// let at: DateTime = "2024-05-17T09:30:00.1234567+02:00".parse()?;
/// assert_eq!(at.to_string(), "2024-05-17T09:30:00.1234567+02:00");
/// assert_eq!((at.hour(), at.nanosecond()), (9, 123_456_700));
/// assert_eq!(at.offset_seconds(), Some(7200));
///
/// let local: DateTime = "2024-05-17T09:30:00".parse()?;
/// assert_eq!((local.offset_seconds(), local.timestamp()), (None, None));
/// # Ok::<(), specwright::ParseError>(())
/// ```
#[derive(Clone)]
pub struct DateTime {
    text: Box<str>,
    civil: jiff::civil::DateTime,
    /// The text says 60 where `civil` can only hold 59.
    leap_second: bool,
    offset: Option<Offset>,
}

impl DateTime {
    /// The text as it came.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The day, in the zone of the text.
    pub fn date(&self) -> Date {
        Date::from_civil(self.civil.date())
    }

    /// The year, 0 to 9999.
    pub fn year(&self) -> u16 {
        self.civil.year().unsigned_abs()
    }

    /// The month, 1 to 12.
    pub fn month(&self) -> u8 {
        self.civil.month().unsigned_abs()
    }

    /// The day of the month, 1 to 31.
    pub fn day(&self) -> u8 {
        self.civil.day().unsigned_abs()
    }

    /// The hour, 0 to 23.
    pub fn hour(&self) -> u8 {
        self.civil.hour().unsigned_abs()
    }

    /// The minute, 0 to 59.
    pub fn minute(&self) -> u8 {
        self.civil.minute().unsigned_abs()
    }

    /// The second, 0 to 60.
    pub fn second(&self) -> u8 {
        self.civil.second().unsigned_abs() + u8::from(self.leap_second)
    }

    /// The fraction of the second in nanoseconds, 0 to 999,999,999.
    pub fn nanosecond(&self) -> u32 {
        self.civil.subsec_nanosecond().unsigned_abs()
    }

    /// Seconds east of UTC; `Some(0)` for `Z`, `None` when the text has no zone.
    pub fn offset_seconds(&self) -> Option<i32> {
        self.offset.map(Offset::seconds)
    }

    /// Reads the text of a response.
    pub(crate) fn from_server(text: &str) -> Result<Self, ParseError> {
        parse::parse_leniently(text).ok_or(ParseError::new(EXPECTED))
    }

    /// A moment in UTC.
    pub(crate) fn of_utc(civil: jiff::civil::DateTime) -> Self {
        let text = format!("{civil}Z").into();
        Self { text, civil, leap_second: false, offset: Some(Offset::UTC) }
    }

    /// The moment, or `None` when the text has no zone. A leap second is the first moment after it, as in Unix
    /// time.
    pub fn timestamp(&self) -> Option<SystemTime> {
        let timestamp = self.offset?.to_timestamp(self.civil).ok()?;
        let since_epoch = timestamp.as_duration();
        let magnitude = since_epoch.unsigned_abs();
        let moment = if since_epoch.is_negative() {
            SystemTime::UNIX_EPOCH.checked_sub(magnitude)
        } else {
            SystemTime::UNIX_EPOCH.checked_add(magnitude)
        }?;
        moment.checked_add(Duration::from_secs(u64::from(self.leap_second)))
    }
}

impl FromStr for DateTime {
    type Err = ParseError;

    fn from_str(text: &str) -> Result<Self, ParseError> {
        parse::parse(text).ok_or(ParseError::new(EXPECTED))
    }
}

impl TryFrom<&str> for DateTime {
    type Error = ParseError;

    fn try_from(text: &str) -> Result<Self, ParseError> {
        text.parse()
    }
}

impl TryFrom<String> for DateTime {
    type Error = ParseError;

    fn try_from(text: String) -> Result<Self, ParseError> {
        text.parse()
    }
}

/// In UTC, with as many digits of fraction as the moment needs; for years 0 to 9999.
impl TryFrom<SystemTime> for DateTime {
    type Error = ParseError;

    fn try_from(moment: SystemTime) -> Result<Self, ParseError> {
        let timestamp = jiff::Timestamp::try_from(moment).map_err(|_| ParseError::new(EXPECTED))?;
        timestamp.to_string().parse()
    }
}

impl PartialEq for DateTime {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}

impl Eq for DateTime {}

impl Hash for DateTime {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.text.hash(state);
    }
}

impl fmt::Display for DateTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.text)
    }
}

impl fmt::Debug for DateTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl Serialize for DateTime {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.text)
    }
}

impl<'de> Deserialize<'de> for DateTime {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(Visitor)
    }
}

struct Visitor;

impl de::Visitor<'_> for Visitor {
    type Value = DateTime;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(EXPECTED)
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<DateTime, E> {
        DateTime::from_server(text)
            .map_err(|_| E::invalid_value(de::Unexpected::Other("another text"), &self))
    }
}

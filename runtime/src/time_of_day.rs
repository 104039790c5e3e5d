//! Times of day.

use std::fmt;
use std::hash::{Hash, Hasher};
use std::str::FromStr;

use crate::ParseError;
use crate::date_time::parse_clock;
use crate::text_scalar::text_scalar;

const EXPECTED: &str = "a time such as 09:30 or 09:30:00.5Z";

/// A time of day: `hh:mm` or `hh:mm:ss`, then up to nine digits of fraction, and perhaps a zone (`Z`, `+hh:mm`,
/// `-hh:mm`). The text is kept and printed back as it came; two times are equal when their texts are.
///
/// ```
/// use specwright::Time;
///
/// let opening: Time = "09:30".parse()?;
/// assert_eq!((opening.hour(), opening.minute(), opening.second(), opening.offset_seconds()), (9, 30, 0, None));
/// # Ok::<(), specwright::ParseError>(())
/// ```
#[derive(Clone)]
pub struct Time {
    text: Box<str>,
    hour: u8,
    minute: u8,
    second: u8,
    nanosecond: u32,
    offset: Option<i32>,
}

impl Time {
    /// The time of this hour (0 to 23), minute (0 to 59) and second (0 to 59), without a zone.
    ///
    /// # Errors
    /// When there is no such time.
    pub fn new(hour: u8, minute: u8, second: u8) -> Result<Self, ParseError> {
        format!("{hour:02}:{minute:02}:{second:02}").parse()
    }

    /// The text as it came.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The hour, 0 to 23.
    pub fn hour(&self) -> u8 {
        self.hour
    }

    /// The minute, 0 to 59.
    pub fn minute(&self) -> u8 {
        self.minute
    }

    /// The second, 0 to 60; 0 when the text has none.
    pub fn second(&self) -> u8 {
        self.second
    }

    /// The fraction of the second in nanoseconds, 0 to 999,999,999.
    pub fn nanosecond(&self) -> u32 {
        self.nanosecond
    }

    /// Seconds east of UTC; `Some(0)` for `Z`, `None` when the text has no zone.
    pub fn offset_seconds(&self) -> Option<i32> {
        self.offset
    }
}

impl FromStr for Time {
    type Err = ParseError;

    fn from_str(text: &str) -> Result<Self, ParseError> {
        parse(text).ok_or(ParseError::new(EXPECTED))
    }
}

fn parse(text: &str) -> Option<Time> {
    let (clock, rest) = text.split_at_checked(5)?;
    let (seconds, rest) = match rest.strip_prefix(':') {
        Some(_) => rest.split_at_checked(3)?,
        None if rest.starts_with('.') => return None,
        None => (":00", rest),
    };
    let (hour, minute, second, nanosecond, offset) = parse_clock(&format!("{clock}{seconds}"), rest)?;
    Some(Time { text: text.into(), hour, minute, second, nanosecond, offset })
}

impl PartialEq for Time {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}

impl Eq for Time {}

impl Hash for Time {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.text.hash(state);
    }
}

impl fmt::Display for Time {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.text)
    }
}

text_scalar!(Time, EXPECTED);

#[cfg(test)]
mod tests {
    use super::Time;

    #[test]
    fn takes_times_with_and_without_seconds() {
        for good in ["00:00", "23:59:60", "09:30:00.123456789+02:00", "09:30Z", "12:00:00-11:30"] {
            assert_eq!(good.parse::<Time>().unwrap().to_string(), good);
        }
        for bad in
            ["", "9:30", "24:00", "09:60", "09:30:61", "09:30.5", "09:30:00.", "09:30 ", "09:30+2", "0９:30"]
        {
            assert!(bad.parse::<Time>().is_err(), "{bad}");
        }
        assert_eq!(Time::new(7, 5, 9).unwrap().as_str(), "07:05:09");
    }
}

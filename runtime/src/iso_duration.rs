//! Durations of ISO 8601.

use std::fmt;
use std::hash::{Hash, Hasher};
use std::str::FromStr;
use std::time::Duration;

use crate::ParseError;
use crate::text_scalar::text_scalar;

const EXPECTED: &str = "a duration such as P1DT12H or PT0.5S";

/// A duration as ISO 8601 writes it: `P`, years, months, weeks and days, then `T`, hours, minutes and seconds, which may
/// have a fraction of up to nine digits. At least one of them is there. The text is kept and printed back as it came; two
/// durations are equal when their texts are.
///
/// ```
/// use std::time::Duration;
/// use specwright::IsoDuration;
///
/// let trial: IsoDuration = "P1DT12H".parse()?;
/// assert_eq!(trial.to_std(), Some(Duration::from_secs(36 * 3600)));
/// assert_eq!(IsoDuration::from(Duration::from_millis(1500)).as_str(), "PT1.5S");
/// assert_eq!("P1M".parse::<IsoDuration>()?.to_std(), None, "months differ in length");
/// # Ok::<(), specwright::ParseError>(())
/// ```
#[derive(Clone)]
pub struct IsoDuration {
    text: Box<str>,
    /// Years, months, weeks, days, hours, minutes, seconds.
    parts: [u64; 7],
    nanosecond: u32,
}

/// The letters of the parts; those after the `T` are the last three.
const LETTERS: [char; 7] = ['Y', 'M', 'W', 'D', 'H', 'M', 'S'];
const OF_TIME: usize = 4;

impl IsoDuration {
    /// The text as it came.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The years.
    pub fn years(&self) -> u64 {
        self.parts[0]
    }

    /// The months, beside the years.
    pub fn months(&self) -> u64 {
        self.parts[1]
    }

    /// The weeks.
    pub fn weeks(&self) -> u64 {
        self.parts[2]
    }

    /// The days, beside the weeks.
    pub fn days(&self) -> u64 {
        self.parts[3]
    }

    /// The hours, beside the days.
    pub fn hours(&self) -> u64 {
        self.parts[4]
    }

    /// The minutes, beside the hours.
    pub fn minutes(&self) -> u64 {
        self.parts[5]
    }

    /// The whole seconds, beside the minutes.
    pub fn seconds(&self) -> u64 {
        self.parts[6]
    }

    /// The fraction of the second in nanoseconds.
    pub fn nanoseconds(&self) -> u32 {
        self.nanosecond
    }

    /// As a time that passes, with days of 24 hours; `None` when it has years or months, which differ in length, or is
    /// longer than fits.
    pub fn to_std(&self) -> Option<Duration> {
        if self.years() > 0 || self.months() > 0 {
            return None;
        }
        let days = self.weeks().checked_mul(7)?.checked_add(self.days())?;
        let hours = days.checked_mul(24)?.checked_add(self.hours())?;
        let minutes = hours.checked_mul(60)?.checked_add(self.minutes())?;
        let seconds = minutes.checked_mul(60)?.checked_add(self.seconds())?;
        Some(Duration::new(seconds, self.nanosecond))
    }
}

impl FromStr for IsoDuration {
    type Err = ParseError;

    fn from_str(text: &str) -> Result<Self, ParseError> {
        parse(text).ok_or(ParseError::new(EXPECTED))
    }
}

fn parse(text: &str) -> Option<IsoDuration> {
    let rest = text.strip_prefix('P')?;
    let (date, time) = match rest.split_once('T') {
        Some((date, time)) => (date, Some(time).filter(|time| !time.is_empty())?),
        None => (rest, ""),
    };
    let mut duration = IsoDuration { text: text.into(), parts: [0; 7], nanosecond: 0 };
    read_parts(date, 0..OF_TIME, &mut duration)?;
    read_parts(time, OF_TIME..LETTERS.len(), &mut duration)?;
    (!rest.is_empty()).then_some(duration)
}

/// Reads numbers with their letters, which come in order.
fn read_parts(mut text: &str, places: std::ops::Range<usize>, duration: &mut IsoDuration) -> Option<()> {
    let mut next = places.start;
    while !text.is_empty() {
        let end = text.find(|c: char| !(c.is_ascii_digit() || c == '.'))?;
        let (number, rest) = text.split_at_checked(end)?;
        let letter = rest.chars().next()?;
        let place = (next..places.end).find(|place| LETTERS.get(*place) == Some(&letter))?;
        let whole = match number.split_once('.') {
            Some((whole, fraction)) if letter == 'S' => {
                duration.nanosecond = nanoseconds(fraction)?;
                whole
            }
            Some(_) => return None,
            None => number,
        };
        let is_number = (1..=18).contains(&whole.len()) && whole.bytes().all(|digit| digit.is_ascii_digit());
        *duration.parts.get_mut(place)? = whole.parse().ok().filter(|_| is_number)?;
        next = place + 1;
        text = rest.get(1..)?;
    }
    Some(())
}

fn nanoseconds(fraction: &str) -> Option<u32> {
    let missing = 9_u32.checked_sub(u32::try_from(fraction.len()).ok()?)?;
    Some(crate::date::number(fraction.as_bytes())? * 10_u32.pow(missing))
}

impl From<Duration> for IsoDuration {
    fn from(duration: Duration) -> Self {
        let (seconds, nanosecond) = (duration.as_secs(), duration.subsec_nanos());
        let fraction = match nanosecond {
            0 => String::new(),
            _ => format!(".{nanosecond:09}").trim_end_matches('0').to_owned(),
        };
        let text = format!("PT{seconds}{fraction}S").into();
        Self { text, parts: [0, 0, 0, 0, 0, 0, seconds], nanosecond }
    }
}

impl PartialEq for IsoDuration {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}

impl Eq for IsoDuration {}

impl Hash for IsoDuration {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.text.hash(state);
    }
}

impl fmt::Display for IsoDuration {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.text)
    }
}

text_scalar!(IsoDuration, EXPECTED);

#[cfg(test)]
mod tests {
    use super::IsoDuration;

    #[test]
    fn takes_what_iso_8601_takes() {
        for good in ["P1Y2M3W4DT5H6M7.5S", "P2W", "PT0S", "PT36H", "P0D", "PT1M", "P1M", "PT0.000000001S"] {
            assert_eq!(good.parse::<IsoDuration>().unwrap().to_string(), good);
        }
        for bad in [
            "",
            "P",
            "PT",
            "1D",
            "P1",
            "P1DT",
            "PT1D",
            "P1H",
            "P1D1Y",
            "PT1.5H",
            "PT1.S",
            "PT.5S",
            "-P1D",
            "P-1D",
            "p1d",
            "P1D ",
            "PT1.0000000001S",
        ] {
            assert!(bad.parse::<IsoDuration>().is_err(), "{bad}");
        }
        let whole: IsoDuration = "P1Y2M3W4DT5H6M7.5S".parse().unwrap();
        assert_eq!((whole.years(), whole.months(), whole.weeks(), whole.days()), (1, 2, 3, 4));
        assert_eq!(
            (whole.hours(), whole.minutes(), whole.seconds(), whole.nanoseconds()),
            (5, 6, 7, 500_000_000)
        );
    }
}

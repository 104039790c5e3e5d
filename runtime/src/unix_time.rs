//! Moments as numbers since 1970.

use std::time::{Duration, SystemTime};

use crate::as_text::Plain;
use crate::model::{Misfit, Model, Reader, Writer};
use crate::validate::Same;
use crate::{DateTime, ParseError, ToText, Validate};

const MOMENT: &str = "a moment that fits";

fn moment(units: i64, per_second: u64) -> Option<SystemTime> {
    let magnitude = units.unsigned_abs();
    let nanoseconds = magnitude % per_second * (1_000_000_000 / per_second);
    let since = Duration::new(magnitude / per_second, u32::try_from(nanoseconds).ok()?);
    match units < 0 {
        true => SystemTime::UNIX_EPOCH.checked_sub(since),
        false => SystemTime::UNIX_EPOCH.checked_add(since),
    }
}

fn units(moment: SystemTime, per_second: u64) -> Option<i64> {
    let units =
        |since: Duration| i64::try_from(since.as_nanos() / u128::from(1_000_000_000 / per_second)).ok();
    match moment.duration_since(SystemTime::UNIX_EPOCH) {
        Ok(since) => units(since),
        Err(before) => units(before.duration()).map(|units| -units),
    }
}

macro_rules! unix {
    ($(#[$doc:meta])* $name:ident, $unit:literal, $per_second:literal, $expected:literal) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub i64);

        impl $name {
            /// The moment; `None` beyond what a `SystemTime` holds.
            pub fn timestamp(self) -> Option<SystemTime> {
                moment(self.0, $per_second)
            }
        }

        /// What is less than the unit is cut off.
        impl TryFrom<SystemTime> for $name {
            type Error = ParseError;

            fn try_from(moment: SystemTime) -> Result<Self, ParseError> {
                units(moment, $per_second).map(Self).ok_or(ParseError::new(MOMENT))
            }
        }

        /// In UTC.
        impl TryFrom<$name> for DateTime {
            type Error = ParseError;

            fn try_from(moment: $name) -> Result<Self, ParseError> {
                moment.timestamp().ok_or(ParseError::new(MOMENT))?.try_into()
            }
        }

        /// # Errors
        /// When the date-time has no zone.
        impl TryFrom<&DateTime> for $name {
            type Error = ParseError;

            fn try_from(moment: &DateTime) -> Result<Self, ParseError> {
                moment.timestamp().ok_or(ParseError::new("a date-time with a zone"))?.try_into()
            }
        }

        impl From<i64> for $name {
            fn from(number: i64) -> Self {
                Self(number)
            }
        }

        impl From<i32> for $name {
            fn from(number: i32) -> Self {
                Self(number.into())
            }
        }

        impl From<u32> for $name {
            fn from(number: u32) -> Self {
                Self(number.into())
            }
        }

        impl std::str::FromStr for $name {
            type Err = ParseError;

            fn from_str(text: &str) -> Result<Self, ParseError> {
                text.parse().map(Self).map_err(|_| ParseError::new($expected))
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }

        impl Model for $name {
            fn read(from: &mut Reader<'_>) -> Result<Self, Misfit> {
                from.signed($expected).map(Self)
            }

            fn write(&self, to: &mut dyn Writer) {
                to.signed(self.0);
            }
        }

        impl ToText for $name {
            fn to_text(&self) -> std::borrow::Cow<'_, str> {
                std::borrow::Cow::Owned(self.0.to_string())
            }
        }

        #[diagnostic::do_not_recommend]
        impl Validate for $name {}

        impl Plain for $name {
            const EXPECTED: &'static str = concat!($expected, ", as text");
        }

        #[diagnostic::do_not_recommend]
        impl Same<i64> for $name {
            fn same(&self, value: &i64) -> bool {
                self.0 == *value
            }
        }

        impl crate::pages::Optional for $name {
            type Value = Self;

            fn value(&self) -> Option<Self> {
                Some(*self)
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_i64(self.0)
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                i64::deserialize(deserializer).map(Self)
            }
        }
    };
}

unix! {
    /// A moment as seconds since 1970-01-01 in UTC, without leap seconds.
    ///
    /// ```
    /// use specwright::{DateTime, UnixTime};
    ///
    /// let created: UnixTime = specwright::from_json(b"1700000000")?;
    /// assert_eq!(DateTime::try_from(created)?.to_string(), "2023-11-14T22:13:20Z");
    /// assert_eq!(UnixTime::try_from(&"2023-11-14T23:13:20+01:00".parse::<DateTime>()?)?, created);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    UnixTime, "seconds", 1, "seconds since 1970, an integer of 64 bits"
}
unix! {
    /// A moment as milliseconds since 1970-01-01 in UTC, without leap seconds.
    ///
    /// ```
    /// use specwright::{DateTime, UnixMillis};
    ///
    /// let created = UnixMillis(1_700_000_000_500);
    /// assert_eq!(DateTime::try_from(created)?.to_string(), "2023-11-14T22:13:20.5Z");
    /// # Ok::<(), specwright::ParseError>(())
    /// ```
    UnixMillis, "milliseconds", 1000, "milliseconds since 1970, an integer of 64 bits"
}

#[cfg(test)]
mod tests {
    use std::time::{Duration, SystemTime};

    use super::{UnixMillis, UnixTime};
    use crate::{AsText, from_json, to_json};

    #[test]
    fn moments_come_and_go() {
        for (number, since) in
            [(0, Duration::ZERO), (1500, Duration::from_millis(1500)), (-500, Duration::from_millis(500))]
        {
            let moment = match number < 0 {
                true => SystemTime::UNIX_EPOCH - since,
                false => SystemTime::UNIX_EPOCH + since,
            };
            assert_eq!(UnixMillis(number).timestamp(), Some(moment));
            assert_eq!(UnixMillis::try_from(moment).unwrap(), UnixMillis(number));
        }
        assert_eq!(UnixTime(-1).timestamp(), Some(SystemTime::UNIX_EPOCH - Duration::from_secs(1)));
        assert!(crate::DateTime::try_from(UnixTime(i64::MAX)).is_err());
    }

    #[test]
    fn numbers_may_be_written_in_any_way_and_as_text() {
        assert_eq!(from_json::<UnixTime>(b"17e8").unwrap(), UnixTime(1_700_000_000));
        assert_eq!(from_json::<AsText<UnixTime>>(b"\"17\"").unwrap(), AsText(UnixTime(17)));
        assert_eq!(to_json(&AsText(UnixMillis(5))).unwrap(), "\"5\"");
        assert!(from_json::<UnixTime>(b"1.5").is_err());
    }
}

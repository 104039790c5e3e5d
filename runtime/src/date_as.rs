//! Days in the order that an API has.

use std::fmt;
use std::hash::{Hash, Hasher};
use std::marker::PhantomData;
use std::ops::Deref;
use std::str::FromStr;

use crate::text_scalar::text_scalar;
use crate::{Date, ParseError};

/// How a day is written: what [`DateAs`] is over.
pub trait DateOrder: 'static {
    /// The day with letters for digits: `dd-mm-yyyy`.
    const PATTERN: &'static str;
    /// What is expected.
    #[doc(hidden)]
    const EXPECTED: &'static str;
}

macro_rules! orders {
    ($($name:ident: $pattern:literal, $example:literal;)*) => {$(
        #[doc = concat!("`", $pattern, "`, such as `", $example, "`.")]
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum $name {}

        impl DateOrder for $name {
            const PATTERN: &'static str = $pattern;
            const EXPECTED: &'static str = concat!("a date such as ", $example);
        }
    )*};
}

/// Orders of days, for [`DateAs`].
pub mod date_order {
    use super::DateOrder;

    orders! {
        DayMonthYear: "dd-mm-yyyy", "31-05-2026";
        DayMonthYearSlashes: "dd/mm/yyyy", "31/05/2026";
        DayMonthYearDots: "dd.mm.yyyy", "31.05.2026";
        MonthDayYear: "mm-dd-yyyy", "05-31-2026";
        MonthDayYearSlashes: "mm/dd/yyyy", "05/31/2026";
        YearMonthDaySlashes: "yyyy/mm/dd", "2026/05/31";
        YearMonthDayDigits: "yyyymmdd", "20260531";
    }
}

/// A [`Date`] that is written in another order than `yyyy-mm-dd`. It derefs to the day and is made from it.
///
/// ```
/// use specwright::{Date, DateAs, date_order::DayMonthYear};
///
/// let born: DateAs<DayMonthYear> = "29-02-2024".parse()?;
/// assert_eq!(*born, Date::new(2024, 2, 29)?);
/// assert_eq!(DateAs::<DayMonthYear>::from(Date::new(2026, 5, 31)?).to_string(), "31-05-2026");
/// # Ok::<(), specwright::ParseError>(())
/// ```
pub struct DateAs<O> {
    date: Date,
    order: PhantomData<fn() -> O>,
}

impl<O> DateAs<O> {
    /// The day.
    pub fn date(self) -> Date {
        self.date
    }
}

impl<O> Clone for DateAs<O> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<O> Copy for DateAs<O> {}

impl<O> PartialEq for DateAs<O> {
    fn eq(&self, other: &Self) -> bool {
        self.date == other.date
    }
}

impl<O> Eq for DateAs<O> {}

impl<O> PartialOrd for DateAs<O> {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl<O> Ord for DateAs<O> {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.date.cmp(&other.date)
    }
}

impl<O> Hash for DateAs<O> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.date.hash(state);
    }
}

impl<O> Deref for DateAs<O> {
    type Target = Date;

    fn deref(&self) -> &Date {
        &self.date
    }
}

impl<O> From<Date> for DateAs<O> {
    fn from(date: Date) -> Self {
        Self { date, order: PhantomData }
    }
}

impl<O> From<DateAs<O>> for Date {
    fn from(date: DateAs<O>) -> Self {
        date.date
    }
}

impl<O: DateOrder> FromStr for DateAs<O> {
    type Err = ParseError;

    fn from_str(text: &str) -> Result<Self, ParseError> {
        parse(text, O::PATTERN).map(Self::from).ok_or(ParseError::new(O::EXPECTED))
    }
}

fn parse(text: &str, pattern: &str) -> Option<Date> {
    if text.len() != pattern.len() || !text.is_ascii() {
        return None;
    }
    let (mut day, mut month, mut year) = (0_u16, 0_u16, 0_u16);
    for (letter, found) in pattern.bytes().zip(text.bytes()) {
        let part = match letter {
            b'd' => &mut day,
            b'm' => &mut month,
            b'y' => &mut year,
            separator if separator == found => continue,
            _ => return None,
        };
        *part = *part * 10 + u16::from(found.is_ascii_digit().then(|| found - b'0')?);
    }
    Date::new(year, u8::try_from(month).ok()?, u8::try_from(day).ok()?).ok()
}

impl<O: DateOrder> fmt::Display for DateAs<O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (day, month, year) = (self.day(), self.month(), self.year());
        let text = O::PATTERN.replace("yyyy", &format!("{year:04}"));
        f.pad(&text.replace("mm", &format!("{month:02}")).replace("dd", &format!("{day:02}")))
    }
}

text_scalar!(DateAs<O>; O: DateOrder, O::EXPECTED);

#[cfg(test)]
mod tests {
    use super::DateAs;
    use super::date_order::{DayMonthYearDots, MonthDayYearSlashes, YearMonthDayDigits};
    use crate::{Date, from_json, to_json};

    #[test]
    fn days_have_the_order_of_the_api() {
        let day = Date::new(2026, 5, 31).unwrap();
        assert_eq!(from_json::<DateAs<MonthDayYearSlashes>>(b"\"05/31/2026\"").unwrap().date(), day);
        assert_eq!(to_json(&DateAs::<YearMonthDayDigits>::from(day)).unwrap(), "\"20260531\"");
        for bad in ["31-05-2026", "31.05.26", "31.02.2026", "3l.05.2026", " 1.05.2026", "31.05.2026 "] {
            assert!(bad.parse::<DateAs<DayMonthYearDots>>().is_err(), "{bad}");
        }
    }
}

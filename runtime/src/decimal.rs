//! Decimal numbers of any length.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use crate::ParseError;
use crate::model::is_number;

pub(crate) mod parts;

use parts::Parts;

pub(crate) const EXPECTED: &str = "a number such as 19.99";

/// A decimal number with all its digits, as JSON writes numbers: an amount of money, a rate.
///
/// No digit is lost on the way: a number that a server sent is sent back as it came. Numbers are compared by their value,
/// so that `1.50` equals `1.5`. It does not calculate; where you need that, hand its text to a crate that does.
///
/// ```
/// use specwright::Decimal;
///
/// let price: Decimal = "19.990".parse()?;
/// assert_eq!(price.to_string(), "19.990");
/// assert!(price > Decimal::from(19) && price == "19.99".parse()?);
/// assert_eq!(Decimal::try_from(0.1)?.to_string(), "0.1");
/// # Ok::<(), specwright::ParseError>(())
/// ```
#[derive(Clone)]
pub struct Decimal(String);

impl Decimal {
    /// A text that is a JSON number.
    pub(crate) fn of_number(text: String) -> Self {
        Self(text)
    }

    /// The number as it is written.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The 64-bit float that is nearest; infinite where the number is too large for one.
    pub fn to_f64(&self) -> f64 {
        self.0.parse().unwrap_or(f64::NAN)
    }

    /// The integer that it is, if it is one of 64 bits with a sign: `1.0` is 1.
    pub fn to_i64(&self) -> Option<i64> {
        let (is_negative, magnitude) = self.parts().integer()?;
        match is_negative {
            true => 0_i64.checked_sub_unsigned(magnitude),
            false => i64::try_from(magnitude).ok(),
        }
    }

    /// The integer that it is, if it is one of 64 bits without a sign.
    pub fn to_u64(&self) -> Option<u64> {
        self.parts().integer().filter(|(is_negative, _)| !is_negative).map(|(_, magnitude)| magnitude)
    }

    pub(crate) fn parts(&self) -> Parts<'_> {
        Parts::of(self.0.as_bytes())
    }
}

impl Default for Decimal {
    fn default() -> Self {
        Self("0".to_owned())
    }
}

impl FromStr for Decimal {
    type Err = ParseError;

    fn from_str(text: &str) -> Result<Self, ParseError> {
        text.to_owned().try_into()
    }
}

impl TryFrom<&str> for Decimal {
    type Error = ParseError;

    fn try_from(text: &str) -> Result<Self, ParseError> {
        text.parse()
    }
}

impl TryFrom<String> for Decimal {
    type Error = ParseError;

    fn try_from(text: String) -> Result<Self, ParseError> {
        if is_number(&text) { Ok(Self(text)) } else { Err(ParseError::new(EXPECTED)) }
    }
}

macro_rules! integers {
    ($($integer:ty)*) => {$(
        impl From<$integer> for Decimal {
            fn from(integer: $integer) -> Self {
                Self(integer.to_string())
            }
        }
    )*};
}
integers!(i8 i16 i32 i64 i128 isize u8 u16 u32 u64 u128 usize);

/// The shortest number that is nearest to the float: 0.1 is `0.1`.
impl TryFrom<f64> for Decimal {
    type Error = ParseError;

    fn try_from(float: f64) -> Result<Self, ParseError> {
        if float.is_finite() { Ok(Self(float.to_string())) } else { Err(ParseError::new("a finite number")) }
    }
}

impl PartialEq for Decimal {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Decimal {}

impl PartialOrd for Decimal {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Decimal {
    fn cmp(&self, other: &Self) -> Ordering {
        self.parts().compare(other.parts())
    }
}

impl Hash for Decimal {
    fn hash<H: Hasher>(&self, state: &mut H) {
        let (is_negative, point, digits) = self.parts().identity();
        (is_negative, point).hash(state);
        digits.for_each(|digit| digit.hash(state));
    }
}

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

impl fmt::Debug for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// The formats of serde have numbers of 64 bits, so that the nearest is written where there is none that equals it.
impl Serialize for Decimal {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match (self.to_i64(), self.to_u64()) {
            (Some(integer), _) => serializer.serialize_i64(integer),
            (None, Some(integer)) => serializer.serialize_u64(integer),
            (None, None) => serializer.serialize_f64(self.to_f64()),
        }
    }
}

impl<'de> Deserialize<'de> for Decimal {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let number = serde_json::Number::deserialize(deserializer)?;
        number.to_string().try_into().map_err(de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::Decimal;

    #[test]
    fn takes_what_json_takes_for_a_number() {
        for good in ["0", "-0", "1.50", "1e9", "-2E-7", "123456789012345678901234567890.1234567890123456789"]
        {
            assert_eq!(good.parse::<Decimal>().unwrap().as_str(), good);
        }
        for bad in ["", "+1", ".5", "1.", "01", "1e", "0x1", " 1", "1 ", "NaN", "inf", "1_000", "\u{0661}"] {
            assert!(bad.parse::<Decimal>().is_err(), "{bad}");
        }
        assert!(Decimal::try_from(f64::NAN).is_err());
    }

    #[test]
    fn equal_values_are_one_in_a_set() {
        let texts = ["1.5", "1.50", "15e-1", "0", "-0.0", "1e2", "100"];
        let set: HashSet<Decimal> = texts.iter().map(|text| text.parse().unwrap()).collect();
        assert_eq!(set.len(), 3);
    }

    #[test]
    fn goes_through_serde() {
        let amount: Decimal = serde_json::from_str("19.99").unwrap();
        assert_eq!(serde_json::to_string(&amount).unwrap(), "19.99");
        let whole: Decimal = "18446744073709551615".parse().unwrap();
        assert_eq!(serde_json::to_string(&whole).unwrap(), "18446744073709551615");
    }
}

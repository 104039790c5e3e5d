//! Decimal numbers of any length, compared by their value.

use std::cmp::Ordering;
use std::fmt;

/// A number as JSON writes it, with all its digits.
#[derive(Debug, Clone)]
pub struct Decimal {
    text: String,
    is_negative: bool,
    /// The digits, of which neither the first nor the last is zero; none of zero.
    digits: String,
    /// The value is `0.digits × 10^point`.
    point: i64,
}

impl Decimal {
    /// Reads a number by the grammar of RFC 8259, section 6.
    pub fn parse(text: &str) -> Option<Self> {
        let unsigned = text.strip_prefix('-').unwrap_or(text);
        let (mantissa, exponent) = match unsigned.split_once(['e', 'E']) {
            Some((mantissa, exponent)) => (mantissa, Some(exponent)),
            None => (unsigned, None),
        };
        let (whole, fraction) = match mantissa.split_once('.') {
            Some((whole, fraction)) => (whole, Some(fraction)),
            None => (mantissa, None),
        };
        let is_number = is_digits(whole)
            && (whole == "0" || !whole.starts_with('0'))
            && fraction.is_none_or(is_digits)
            && exponent
                .is_none_or(|exponent| is_digits(exponent.strip_prefix(['+', '-']).unwrap_or(exponent)));
        is_number.then(|| Self::of_parts(text, whole, fraction.unwrap_or(""), exponent.unwrap_or("0")))
    }

    fn of_parts(text: &str, whole: &str, fraction: &str, exponent: &str) -> Self {
        let all = format!("{whole}{fraction}");
        let significant = all.trim_start_matches('0');
        let zeros = all.len() - significant.len();
        let digits = significant.trim_end_matches('0').to_owned();
        let place = i64::try_from(whole.len()).unwrap_or(i64::MAX) - i64::try_from(zeros).unwrap_or(0);
        let point = if digits.is_empty() { 0 } else { place.saturating_add(power(exponent)) };
        Self {
            text: text.to_owned(),
            is_negative: text.starts_with('-') && !digits.is_empty(),
            digits,
            point,
        }
    }

    /// The number of a JSON value.
    pub fn of(number: &serde_json::Number) -> Option<Self> {
        Self::parse(&number.to_string())
    }

    /// Whether it has no fraction.
    pub fn is_whole(&self) -> bool {
        self.point >= self.length()
    }

    /// How many digits it has that count.
    pub(crate) fn precision(&self) -> usize {
        self.digits.len()
    }

    fn length(&self) -> i64 {
        i64::try_from(self.digits.len()).unwrap_or(i64::MAX)
    }

    /// The greatest whole number that is not greater; the ends of what has 128 bits stand for all beyond them.
    pub fn floor(&self) -> i128 {
        let whole: i128 = match self.point {
            ..=0 => 0,
            // 10^38 still has 128 bits.
            1..=38 => {
                let places = usize::try_from(self.point).unwrap_or(0);
                let digits = self.digits.chars().chain(std::iter::repeat('0')).take(places);
                digits.fold(0, |value, digit| value * 10 + i128::from(digit.to_digit(10).unwrap_or(0)))
            }
            _ => i128::MAX,
        };
        match self.is_negative {
            true if self.is_whole() => -whole,
            true => (-whole).saturating_sub(1),
            false => whole,
        }
    }

    /// The least whole number that is not less.
    pub fn ceil(&self) -> i128 {
        if self.is_whole() { self.floor() } else { self.floor().saturating_add(1) }
    }

    /// The integer that it is, if it is one of 64 bits with a sign.
    pub fn to_i64(&self) -> Option<i64> {
        self.is_whole().then(|| i64::try_from(self.floor()).ok()).flatten()
    }

    /// The integer that it is, if it is one of 64 bits without a sign.
    pub fn to_u64(&self) -> Option<u64> {
        self.is_whole().then(|| u64::try_from(self.floor()).ok()).flatten()
    }

    /// The 64-bit float that is nearest.
    pub fn to_f64(&self) -> f64 {
        self.text.parse().unwrap_or(f64::NAN)
    }

    /// Whether it can be a limit: an integer of 64 bits, or what a 64-bit float holds exactly enough to be written back.
    pub(crate) fn is_limit(&self) -> bool {
        /// A 64-bit float holds so many digits.
        const MOST_DIGITS: usize = 15;
        let float = self.to_f64();
        let is_float = float.is_finite() && (float == 0.0) == self.digits.is_empty();
        self.to_i64().is_some() || self.to_u64().is_some() || is_float && self.precision() <= MOST_DIGITS
    }

    /// Whether it is a whole number of times a step.
    pub fn is_multiple_of(&self, step: &Decimal) -> bool {
        let Ok(divisor) = step.digits.parse::<u64>() else { return false };
        let shift = (self.point - self.length()).saturating_sub(step.point - step.length());
        if self.digits.is_empty() {
            return true;
        }
        if shift < 0 {
            return false;
        }
        let divisor = u128::from(divisor);
        let left =
            |left: u128, digit: char| (left * 10 + u128::from(digit.to_digit(10).unwrap_or(0))) % divisor;
        let zeros = usize::try_from(shift).unwrap_or(usize::MAX).min(MOST_ZEROS);
        self.digits.chars().chain(std::iter::repeat_n('0', zeros)).fold(0, left) == 0
    }
}

/// The zeros behind a number after which more of them no longer change whether it is a multiple of one with 64 bits: it
/// has at most 63 factors two and 27 factors five, and ten brings one of each.
const MOST_ZEROS: usize = 64;

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| c.is_ascii_digit())
}

fn power(exponent: &str) -> i64 {
    let digits = exponent.strip_prefix(['+', '-']).unwrap_or(exponent);
    let value = digits.parse().unwrap_or(i64::MAX / 4);
    if exponent.starts_with('-') { -value } else { value }
}

impl From<i64> for Decimal {
    fn from(integer: i64) -> Self {
        let text = integer.to_string();
        Self::of_parts(&text, text.trim_start_matches('-'), "", "0")
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
        let sign = |number: &Self| match (number.digits.is_empty(), number.is_negative) {
            (true, _) => 0,
            (false, true) => -1,
            (false, false) => 1,
        };
        let by_size = || (self.point, &self.digits).cmp(&(other.point, &other.digits));
        match (sign(self), sign(other)) {
            (1, 1) => by_size(),
            (-1, -1) => by_size().reverse(),
            (own, others) => own.cmp(&others),
        }
    }
}

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.text)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

    use super::Decimal;

    fn of(text: &str) -> Decimal {
        Decimal::parse(text).unwrap()
    }

    #[test]
    fn values_are_compared_however_they_are_written() {
        let sorted = ["-1e99", "-2.5", "-0.1", "0", "1e-9", "0.5", "1", "1.000000000000000000001", "1e400"];
        for (index, text) in sorted.iter().enumerate() {
            for (other_index, other) in sorted.iter().enumerate() {
                assert_eq!(of(text).cmp(&of(other)), index.cmp(&other_index), "{text} {other}");
            }
        }
        assert!(of("-0.0") == of("0") && of("1.50") == of("15e-1") && Decimal::parse("01").is_none());
    }

    #[test]
    fn whole_values_are_integers() {
        assert_eq!(
            (of("17e8").to_i64(), of("1.0").to_i64(), of("-0").to_i64()),
            (Some(1_700_000_000), Some(1), Some(0))
        );
        assert_eq!(
            (of("18446744073709551615").to_u64(), of("0.5").to_i64(), of("1e400").to_i64()),
            (Some(u64::MAX), None, None)
        );
        assert_eq!(
            (of("-0.5").floor(), of("-0.5").ceil(), of("2.5").floor(), of("2.5").ceil()),
            (-1, 0, 2, 3)
        );
    }

    #[test]
    fn multiples_are_exact() {
        assert!(of("19.99").is_multiple_of(&of("0.01")) && of("0").is_multiple_of(&of("7")));
        assert!(of("1e300").is_multiple_of(&of("4")) && !of("1e300").is_multiple_of(&of("7")));
        assert!(!of("19.995").is_multiple_of(&of("0.01")) && !of("7").is_multiple_of(&of("14")));
    }
}

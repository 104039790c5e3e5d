//! Numbers as they are written, compared by their value.

use std::cmp::Ordering;

/// A JSON number taken apart. Its value is `0.ddd… × 10^point`, with digits of which neither the first nor the last is
/// zero; the number zero has none.
#[derive(Clone, Copy)]
pub(crate) struct Parts<'a> {
    is_negative: bool,
    /// Digits before the point.
    whole: &'a [u8],
    /// Digits behind it.
    fraction: &'a [u8],
    /// How many zeros the digits begin with.
    zeros: usize,
    /// How many digits count.
    count: usize,
    point: i64,
}

impl<'a> Parts<'a> {
    /// Takes a number apart that is written as JSON writes numbers.
    pub(crate) fn of(text: &'a [u8]) -> Self {
        let unsigned = text.strip_prefix(b"-").unwrap_or(text);
        let (mantissa, exponent) = split(unsigned, |byte| matches!(byte, b'e' | b'E'));
        let (whole, fraction) = split(mantissa, |byte| byte == b'.');
        let digits = || whole.iter().chain(fraction);
        let zeros = digits().take_while(|digit| **digit == b'0').count();
        let trailing = digits().rev().take_while(|digit| **digit == b'0').count();
        let count = (whole.len() + fraction.len()).saturating_sub(zeros + trailing);
        let point = to_i64(whole.len()).saturating_sub(to_i64(zeros)).saturating_add(power(exponent));
        let is_negative = unsigned.len() < text.len() && count > 0;
        Self { is_negative, whole, fraction, zeros, count, point }
    }

    fn digits(self) -> impl Iterator<Item = u8> {
        self.whole.iter().chain(self.fraction).copied().skip(self.zeros).take(self.count)
    }

    /// The integer that it is and its sign, if it is one of at most 64 bits.
    pub(crate) fn integer(self) -> Option<(bool, u64)> {
        let is_whole = self.count == 0 || self.point >= to_i64(self.count);
        // An integer below 2^64 has 20 digits at most.
        if !is_whole || (self.count > 0 && self.point > 20) {
            return None;
        }
        let places = if self.count == 0 { 0 } else { usize::try_from(self.point).ok()? };
        let digits = self.digits().chain(std::iter::repeat(b'0')).take(places);
        let mut value = 0_u64;
        for digit in digits {
            value = value.checked_mul(10)?.checked_add(u64::from(digit - b'0'))?;
        }
        Some((self.is_negative, value))
    }

    /// Whether it is a whole number of times another, which is not zero.
    pub(crate) fn is_multiple_of(self, step: Self) -> bool {
        // What is left of the digits when they are divided by those of the step; the powers of ten come after.
        let Some(divisor) = step.digits_as_integer() else { return false };
        let powers = self.last_place().saturating_sub(step.last_place());
        if self.count == 0 {
            return true;
        }
        if powers < 0 || divisor == 0 {
            return false;
        }
        let divided = u128::from(divisor);
        let left = self.digits().fold(0, |left, digit| (left * 10 + u128::from(digit - b'0')) % divided);
        (left * power_of_ten(powers.unsigned_abs(), divided)).is_multiple_of(divided)
    }

    /// The power of ten that its last digit stands for.
    fn last_place(self) -> i64 {
        self.point.saturating_sub(to_i64(self.count))
    }

    fn digits_as_integer(self) -> Option<u64> {
        let digit = |value: u64, digit| value.checked_mul(10)?.checked_add(u64::from(digit - b'0'));
        self.digits().try_fold(0, digit)
    }

    /// The digits that count, where their point is, and the sign: what is equal of equal numbers.
    pub(crate) fn identity(self) -> (bool, i64, impl Iterator<Item = u8>) {
        let point = if self.count == 0 { 0 } else { self.point };
        (self.is_negative, point, self.digits())
    }

    /// Compares by value.
    pub(crate) fn compare(self, other: Self) -> Ordering {
        let sign = |parts: Self| match (parts.count, parts.is_negative) {
            (0, _) => 0,
            (_, true) => -1,
            (_, false) => 1,
        };
        let by_size = || self.point.cmp(&other.point).then_with(|| self.digits().cmp(other.digits()));
        match (sign(self), sign(other)) {
            (1, 1) => by_size(),
            (-1, -1) => by_size().reverse(),
            (own, others) => own.cmp(&others),
        }
    }
}

fn to_i64(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

fn split(text: &[u8], at: impl Fn(u8) -> bool) -> (&[u8], &[u8]) {
    match text.iter().position(|byte| at(*byte)) {
        Some(at) => (text.get(..at).unwrap_or_default(), text.get(at + 1..).unwrap_or_default()),
        None => (text, &[]),
    }
}

/// The number behind an `e`; one that is too large for 64 bits is the largest.
fn power(exponent: &[u8]) -> i64 {
    let (is_negative, digits) = match exponent {
        [b'-', digits @ ..] => (true, digits),
        [b'+', digits @ ..] => (false, digits),
        digits => (false, digits),
    };
    let add = |value: i64, digit: &u8| value.saturating_mul(10).saturating_add(i64::from(digit - b'0'));
    let value = digits.iter().fold(0, add);
    if is_negative { -value } else { value }
}

/// A power of ten, as far as it matters to what is divided.
fn power_of_ten(mut power: u64, divided: u128) -> u128 {
    let (mut result, mut square) = (1 % divided, 10 % divided);
    while power > 0 {
        if power % 2 == 1 {
            result = result * square % divided;
        }
        square = square * square % divided;
        power /= 2;
    }
    result
}

#[cfg(test)]
mod tests {
    use super::Parts;

    fn parts(text: &str) -> Parts<'_> {
        Parts::of(text.as_bytes())
    }

    #[test]
    fn whole_values_are_integers_however_they_are_written() {
        let values = [
            ("1.0", Some((false, 1))),
            ("17e8", Some((false, 1_700_000_000))),
            ("-0", Some((false, 0))),
            ("-0.000e5", Some((false, 0))),
            ("-2.50e1", Some((true, 25))),
            ("18446744073709551615.00", Some((false, u64::MAX))),
            ("18446744073709551616", None),
            ("1e-1", None),
            ("0.5", None),
            ("1e400000000000000000000", None),
            ("0e400000000000000000000", Some((false, 0))),
            ("1e20", None),
        ];
        for (text, value) in values {
            assert_eq!(parts(text).integer(), value, "{text}");
        }
    }

    #[test]
    fn order_is_that_of_the_values() {
        let sorted = [
            "-1e999999999999999999999",
            "-100",
            "-99.9",
            "-1e-9",
            "0",
            "1e-99",
            "0.1",
            "0.10000000000000000001",
            "1",
            "9e9",
        ];
        for (index, text) in sorted.iter().enumerate() {
            for (other_index, other) in sorted.iter().enumerate() {
                assert_eq!(parts(text).compare(parts(other)), index.cmp(&other_index), "{text} {other}");
            }
        }
        assert!(parts("1.50").compare(parts("15e-1")).is_eq() && parts("-0").compare(parts("0.0")).is_eq());
    }

    #[test]
    fn multiples_are_exact() {
        for (text, step) in
            [("19.99", "0.01"), ("0", "7"), ("-30", "0.1"), ("1e30", "7e-3"), ("21", "0.7"), ("2.5e1", "5")]
        {
            let is_multiple = text != "1e30";
            assert_eq!(parts(text).is_multiple_of(parts(step)), is_multiple, "{text} {step}");
        }
        for (text, step) in [("19.995", "0.01"), ("0.3", "0.2"), ("7", "14"), ("1", "3")] {
            assert!(!parts(text).is_multiple_of(parts(step)), "{text} {step}");
        }
    }
}

//! Numbers, as they are written.

use super::{Integers, Misfit, Reader};
use crate::decimal::parts::Parts;

/// A number in a text.
pub(in crate::model) struct Number<'a> {
    text: &'a [u8],
    /// Whether it has neither a fraction nor an exponent.
    pub(in crate::model) is_integer: bool,
}

impl<'a> Number<'a> {
    /// Its text.
    pub(in crate::model) fn text(&self) -> &'a str {
        std::str::from_utf8(self.text).unwrap_or_default()
    }

    /// The integer, without its sign, if it has at most 64 bits.
    #[inline]
    fn magnitude(&self) -> Option<u64> {
        let digits = self.text.strip_prefix(b"-").unwrap_or(self.text);
        let value = |value: u64, digit: &u8| value.wrapping_mul(10).wrapping_add(u64::from(digit - b'0'));
        match digits.len() {
            0..=19 => Some(digits.iter().fold(0, value)),
            _ => self.text().trim_start_matches('-').parse().ok(),
        }
    }

    /// The integer and whether it is below zero, if it has at most 64 bits. One that is written with a fraction or an
    /// exponent is an integer as well.
    #[inline]
    fn integer(&self) -> Option<(bool, u64)> {
        match self.is_integer {
            true => self.magnitude().map(|magnitude| (self.is_negative(), magnitude)),
            false => Parts::of(self.text).integer(),
        }
    }

    /// The integer, if it has at most 64 bits with a sign.
    #[inline]
    pub(super) fn signed(&self) -> Option<i64> {
        match self.integer()? {
            (true, magnitude) => 0_i64.checked_sub_unsigned(magnitude),
            (false, magnitude) => i64::try_from(magnitude).ok(),
        }
    }

    /// The integer, if it has at most 64 bits without a sign.
    pub(super) fn unsigned(&self) -> Option<u64> {
        self.integer()
            .filter(|(is_negative, magnitude)| !is_negative || *magnitude == 0)
            .map(|(_, magnitude)| magnitude)
    }

    /// The float that is nearest, if there is a finite one.
    pub(in crate::model) fn float(&self) -> Option<f64> {
        let nearest = self.short().or_else(|| self.text().parse().ok());
        nearest.filter(|float| float.is_finite())
    }

    /// A number of few digits and without an exponent: both the digits and the power of ten are floats exactly, so that
    /// their quotient is rounded once (W. Clinger, How to Read Floating Point Numbers Accurately, 1990).
    #[inline]
    fn short(&self) -> Option<f64> {
        const POWERS: [f64; 16] =
            [1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15];
        // 15 digits are fewer than 53 bits; a point and a sign come besides.
        if self.text.len() > 17 {
            return None;
        }
        let (mut value, mut digits, mut point) = (0_u64, 0_usize, None);
        for byte in self.text {
            match byte {
                b'0'..=b'9' => {
                    digits += 1;
                    value = value * 10 + u64::from(byte - b'0');
                }
                b'.' => point = Some(digits),
                b'-' => {}
                _ => return None,
            }
        }
        if digits > 15 {
            return None;
        }
        let float = value as f64 / POWERS.get(digits - point.unwrap_or(digits))?;
        Some(if self.is_negative() { -float } else { float })
    }

    pub(in crate::model) fn is_negative(&self) -> bool {
        self.text.first() == Some(&b'-')
    }
}

impl<'a> Reader<'a> {
    /// Reads a number.
    #[inline]
    pub(in crate::model) fn number(&mut self, expected: &'static str) -> Result<Number<'a>, Misfit> {
        match self.start() {
            Some(b'-' | b'0'..=b'9') => self.scan_number(),
            _ => Err(self.unlike(expected)),
        }
    }

    /// Reads an integer of at most 64 bits with a sign; `1.0` and `1e2` are integers, too.
    pub(crate) fn signed(&mut self, expected: &'static str) -> Result<i64, Misfit> {
        let number = self.number(expected)?;
        let integer = if self.takes(&number) { number.signed() } else { None };
        integer.ok_or_else(|| self.unlike(expected))
    }

    /// Reads an integer of at most 64 bits without a sign.
    pub(in crate::model) fn unsigned(&mut self, expected: &'static str) -> Result<u64, Misfit> {
        let number = self.number(expected)?;
        let integer = if self.takes(&number) { number.unsigned() } else { None };
        integer.ok_or_else(|| self.unlike(expected))
    }

    /// Whether a number may be an integer, by how it is written.
    #[inline]
    fn takes(&self, number: &Number<'_>) -> bool {
        number.is_integer || self.integers == Integers::Values
    }

    /// Reads the number that comes next.
    pub(super) fn scan_number(&mut self) -> Result<Number<'a>, Misfit> {
        let start = self.at;
        self.at += usize::from(self.text.get(self.at) == Some(&b'-'));
        match self.text.get(self.at) {
            Some(b'0') => self.at += 1,
            _ => self.digits()?,
        }
        if matches!(self.text.get(self.at), Some(b'0'..=b'9')) {
            return Err(self.broken("a number that begins with 0"));
        }
        let mut is_integer = true;
        if self.text.get(self.at) == Some(&b'.') {
            is_integer = false;
            self.at += 1;
            self.digits()?;
        }
        if matches!(self.text.get(self.at), Some(b'e' | b'E')) {
            is_integer = false;
            self.at += 1;
            self.at += usize::from(matches!(self.text.get(self.at), Some(b'+' | b'-')));
            self.digits()?;
        }
        Ok(Number { text: self.text.get(start..self.at).unwrap_or_default(), is_integer })
    }

    /// Reads digits, at least one.
    #[inline]
    fn digits(&mut self) -> Result<(), Misfit> {
        let start = self.at;
        while matches!(self.text.get(self.at), Some(b'0'..=b'9')) {
            self.at += 1;
        }
        match self.at > start {
            true => Ok(()),
            false => Err(self.broken("a number without digits")),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::Reader;

    fn float(text: &str) -> Option<f64> {
        Reader::new(text.as_bytes()).number("a number").ok()?.float()
    }

    proptest! {
        #[test]
        fn floats_are_the_nearest(text in "-?(0|[1-9][0-9]{0,18})(\\.[0-9]{1,18})?([eE][+-]?[0-9]{1,3})?") {
            let nearest = text.parse::<f64>().unwrap();
            prop_assert_eq!(float(&text), Some(nearest).filter(|nearest| nearest.is_finite()));
            prop_assert_eq!(float(&text).map(f64::is_sign_negative), nearest.is_finite().then(|| nearest.is_sign_negative()));
        }
    }
}

//! The limits `range` and `multiple_of`.

use crate::decimal::parts::Parts;
use crate::{AsText, Decimal, ToText};

/// What `range` compares with its ends of type `End`: numbers.
#[diagnostic::on_unimplemented(
    message = "`range` with ends of type `{End}` does not fit `{Self}`",
    label = "whole numbers have whole ends, and only numbers have a range"
)]
pub trait Number<End> {
    /// Whether it is within these ends, both included; an end that is not given is open.
    fn within(&self, min: Option<End>, max: Option<End>) -> bool;

    /// Whether it is between these ends, none of which is included; an end that is not given is open.
    fn between(&self, above: Option<End>, below: Option<End>) -> bool;
}

macro_rules! numbers {
    ($($number:ty: $end:ty as $wide:ty;)*) => {$(
        #[diagnostic::do_not_recommend]
        impl Number<$end> for $number {
            #[inline]
            fn within(&self, min: Option<$end>, max: Option<$end>) -> bool {
                let value = *self as $wide;
                min.is_none_or(|min| value >= min as $wide) && max.is_none_or(|max| value <= max as $wide)
            }

            #[inline]
            fn between(&self, above: Option<$end>, below: Option<$end>) -> bool {
                let value = *self as $wide;
                above.is_none_or(|end| value > end as $wide) && below.is_none_or(|end| value < end as $wide)
            }
        }
    )*};
}
numbers! {
    i8: i64 as i128; i16: i64 as i128; i32: i64 as i128; i64: i64 as i64; i128: i64 as i128; isize: i64 as i128;
    u8: i64 as i128; u16: i64 as i128; u32: i64 as i128; u64: i64 as i128; usize: i64 as i128;
    u64: u64 as u64;
    f32: f64 as f64; f64: f64 as f64; f32: i64 as f64; f64: i64 as f64; f64: u64 as f64;
}

macro_rules! decimals {
    ($($end:ty)*) => {$(
        #[diagnostic::do_not_recommend]
        impl Number<$end> for Decimal {
            fn within(&self, min: Option<$end>, max: Option<$end>) -> bool {
                min.is_none_or(|end| compare(self, &end).is_ge()) && max.is_none_or(|end| compare(self, &end).is_le())
            }

            fn between(&self, above: Option<$end>, below: Option<$end>) -> bool {
                above.is_none_or(|end| compare(self, &end).is_gt()) && below.is_none_or(|end| compare(self, &end).is_lt())
            }
        }
    )*};
}
decimals!(i64 u64 f64);

/// The ends of attributes are literals, whose shortest text is what the author wrote.
fn compare(number: &Decimal, end: &impl ToText) -> std::cmp::Ordering {
    number.parts().compare(Parts::of(end.to_text().as_bytes()))
}

#[diagnostic::do_not_recommend]
impl<End, T: Number<End>> Number<End> for AsText<T> {
    fn within(&self, min: Option<End>, max: Option<End>) -> bool {
        self.0.within(min, max)
    }

    fn between(&self, above: Option<End>, below: Option<End>) -> bool {
        self.0.between(above, below)
    }
}

/// What `multiple_of` divides: numbers.
#[diagnostic::on_unimplemented(
    message = "`multiple_of` is for numbers, and `{Self}` is not a number",
    label = "not a number"
)]
pub trait Multiple: ToText {}

macro_rules! multiples {
    ($($number:ty)*) => {$(
        #[diagnostic::do_not_recommend]
        impl Multiple for $number {}
    )*};
}
multiples!(i8 i16 i32 i64 i128 isize u8 u16 u32 u64 u128 usize f32 f64 Decimal);

#[diagnostic::do_not_recommend]
impl<T: Multiple> Multiple for AsText<T> where Self: ToText {}

/// Whether a number is a whole number of times a step, which is written as JSON writes numbers. Floats count as what is
/// printed of them, so that 19.99 is a multiple of 0.01.
pub fn is_multiple_of(number: &impl Multiple, step: &str) -> bool {
    match number.refusal() {
        Some(_) => false,
        None => Parts::of(number.to_text().as_bytes()).is_multiple_of(Parts::of(step.as_bytes())),
    }
}

#[cfg(test)]
mod tests {
    use super::{Number, is_multiple_of};
    use crate::{AsText, Decimal};

    #[test]
    fn ends_belong_to_the_range_and_nan_to_none() {
        assert!(1_i64.within(Some(1), Some(400)) && 400_i64.within(Some(1), Some(400)));
        assert!(!0_i64.within(Some(1), None) && !401_i64.within(None, Some(400)));
        assert!(u64::MAX.within(Some(i64::MAX), None) && !u64::MAX.within(None, Some(i64::MAX)));
        assert!(u64::MAX.within(None, Some(u64::MAX)) && !u64::MAX.between(None, Some(u64::MAX)));
        assert!(0.5.within(Some(0.5), Some(0.5)) && 0.5_f64.within(Some(0_i64), Some(1)));
        assert!(!f64::NAN.within(Some(0.0), None) && !f64::NAN.between(Some(0.0), None));
    }

    #[test]
    fn ends_that_are_not_included_are_outside() {
        assert!(
            1_i64.between(Some(0), Some(2)) && !0_i64.between(Some(0), None) && !2_i64.between(None, Some(2))
        );
        assert!(0.1.between(Some(0.0), Some(0.2)) && !0.2.between(None, Some(0.2)));
    }

    #[test]
    fn decimals_are_compared_digit_by_digit() {
        let of = |text: &str| text.parse::<Decimal>().unwrap();
        assert!(
            of("0.10").within(Some(0.1), Some(0.1))
                && !of("0.1000000000000000000001").within(None, Some(0.1))
        );
        assert!(of("9223372036854775807.5").between(Some(i64::MAX), None));
        assert!(AsText(of("1.0")).within(Some(1_i64), Some(1)));
    }

    #[test]
    fn multiples_are_those_of_what_is_printed() {
        assert!(is_multiple_of(&19.99, "0.01") && !is_multiple_of(&19.995, "0.01"));
        assert!(is_multiple_of(&-30_i64, "5") && !is_multiple_of(&31_u64, "5"));
        assert!(!is_multiple_of(&f64::INFINITY, "1") && !is_multiple_of(&1e300, "7"));
    }
}

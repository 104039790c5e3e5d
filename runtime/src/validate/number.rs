//! The limit `range`.

/// What `range` compares with its ends of type `End`: numbers.
#[diagnostic::on_unimplemented(
    message = "`range` with ends of type `{End}` does not fit `{Self}`",
    label = "whole numbers have whole ends, and only numbers have a range"
)]
pub trait Number<End> {
    /// Whether it is within these ends, both included; an end that is not given is open.
    fn within(&self, min: Option<End>, max: Option<End>) -> bool;
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
        }
    )*};
}
numbers! {
    i8: i64 as i128; i16: i64 as i128; i32: i64 as i128; i64: i64 as i64; i128: i64 as i128; isize: i64 as i128;
    u8: i64 as i128; u16: i64 as i128; u32: i64 as i128; u64: i64 as i128; usize: i64 as i128;
    f32: f64 as f64; f64: f64 as f64; f32: i64 as f64; f64: i64 as f64;
}

#[cfg(test)]
mod tests {
    use super::Number;

    #[test]
    fn ends_belong_to_the_range_and_nan_to_none() {
        assert!(1_i64.within(Some(1), Some(400)) && 400_i64.within(Some(1), Some(400)));
        assert!(!0_i64.within(Some(1), None) && !401_i64.within(None, Some(400)));
        assert!(u64::MAX.within(Some(i64::MAX), None) && !u64::MAX.within(None, Some(i64::MAX)));
        assert!(0.5.within(Some(0.5), Some(0.5)) && 0.5_f64.within(Some(0_i64), Some(1)));
        assert!(!f64::NAN.within(Some(0.0), None));
    }
}

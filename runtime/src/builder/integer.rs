//! Integers of any width.

/// A value that fits into an integer member whatever it is: what the setters of integers take.
///
/// `i64` takes every type whose values it holds, and `usize`, `unsigned` members (`u64`) take what is never negative. A
/// literal without a suffix is an `i32`, so `unsigned` members want `5_u64`.
#[diagnostic::on_unimplemented(
    message = "a `{Self}` may not fit into this member, which is an `{T}`",
    label = "this may be out of range",
    note = "write `5_u64` for an unsigned literal, or convert the value where you know that it fits: `{T}::try_from(…)`"
)]
pub trait IntoInteger<T> {
    /// The same number.
    fn into_integer(self) -> T;
}

macro_rules! widen {
    ($($from:ty)* => $to:ty) => {$(
        impl IntoInteger<$to> for $from {
            #[inline]
            fn into_integer(self) -> $to {
                self.into()
            }
        }
    )*};
}

widen!(i8 i16 i32 i64 u8 u16 u32 => i64);
widen!(u8 u16 u32 u64 => u64);

macro_rules! sized {
    ($($from:ty => $to:ty)*) => {$(
        /// Counts and lengths: no object in memory has more than `isize::MAX` bytes. What is beyond the member's type
        /// becomes the largest value that it has.
        impl IntoInteger<$to> for $from {
            #[inline]
            fn into_integer(self) -> $to {
                <$to>::try_from(self).unwrap_or(<$to>::MAX)
            }
        }
    )*};
}

sized!(usize => i64  isize => i64  usize => u64);

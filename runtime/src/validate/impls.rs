//! Types that hold values with rules, and types that have none.

use std::collections::BTreeMap;

use super::{Check, Validate};
use crate::{AsText, Base64, Date, DateTime, Decimal, File, FileOrText, Json, Secret};

macro_rules! nothing_to_check {
    ($($scalar:ty)*) => {$(
        #[diagnostic::do_not_recommend]
        impl Validate for $scalar {
            #[inline]
            fn check(&self, _: &mut Check<'_>) {}
        }
    )*};
}
nothing_to_check! {
    bool i8 i16 i32 i64 i128 isize u8 u16 u32 u64 u128 usize f32 f64
    str String Secret Base64 File FileOrText Date DateTime Decimal Json serde_json::Value
}

#[diagnostic::do_not_recommend]
impl<T> Validate for AsText<T> {
    #[inline]
    fn check(&self, _: &mut Check<'_>) {}
}

#[diagnostic::do_not_recommend]
impl<T: Validate> Validate for Option<T> {
    #[inline]
    fn check(&self, check: &mut Check<'_>) {
        if let Some(value) = self {
            value.check(check);
        }
    }
}

#[diagnostic::do_not_recommend]
impl<T: Validate> Validate for Box<T> {
    #[inline]
    fn check(&self, check: &mut Check<'_>) {
        T::check(self, check);
    }
}

#[diagnostic::do_not_recommend]
impl<T: Validate> Validate for Vec<T> {
    #[inline]
    fn check(&self, check: &mut Check<'_>) {
        for (index, element) in self.iter().enumerate() {
            element.check(&mut check.element(index));
        }
    }
}

#[diagnostic::do_not_recommend]
impl<T: Validate> Validate for BTreeMap<String, T> {
    #[inline]
    fn check(&self, check: &mut Check<'_>) {
        for (name, entry) in self {
            entry.check(&mut check.entry(name));
        }
    }
}

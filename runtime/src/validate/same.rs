//! Conditions of rules: comparing a member with a value.

use crate::as_text::Plain;
use crate::model::{IntegerEnum, TextEnum, integer_of, text_of, value_of_text};
use crate::{AsText, Base64, Date, DateTime, Decimal, Json, Secret, ToText};

/// What the condition of a rule compares with a value: a member of type `Self` with one of type `Value`.
#[diagnostic::on_unimplemented(
    message = "a rule compares a `{Self}` with a `{Value}`",
    label = "the member has another type"
)]
pub trait Same<Value: ?Sized> {
    /// Whether the member has this value.
    fn same(&self, value: &Value) -> bool;
}

macro_rules! comparable {
    ($($value:ty: $($member:ty)*;)*) => {$($(
        #[diagnostic::do_not_recommend]
        impl Same<$value> for $member {
            #[inline]
            fn same(&self, value: &$value) -> bool {
                self == value
            }
        }
    )*)*};
}
comparable! {
    str: str String;
    bool: bool;
    i64: i64;
    f64: f64;
}

macro_rules! through {
    ($($member:ty: $value:ty, $convert:expr;)*) => {$(
        #[diagnostic::do_not_recommend]
        impl Same<$value> for $member {
            fn same(&self, value: &$value) -> bool {
                let convert: fn(&Self, &$value) -> bool = $convert;
                convert(self, value)
            }
        }
    )*};
}
through! {
    u64: u64, |member, value| member == value;
    u64: i64, |member, value| u64::try_from(*value).is_ok_and(|value| *member == value);
    Decimal: i64, |member, value| *member == Self::from(*value);
    f64: u64, |member, value| *member == *value as Self;
    Decimal: u64, |member, value| *member == Self::from(*value);
    Decimal: f64, |member, value| Self::try_from(*value).is_ok_and(|value| *member == value);
}

/// By their value: of a decimal there are many texts.
#[diagnostic::do_not_recommend]
impl<T: Plain + PartialEq> Same<str> for AsText<T> {
    fn same(&self, value: &str) -> bool {
        value_of_text::<T>(value).is_some_and(|value| self.0 == value)
    }
}

#[diagnostic::do_not_recommend]
impl Same<i64> for f64 {
    #[inline]
    fn same(&self, value: &i64) -> bool {
        *self == *value as f64
    }
}

macro_rules! json {
    ($($value:ty: $this:ident, $other:ident => $same:expr;)*) => {$(
        #[diagnostic::do_not_recommend]
        impl Same<$value> for Json {
            fn same(&self, $other: &$value) -> bool {
                let $this = self;
                $same
            }
        }
    )*};
}
json! {
    str: this, other => this.as_str() == Some(other);
    bool: this, other => this.as_bool() == Some(*other);
    u64: this, other => this.as_f64() == Some(*other as f64);
    i64: this, other => this.as_f64() == Some(*other as f64);
    f64: this, other => this.as_f64() == Some(*other);
}

macro_rules! written {
    ($($scalar:ty)*) => {$(
        #[diagnostic::do_not_recommend]
        impl Same<str> for $scalar {
            fn same(&self, value: &str) -> bool {
                self.to_text() == value
            }
        }
    )*};
}
written!(Base64 Date DateTime);

#[diagnostic::do_not_recommend]
impl Same<str> for Secret {
    #[inline]
    fn same(&self, value: &str) -> bool {
        self.expose() == value
    }
}

#[diagnostic::do_not_recommend]
impl<T: TextEnum> Same<str> for T {
    #[inline]
    fn same(&self, value: &str) -> bool {
        text_of(self) == value
    }
}

#[diagnostic::do_not_recommend]
impl<T: IntegerEnum> Same<i64> for T {
    #[inline]
    fn same(&self, value: &i64) -> bool {
        integer_of(self) == *value
    }
}

//! Scalars as text outside of JSON.

use std::borrow::Cow;

use crate::{Base64, Date, DateTime, Decimal, Secret, Unknown};

/// A scalar as text in a path, query, header, cookie or form.
///
/// A derived operation writes what [`Model`](crate::Model) writes of a value, without quotes; what has this trait needs no
/// word for how it is written.
///
/// ```
/// use specwright::ToText;
///
/// assert_eq!(42_i64.to_text(), "42");
/// assert_eq!(true.to_text(), "true");
/// ```
pub trait ToText {
    /// The text, before any escaping.
    fn to_text(&self) -> Cow<'_, str>;

    /// Whether the text must not show in logs.
    #[doc(hidden)]
    fn is_secret(&self) -> bool {
        false
    }

    /// Why the value has no text that a server could read.
    #[doc(hidden)]
    fn refusal(&self) -> Option<&'static str> {
        None
    }
}

/// What is written as text without a word for how: scalars, and unions, of whose alternatives an object is refused when it
/// is written.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be written as text in a path, query, header, cookie or form",
    label = "not a scalar: say how it is written, such as `as = json` or `as = deep`",
    note = "strings, booleans, numbers, dates, base64, secrets, enums of values and unions of these are scalars"
)]
#[doc(hidden)]
pub trait Single {}

#[diagnostic::do_not_recommend]
impl<T: ToText + ?Sized> Single for T {}

/// What the expansion of `Operation` asks of the type of a member that is written as text.
#[doc(hidden)]
pub const fn scalar<T: Single + ?Sized>() {}

impl ToText for str {
    fn to_text(&self) -> Cow<'_, str> {
        Cow::Borrowed(self)
    }
}

impl ToText for String {
    fn to_text(&self) -> Cow<'_, str> {
        Cow::Borrowed(self)
    }
}

impl ToText for bool {
    fn to_text(&self) -> Cow<'_, str> {
        Cow::Borrowed(if *self { "true" } else { "false" })
    }
}

macro_rules! integers {
    ($($integer:ty)*) => {$(
        impl ToText for $integer {
            fn to_text(&self) -> Cow<'_, str> {
                Cow::Owned(self.to_string())
            }
        }
    )*};
}
integers!(i8 i16 i32 i64 i128 isize u8 u16 u32 u64 u128 usize);

/// Why NaN and infinities are refused: the end of a sentence that begins with a name.
pub(crate) const NOT_FINITE: &str = "is not a finite number; only finite ones can be sent";

macro_rules! floats {
    ($($float:ty)*) => {$(
        impl ToText for $float {
            fn to_text(&self) -> Cow<'_, str> {
                Cow::Owned(self.to_string())
            }

            fn refusal(&self) -> Option<&'static str> {
                (!self.is_finite()).then_some(NOT_FINITE)
            }
        }
    )*};
}
floats!(f32 f64);

impl ToText for Decimal {
    fn to_text(&self) -> Cow<'_, str> {
        Cow::Borrowed(self.as_str())
    }
}

impl ToText for DateTime {
    fn to_text(&self) -> Cow<'_, str> {
        Cow::Borrowed(self.as_str())
    }
}

impl ToText for Date {
    fn to_text(&self) -> Cow<'_, str> {
        Cow::Owned(self.to_string())
    }
}

impl ToText for Base64 {
    fn to_text(&self) -> Cow<'_, str> {
        Cow::Borrowed(self.as_str())
    }
}

impl ToText for Secret {
    fn to_text(&self) -> Cow<'_, str> {
        Cow::Borrowed(self.expose())
    }

    fn is_secret(&self) -> bool {
        true
    }
}

macro_rules! forwarding {
    ($([$($generics:tt)*] $wrapper:ty, $this:ident => $inner:expr;)*) => {$(
        impl<$($generics)*> ToText for $wrapper {
            fn to_text(&self) -> Cow<'_, str> {
                let $this = self;
                $inner.to_text()
            }

            fn is_secret(&self) -> bool {
                let $this = self;
                $inner.is_secret()
            }

            fn refusal(&self) -> Option<&'static str> {
                let $this = self;
                $inner.refusal()
            }
        }
    )*};
}
forwarding! {
    [T: ToText + ?Sized] &T, this => **this;
    [T: ToText + ?Sized] Box<T>, this => **this;
    [T: ToText] Unknown<T>, this => this.get();
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scalars_have_their_usual_text() {
        assert_eq!(i64::MIN.to_text(), "-9223372036854775808");
        assert_eq!(0.1_f64.to_text(), "0.1");
        assert_eq!(2.0_f64.to_text(), "2");
        assert_eq!(Box::new("é").to_text(), "é");
        assert!(f64::NAN.refusal().is_some() && 1.5_f64.refusal().is_none());
    }

    #[test]
    fn what_is_secret_stays_secret_behind_a_reference() {
        let secret = Secret::from("s");
        assert!(secret.is_secret() && (&&secret).is_secret() && Box::new(secret).is_secret());
    }
}

//! Numbers and booleans that travel as text.

use std::borrow::Cow;
use std::fmt;
use std::ops::{Deref, DerefMut};

use crate::model::{Misfit, Model, Reader, Writer, read_plain};
use crate::{Decimal, ToText};

/// A number, boolean or time that is a text on the wire: `"3599"`, `"true"`.
///
/// It derefs to the value and is made from it, so that setters take a plain number. What is read may be the value
/// itself as well, because servers are not always of one mind about it.
///
/// ```
/// use specwright::AsText;
///
/// let lifetime: AsText<i64> = specwright::from_json(br#""3599""#)?;
/// assert_eq!(*lifetime, 3599);
/// assert_eq!(specwright::to_json(&AsText(true))?, r#""true""#);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AsText<T>(pub T);

/// What [`AsText`] can hold.
pub trait Plain: Model + ToText {
    /// What is expected in a text.
    #[doc(hidden)]
    const EXPECTED: &'static str;
}

macro_rules! plain {
    ($($ty:ty: $expected:literal;)*) => {$(
        impl Plain for $ty {
            const EXPECTED: &'static str = $expected;
        }
    )*};
}
plain! {
    i64: "an integer of 64 bits as text";
    u64: "an integer of 64 bits without a sign as text";
    f64: "a number of 64 bits as text";
    Decimal: "a number as text";
    bool: "a boolean as text";
}

impl<T> AsText<T> {
    /// The value.
    pub fn into_inner(self) -> T {
        self.0
    }
}

impl<T> Deref for AsText<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

impl<T> DerefMut for AsText<T> {
    fn deref_mut(&mut self) -> &mut T {
        &mut self.0
    }
}

impl<T> From<T> for AsText<T> {
    fn from(value: T) -> Self {
        Self(value)
    }
}

macro_rules! widened {
    ($($wide:ty: $($narrow:ty)*;)*) => {$($(
        impl From<$narrow> for AsText<$wide> {
            fn from(value: $narrow) -> Self {
                Self(value.into())
            }
        }
    )*)*};
}
widened! {
    i64: i8 i16 i32 u8 u16 u32;
    u64: u8 u16 u32;
    f64: i8 i16 i32 u8 u16 u32 f32;
    Decimal: i8 i16 i32 i64 u8 u16 u32 u64;
}

impl<T: PartialEq> PartialEq<T> for AsText<T> {
    fn eq(&self, other: &T) -> bool {
        self.0 == *other
    }
}

impl<T: fmt::Display> fmt::Display for AsText<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl<T: fmt::Debug> fmt::Debug for AsText<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl<T: Plain> ToText for AsText<T> {
    fn to_text(&self) -> Cow<'_, str> {
        self.0.to_text()
    }

    fn refusal(&self) -> Option<&'static str> {
        self.0.refusal()
    }
}

impl<T: Plain> Model for AsText<T> {
    fn read(from: &mut Reader<'_>) -> Result<Self, Misfit> {
        read_plain(from, T::EXPECTED).map(Self)
    }

    fn write(&self, to: &mut dyn Writer) {
        match self.0.refusal() {
            // The value itself says what is wrong with it.
            Some(_) => self.0.write(to),
            None => to.text(&self.0.to_text(), &format_args!("{}", self.0.to_text())),
        }
    }
}

#[cfg(feature = "serde")]
impl<T: Plain> serde::Serialize for AsText<T> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        crate::model::serde_traits::serialize(self, serializer)
    }
}

#[cfg(feature = "serde")]
impl<'de, T: Plain> serde::Deserialize<'de> for AsText<T> {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        crate::model::serde_traits::deserialize(deserializer)
    }
}

#[cfg(test)]
mod tests {
    use super::AsText;
    use crate::{Decimal, Model, from_json, to_json};

    fn read<T: Model>(text: &str) -> Option<T> {
        from_json(text.as_bytes()).ok()
    }

    #[test]
    fn reads_texts_and_plain_values() {
        for text in ["\"3599\"", "3599", "\"3599.0\"", "35.99e2"] {
            assert_eq!(read::<AsText<i64>>(text), Some(AsText(3599)), "{text}");
        }
        for text in
            ["\"\"", "\" 1\"", "\"1 \"", "\"+1\"", "\"1.5\"", "\"0x1\"", "true", "\"9223372036854775808\""]
        {
            assert_eq!(read::<AsText<i64>>(text), None, "{text}");
        }
        assert_eq!(read::<AsText<bool>>("\"false\""), Some(AsText(false)));
        let amount: AsText<Decimal> = read("\"12345678901234567890.10\"").unwrap();
        assert_eq!(to_json(&amount).unwrap(), "\"12345678901234567890.10\"");
    }

    #[test]
    fn writes_texts() {
        assert_eq!(to_json(&AsText(u64::MAX)).unwrap(), "\"18446744073709551615\"");
        assert_eq!(to_json(&AsText(0.5)).unwrap(), "\"0.5\"");
        assert!(to_json(&AsText(f64::NAN)).unwrap_err().to_string().contains("not a finite number"));
        assert_eq!(format!("{:?} {}", AsText(1_i64), AsText(2_i64)), "1 2");
    }
}

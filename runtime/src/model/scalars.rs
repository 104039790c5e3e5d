//! Scalars on the wire.

use std::borrow::Cow;

use super::Model;
use super::reader::{Misfit, Reader};
use super::writer::Writer;
use crate::{Base64, Date, DateTime, Decimal, File, Json, Secret};

impl Model for bool {
    fn read(from: &mut Reader<'_>) -> Result<Self, Misfit> {
        from.boolean()
    }

    fn write(&self, to: &mut dyn Writer) {
        to.boolean(*self);
    }
}

impl Model for i64 {
    fn read(from: &mut Reader<'_>) -> Result<Self, Misfit> {
        from.signed("an integer of 64 bits")
    }

    fn write(&self, to: &mut dyn Writer) {
        to.signed(*self);
    }
}

impl Model for u64 {
    fn read(from: &mut Reader<'_>) -> Result<Self, Misfit> {
        from.unsigned("an integer of 64 bits without a sign")
    }

    fn write(&self, to: &mut dyn Writer) {
        to.unsigned(*self);
    }
}

macro_rules! integers {
    ($($integer:ty: $read:ident, $write:ident, $expected:literal;)*) => {$(
        impl Model for $integer {
            fn read(from: &mut Reader<'_>) -> Result<Self, Misfit> {
                let value = from.$read($expected)?;
                value.try_into().map_err(|_| from.unlike($expected))
            }

            fn write(&self, to: &mut dyn Writer) {
                to.$write((*self).into());
            }
        }
    )*};
}
integers! {
    i8: signed, signed, "an integer of 8 bits";
    i16: signed, signed, "an integer of 16 bits";
    i32: signed, signed, "an integer of 32 bits";
    u8: unsigned, unsigned, "an integer of 8 bits without a sign";
    u16: unsigned, unsigned, "an integer of 16 bits without a sign";
    u32: unsigned, unsigned, "an integer of 32 bits without a sign";
}

macro_rules! wide_integers {
    ($($integer:ty: $expected:literal;)*) => {$(
        impl Model for $integer {
            fn read(from: &mut Reader<'_>) -> Result<Self, Misfit> {
                let number = from.number($expected)?;
                number.text().parse().map_err(|_| from.unlike($expected))
            }

            fn write(&self, to: &mut dyn Writer) {
                to.wide(self);
            }
        }
    )*};
}
wide_integers! {
    i128: "an integer of 128 bits";
    u128: "an integer of 128 bits without a sign";
    isize: "an integer that this machine has room for";
    usize: "an integer that this machine has room for, without a sign";
}

impl Model for f64 {
    fn read(from: &mut Reader<'_>) -> Result<Self, Misfit> {
        let number = from.number("a number")?;
        number.float().ok_or_else(|| from.unlike("a number of 64 bits"))
    }

    fn write(&self, to: &mut dyn Writer) {
        to.float(*self);
    }
}

impl Model for f32 {
    fn read(from: &mut Reader<'_>) -> Result<Self, Misfit> {
        let number = from.number("a number")?;
        let float = number.text().parse().ok().filter(|float: &f32| float.is_finite());
        float.ok_or_else(|| from.unlike("a number of 32 bits"))
    }

    fn write(&self, to: &mut dyn Writer) {
        to.single(*self);
    }
}

impl Model for Decimal {
    fn read(from: &mut Reader<'_>) -> Result<Self, Misfit> {
        from.number("a number").map(|number| Self::of_number(number.text().to_owned()))
    }

    fn write(&self, to: &mut dyn Writer) {
        to.number(self);
    }
}

impl Model for str {
    fn write(&self, to: &mut dyn Writer) {
        to.text(self, &self);
    }
}

impl Model for String {
    fn read(from: &mut Reader<'_>) -> Result<Self, Misfit> {
        from.string("a string").map(Cow::into_owned)
    }

    fn write(&self, to: &mut dyn Writer) {
        to.text(self, self);
    }
}

impl Model for Json {
    fn read(from: &mut Reader<'_>) -> Result<Self, Misfit> {
        from.any()
    }

    fn write(&self, to: &mut dyn Writer) {
        to.any(self);
    }
}

/// Its numbers have 64 bits, so that the nearest is taken.
impl Model for serde_json::Value {
    fn read(from: &mut Reader<'_>) -> Result<Self, Misfit> {
        let json = from.any()?;
        Self::try_from(json).map_err(|_| from.unlike("a number of 64 bits"))
    }

    fn write(&self, to: &mut dyn Writer) {
        to.any(&Json::from(self.clone()));
    }
}

impl Model for Secret {
    fn read(from: &mut Reader<'_>) -> Result<Self, Misfit> {
        from.string("a string").map(|text| Self::from(&*text))
    }

    fn write(&self, to: &mut dyn Writer) {
        to.secret(self);
    }
}

impl Model for Base64 {
    fn read(from: &mut Reader<'_>) -> Result<Self, Misfit> {
        from.string("a string").map(|text| Self::from_server(text.into_owned()))
    }

    fn write(&self, to: &mut dyn Writer) {
        to.text(self.as_str(), self);
    }
}

/// Where a request is data, its files are base64 text.
impl Model for File {
    fn read(from: &mut Reader<'_>) -> Result<Self, Misfit> {
        let text = from.string(BASE64)?.into_owned();
        let read = Base64::try_from(text).and_then(Self::try_from);
        read.map_err(|_| from.unlike(BASE64))
    }

    fn write(&self, to: &mut dyn Writer) {
        to.file(self);
    }
}

const BASE64: &str = "base64 text of the standard alphabet";

impl Model for Date {
    fn read(from: &mut Reader<'_>) -> Result<Self, Misfit> {
        let read = from.string(crate::date::EXPECTED)?.parse();
        read.map_err(|_| from.unlike(crate::date::EXPECTED))
    }

    fn write(&self, to: &mut dyn Writer) {
        to.text(&self.to_string(), self);
    }
}

impl Model for DateTime {
    fn read(from: &mut Reader<'_>) -> Result<Self, Misfit> {
        let read = Self::from_server(&from.string(crate::date_time::EXPECTED)?);
        read.map_err(|_| from.unlike(crate::date_time::EXPECTED))
    }

    fn write(&self, to: &mut dyn Writer) {
        to.text(self.as_str(), self);
    }
}

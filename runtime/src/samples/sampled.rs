//! Which types say what they look like.

use std::any::{TypeId, type_name};
use std::collections::BTreeMap;
use std::marker::PhantomData;

use super::describe::{Alternative, Element, Limits, Named, Nulls, Shape};
use crate::{
    AsText, Base64, Date, DateAs, DateOrder, DateTime, Decimal, File, FileOrText, HttpDate, IsoDuration,
    Json, OutgoingLines, Secret, Time, UnixMillis, UnixTime, media,
};

/// A type that says what its values look like, so that samples of it can be made. With the feature `samples`, the
/// derive [`Validate`](derive@crate::Validate) writes it.
pub trait Sampled {
    /// What a value looks like.
    #[doc(hidden)]
    fn shape() -> Shape;

    /// Whether null may stand in a value's place.
    #[doc(hidden)]
    const NULL: Nulls = Nulls::Refused;

    /// The value with what it does not say as data: where a place leaves the media type of files to callers, files have one
    /// of the range that it names.
    #[doc(hidden)]
    #[must_use]
    fn with_media(self, range: &'static str) -> Self
    where
        Self: Sized,
    {
        let _ = range;
        self
    }
}

macro_rules! sampled {
    ($($ty:ty => $shape:expr;)*) => {$(
        impl Sampled for $ty {
            fn shape() -> Shape {
                $shape
            }
        }
    )*};
}
sampled! {
    String => Shape::Text;
    Secret => Shape::Text;
    bool => Shape::Boolean;
    f64 => Shape::Double;
    f32 => Shape::Single;
    // Numbers of the samples are floats, whose text is a decimal as good as any.
    Decimal => Shape::Double;
    Json => Shape::Any;
    serde_json::Value => Shape::Any;
    Time => Shape::Time;
    IsoDuration => Shape::Duration;
    HttpDate => Shape::HttpDate;
    UnixTime => i64::shape();
    UnixMillis => i64::shape();
    DateTime => Shape::DateTime;
    Date => Shape::Date;
    Base64 => Shape::Base64;
    // JSON text holds no more of these than the widest types of 64 bits.
    i128 => i64::shape();
    u128 => u64::shape();
}

macro_rules! integers {
    ($($ty:ty)*) => {$(
        impl Sampled for $ty {
            fn shape() -> Shape {
                Shape::Integer { min: <$ty>::MIN as i128, max: <$ty>::MAX as i128 }
            }
        }
    )*};
}
integers!(i8 i16 i32 i64 isize u8 u16 u32 u64 usize);

impl<T: Sampled> Sampled for Vec<T> {
    fn shape() -> Shape {
        Shape::List(Box::new(Element { shape: T::shape(), null: T::NULL }))
    }

    fn with_media(self, range: &'static str) -> Self {
        self.into_iter().map(|element| element.with_media(range)).collect()
    }
}

impl Sampled for File {
    fn shape() -> Shape {
        Shape::Base64
    }

    /// Each kind of media types has one for examples (RFC 4735).
    fn with_media(self, range: &'static str) -> Self {
        self.with_media_type(media::essence(range).replace('*', "example"))
    }
}

impl Sampled for FileOrText {
    fn shape() -> Shape {
        fn alternative(name: &'static str, shape: Shape) -> Alternative {
            Alternative { name, tags: Vec::new(), shape, limits: Limits::default() }
        }
        named::<Self>(|| {
            Named::Contents(vec![alternative("File", File::shape()), alternative("Text", String::shape())])
        })
    }

    fn with_media(self, range: &'static str) -> Self {
        match self {
            Self::File(file) => Self::File(file.with_media(range)),
            text @ Self::Text(_) => text,
        }
    }
}

impl<T: Sampled> Sampled for OutgoingLines<T> {
    fn shape() -> Shape {
        Vec::<T>::shape()
    }
}

impl<T: Sampled> Sampled for BTreeMap<String, T> {
    fn shape() -> Shape {
        Shape::Map(Box::new(Element { shape: T::shape(), null: T::NULL }))
    }
}

impl<T: Sampled> Sampled for Box<T> {
    fn shape() -> Shape {
        T::shape()
    }

    const NULL: Nulls = T::NULL;
}

impl<O: DateOrder> Sampled for DateAs<O> {
    fn shape() -> Shape {
        Shape::DateAs(O::PATTERN)
    }
}

impl<T: Sampled> Sampled for AsText<T> {
    fn shape() -> Shape {
        Shape::AsText(Box::new(T::shape()))
    }
}

impl<T: Sampled> Sampled for Option<T> {
    fn shape() -> Shape {
        T::shape()
    }

    fn with_media(self, range: &'static str) -> Self {
        self.map(|value| value.with_media(range))
    }

    const NULL: Nulls = Nulls::Allowed;
}

/// The shape of a type with a name.
pub fn named<T: 'static>(describe: fn() -> Named) -> Shape {
    Shape::Named(TypeId::of::<T>(), describe)
}

/// Asks a type for its shape that perhaps does not know it: one whose `Validate` was written by hand.
///
/// `(&Ask::<T>::new()).shape()` finds the method of [`Ask`] where `T` is [`Sampled`], and that of [`AskUnknown`]
/// otherwise, because methods of the type itself come first.
pub struct Ask<T>(PhantomData<T>);

impl<T> Ask<T> {
    /// A question about `T`.
    #[allow(clippy::new_without_default)]
    pub const fn new() -> Self {
        Self(PhantomData)
    }
}

impl<T: Sampled> Ask<T> {
    /// The shape that the type tells.
    pub fn shape(&self) -> Shape {
        T::shape()
    }

    /// The value with a media type where it is a file.
    pub fn with_media(&self, value: T, range: &'static str) -> T {
        value.with_media(range)
    }
}

/// See [`Ask`].
pub trait AskUnknown {
    /// What it asks about.
    type Value;

    /// The shape of a type that tells none.
    fn shape(&self) -> Shape;

    /// A value of such a type as it is.
    fn with_media(&self, value: Self::Value, range: &'static str) -> Self::Value;
}

impl<T> AskUnknown for &Ask<T> {
    type Value = T;

    fn shape(&self) -> Shape {
        Shape::Unknown(type_name::<T>())
    }

    fn with_media(&self, value: T, _: &'static str) -> T {
        value
    }
}

//! Types on the wire: how they are read from JSON and written, by tables.
//!
//! A derive writes two short functions for a type, and the table of its members. Neither is generic: what goes through
//! the members, looks their names up, tells absence from null and finds what is missing is here, once, and is compiled
//! once. Whatever a value is written into (JSON, `Debug`, serde) is a [`Writer`] over the same table.

mod apart;
mod containers;
mod debug;
mod finite;
mod held;
mod json;
mod members;
mod reader;
mod scalars;
mod serde_member;
#[cfg(feature = "serde")]
pub(crate) mod serde_traits;
mod tagged;
mod text;
mod union;
mod values;
mod writer;

pub(crate) use apart::take_apart;
pub use debug::debug;
pub use held::Held;
pub(crate) use held::let_go;
pub use json::{EncodeError, to_json};
pub(crate) use json::{UNWRITABLE, write_json, write_request_json};
pub use members::Members;
pub(crate) use reader::header_value;
pub use reader::{HeaderError, Misfit, Reader, from_headers};
pub use serde_member::Serde;
pub(crate) use serde_member::Serialized;
pub(crate) use tagged::has_other_tag;
pub(crate) use text::{is_number, read_parsed, read_plain, read_text, value_of_text};
pub use union::{Tag, Union, closest, content, tagged};
pub use values::{
    IntegerEnum, TextEnum, debug_integer_enum, debug_text_enum, from_integer, from_text, from_text_owned,
    integer_of, read_integer_enum, read_text_enum, text_of,
};
pub use writer::Writer;
pub(crate) use writer::{Elements, Outgoing, Pairs};

use crate::DecodeError;

/// The bytes of JSON that most values need.
pub(crate) const CAPACITY: usize = 128;

/// A type on the wire: it is read from JSON and written as JSON.
///
/// Derive it ([`derive@crate::Model`]); what it has is for the derives alone. Booleans, integers, floats, `String`,
/// [`Decimal`](crate::Decimal), [`Json`](crate::Json), [`Secret`](crate::Secret), [`Date`](crate::Date),
/// [`DateTime`](crate::DateTime), [`Base64`](crate::Base64), [`File`](crate::File), [`FileOrText`](crate::FileOrText), [`OutgoingLines`](crate::OutgoingLines), [`AsText`](crate::AsText), and `Vec`, `Option`, `Box`, [`Map`](crate::Map) and `HashMap` of such types have it. A type
/// with serde's traits is one inside of [`Serde`].
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a type on the wire",
    label = "it has no `specwright::Model`",
    note = "derive `specwright::Model` for a type of your own; a type with serde's traits can stand in \
            `specwright::Serde<…>`"
)]
pub trait Model {
    /// Reads a value.
    ///
    /// # Errors
    /// When the text is no JSON, or another value; the reader knows which.
    #[doc(hidden)]
    fn read(from: &mut Reader<'_>) -> Result<Self, Misfit>
    where
        Self: Sized;

    /// Writes the value.
    #[doc(hidden)]
    fn write(&self, to: &mut dyn Writer);

    /// Whether it is the `None` of an `Option`, for which an optional member is left out.
    #[doc(hidden)]
    fn is_absent(&self) -> bool {
        false
    }
}

/// Reads JSON (UTF-8, [RFC 8259](https://www.rfc-editor.org/rfc/rfc8259)), as the body of a response is read: a byte
/// order mark is ignored, members that the type does not name are, too, and values of enums that it does not name are
/// kept.
///
/// # Errors
/// When it is no JSON, or not of this type: the error has the JSON pointer of what is wrong.
///
/// ```
/// let days: Vec<specwright::Date> = specwright::from_json(br#"["2024-05-17"]"#)?;
/// assert_eq!(days[0].year(), 2024);
///
/// let error = specwright::from_json::<Vec<specwright::Date>>(br#"["2024-05-17", 5]"#).unwrap_err();
/// assert_eq!(error.pointer(), "/1");
/// # Ok::<(), specwright::DecodeError>(())
/// ```
pub fn from_json<T: Model>(json: &[u8]) -> Result<T, DecodeError> {
    let mut reader = Reader::new(without_bom(json));
    held::whole(&mut reader).map_err(|misfit| reader.explain(misfit))
}

/// Reads a value from a tree of JSON.
#[cfg(any(feature = "samples", feature = "serde"))]
pub(crate) fn from_value<T: Model>(value: &impl std::fmt::Display) -> Result<T, DecodeError> {
    from_json(value.to_string().as_bytes())
}

pub(crate) fn without_bom(body: &[u8]) -> &[u8] {
    body.strip_prefix(b"\xef\xbb\xbf").unwrap_or(body)
}

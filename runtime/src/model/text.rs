//! Values that stand in a text, such as the parameters of a message.

use super::{Misfit, Model, Reader};

/// Reads a text as whatever the type asks for: as a string or, if it is none, as a number or boolean in the form that
/// JSON has for it. Rust's own numbers may also be `+1`, `inf` and `1_000`.
pub(crate) fn read_text<T: Model>(text: &str) -> Option<T> {
    let string = serde_json::to_vec(text).ok()?;
    let read = super::from_json(&string).ok();
    read.or_else(|| {
        let mut reader = Reader::of_digits(text.as_bytes());
        T::read(&mut reader).and_then(|value| reader.end().map(|()| value)).ok()
    })
}

/// Reads a number or boolean that is a text, or is there itself.
pub(crate) fn read_plain<T: Model>(from: &mut Reader<'_>, expected: &'static str) -> Result<T, Misfit> {
    if !from.is_string() {
        return T::read(from);
    }
    let text = from.string(expected)?;
    value_of_text(&text).ok_or_else(|| from.unlike(expected))
}

/// The value whose JSON a text is.
pub(crate) fn value_of_text<T: Model>(text: &str) -> Option<T> {
    is_bare(text).then(|| super::from_json(text.as_bytes()).ok()).flatten()
}

/// Whether a text neither begins nor ends with what JSON passes over.
fn is_bare(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_graphic())
}

/// Whether a text is a number as JSON writes it.
pub(crate) fn is_number(text: &str) -> bool {
    is_bare(text) && super::from_json::<crate::Decimal>(text.as_bytes()).is_ok()
}

/// Reads a text that stands for a value.
pub(crate) fn read_parsed<T: std::str::FromStr>(
    from: &mut Reader<'_>,
    expected: &'static str,
) -> Result<T, Misfit> {
    let read = from.string(expected)?.parse();
    read.map_err(|_| from.unlike(expected))
}

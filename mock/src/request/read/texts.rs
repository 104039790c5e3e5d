//! A member's texts outside JSON, in its JSON form.

use serde_json::{Number, Value};
use specwright_codegen::ir::{Api, EnumValues, ListStyle, Member, Type};

use super::{Reading, Unreadable, json};
use crate::shape::{self, Shape};

/// A text that stands under a member's name.
pub(super) struct Text {
    /// All of it.
    pub(super) whole: Result<String, Unreadable>,
    /// Its elements, where it is a list with commas.
    pub(super) elements: Result<Vec<String>, Unreadable>,
}

impl Text {
    /// A text in which commas always part elements.
    pub(super) fn plain(text: &str) -> Self {
        let elements = text.split(',').map(str::to_owned).collect();
        Self { whole: Ok(text.to_owned()), elements: Ok(elements) }
    }

    /// A text that is encoded, so that an encoded comma belongs to an element.
    pub(super) fn encoded(text: &str, decode: fn(&str) -> Result<String, Unreadable>) -> Self {
        Self { whole: decode(text), elements: text.split(',').map(decode).collect() }
    }

    /// A text that cannot be read.
    pub(super) fn unreadable(why: Unreadable) -> Self {
        Self { whole: Err(why.clone()), elements: Err(why) }
    }
}

/// Reads a member from the texts under its name.
pub(super) fn read(api: &Api, member: &Member, texts: Vec<Text>) -> Reading {
    if texts.is_empty() {
        return Reading::Absent;
    }
    match value(api, member, texts) {
        Ok(value) => Reading::Value(value),
        Err(why) => Reading::Unreadable(why),
    }
}

fn value(api: &Api, member: &Member, texts: Vec<Text>) -> Result<Value, Unreadable> {
    let shape = shape::shape(api, &member.ty);
    let element = match shape {
        Shape::List(element) => shape::shape(api, &element.ty),
        _ => shape,
    };
    if member.list_style == Some(ListStyle::Repeat) {
        let texts = texts.into_iter().map(|text| Ok(scalar(element, text.whole?)));
        return texts.collect::<Result<_, _>>().map(Value::Array);
    }
    let mut texts = texts.into_iter();
    let (Some(text), None) = (texts.next(), texts.next()) else { return Err(Unreadable::repeated()) };
    match member.list_style {
        None | Some(ListStyle::Repeat) => Ok(scalar(shape, text.whole?)),
        Some(ListStyle::Json) => json::parse(text.whole?.as_bytes()),
        Some(ListStyle::Comma) => {
            let elements = text.elements?.into_iter().map(|text| scalar(element, text));
            Ok(Value::Array(elements.collect()))
        }
    }
}

/// The JSON form of a scalar's text; the text itself where it is none of the type, which judging then tells.
fn scalar(shape: Shape<'_>, text: String) -> Value {
    let parsed = match shape {
        Shape::Scalar(Type::Boolean) => match text.as_str() {
            "true" => Some(Value::Bool(true)),
            "false" => Some(Value::Bool(false)),
            _ => None,
        },
        Shape::Scalar(Type::Integer | Type::UnixTime | Type::UnixMillis) => integer(&text),
        Shape::Scalar(Type::Unsigned) => unsigned(&text),
        Shape::Scalar(Type::Number | Type::Decimal) => number(&text),
        Shape::Enum(values) if matches!(values.values, EnumValues::Integers(_)) => integer(&text),
        _ => None,
    };
    parsed.unwrap_or(Value::String(text))
}

/// A whole number as JSON writes it: no plus sign, no zeros before it.
fn integer(text: &str) -> Option<Value> {
    let number: i64 = text.parse().ok()?;
    (number.to_string() == text || text == "-0").then(|| Value::from(number))
}

fn unsigned(text: &str) -> Option<Value> {
    let number: u64 = text.parse().ok()?;
    (number.to_string() == text).then(|| Value::from(number))
}

/// A number as JSON writes it.
fn number(text: &str) -> Option<Value> {
    let number: Number = serde_json::from_str(text).ok().filter(|_| text.trim() == text)?;
    Number::from_f64(number.as_f64()?).map(Value::Number)
}

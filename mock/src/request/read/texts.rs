//! A member's texts outside JSON, in its JSON form.

use serde_json::{Number, Value};
use specwright_codegen::ir::{Api, EnumValues, Input, TextStyle, Type};

use super::{Reading, Unreadable, json, unions};
use crate::shape::{self, Shape};

/// A text that stands under a member's name, as it came.
pub(super) struct Text {
    raw: Result<String, Unreadable>,
    decode: fn(&str) -> Result<String, Unreadable>,
}

/// A part of a text: a value, perhaps with its name before an equals sign.
type Part = (Option<String>, String);

impl Text {
    /// A text in which separators always part elements.
    pub(super) fn plain(text: &str) -> Self {
        Self { raw: Ok(text.to_owned()), decode: |text| Ok(text.to_owned()) }
    }

    /// A text that is encoded, so that an encoded separator belongs to an element.
    pub(super) fn encoded(text: &str, decode: fn(&str) -> Result<String, Unreadable>) -> Self {
        Self { raw: Ok(text.to_owned()), decode }
    }

    /// A text that cannot be read.
    pub(super) fn unreadable(why: Unreadable) -> Self {
        Self { raw: Err(why), decode: |text| Ok(text.to_owned()) }
    }

    /// All of it.
    pub(super) fn whole(&self) -> Result<String, Unreadable> {
        (self.decode)(self.raw.as_deref().map_err(Clone::clone)?)
    }

    fn parts(&self, style: TextStyle, name: &str) -> Result<Vec<Part>, Unreadable> {
        let raw = self.raw.as_deref().map_err(Clone::clone)?;
        let whole = |separator: char| -> Result<Vec<Part>, Unreadable> {
            let text = self.whole()?;
            Ok(text.split(separator).map(|text| (None, text.to_owned())).collect())
        };
        let missing = || Unreadable::malformed("does not begin as this parameter does");
        let behind = |prefix: &str| raw.strip_prefix(prefix).ok_or_else(missing);
        match style {
            TextStyle::Space => whole(' '),
            TextStyle::Pipe => whole('|'),
            TextStyle::Pairs => self.pairs(raw, ','),
            TextStyle::Label => self.values(behind(".")?),
            TextStyle::LabelEach => self.pairs(behind(".")?, '.'),
            TextStyle::Matrix => self.values(behind(&format!(";{name}="))?),
            TextStyle::MatrixEach => self.pairs(behind(";")?, ';'),
            _ => self.values(raw),
        }
    }

    fn values(&self, text: &str) -> Result<Vec<Part>, Unreadable> {
        text.split(',').map(|text| Ok((None, (self.decode)(text)?))).collect()
    }

    fn pairs(&self, text: &str, separator: char) -> Result<Vec<Part>, Unreadable> {
        let pair = |text: &str| match text.split_once('=') {
            Some((name, text)) => Ok((Some((self.decode)(name)?), (self.decode)(text)?)),
            None => Ok((None, (self.decode)(text)?)),
        };
        text.split(separator).map(pair).collect()
    }
}

/// Reads a member from the texts under its name.
pub(super) fn read(api: &Api, input: &Input, texts: Vec<Text>) -> Reading {
    if texts.is_empty() {
        return Reading::Absent;
    }
    match value(api, input, &input.member.ty, &texts) {
        Ok(value) => Reading::Value(value),
        Err(why) => Reading::Unreadable(why),
    }
}

fn value(api: &Api, input: &Input, ty: &Type, texts: &[Text]) -> Result<Value, Unreadable> {
    let shape = shape::shape(api, ty);
    let style = input.member.style;
    match (style, shape) {
        (Some(TextStyle::Json), _) => {}
        (_, Shape::Union(union)) => {
            return unions::closest(api, ty, union, |ty| value(api, input, ty, texts));
        }
        (Some(TextStyle::Repeat), Shape::List(element)) => {
            return texts.iter().map(|text| Ok(scalar(api, &element.ty, text.whole()?))).collect();
        }
        _ => {}
    }
    let [text] = texts else { return Err(Unreadable::repeated()) };
    match style {
        None | Some(TextStyle::Repeat) => Ok(scalar(api, ty, text.whole()?)),
        Some(TextStyle::Json) => json::parse(text.whole()?.as_bytes()),
        Some(style) => joined(api, ty, text.parts(style, input.sent_name())?),
    }
}

/// A value from the texts that were joined: elements, or names and values of an object, in turn or as pairs.
fn joined(api: &Api, ty: &Type, parts: Vec<Part>) -> Result<Value, Unreadable> {
    let shape = shape::shape(api, ty);
    if let Shape::List(element) = shape {
        return Ok(parts.into_iter().map(|(_, text)| scalar(api, &element.ty, text)).collect());
    }
    if !matches!(shape, Shape::Object(_) | Shape::Map(_)) {
        let text = parts.into_iter().map(|(_, text)| text).collect::<Vec<_>>().join(",");
        return Ok(scalar(api, ty, text));
    }
    let mut members = serde_json::Map::new();
    let mut parts = parts.into_iter();
    while let Some((name, text)) = parts.next() {
        let (name, text) = match name {
            Some(name) => (name, text),
            None => match parts.next() {
                Some((None, value)) => (text, value),
                _ => return Err(Unreadable::malformed("has a member without a value")),
            },
        };
        let value = match member_type(shape, &name) {
            Some(ty) => scalar(api, ty, text),
            None => Value::String(text),
        };
        members.insert(name, value);
    }
    Ok(Value::Object(members))
}

/// The type of a member of an object or map.
pub(super) fn member_type<'a>(shape: Shape<'a>, name: &str) -> Option<&'a Type> {
    match shape {
        Shape::Object(object) => object.member(name).map(|member| &member.ty).or(object.additional.as_ref()),
        Shape::Map(element) => Some(&element.ty),
        _ => None,
    }
}

/// The JSON form of a scalar's text; the text itself where it is none of the type, which judging then tells.
pub(super) fn scalar(api: &Api, ty: &Type, text: String) -> Value {
    let parsed = match shape::shape(api, ty) {
        Shape::Scalar(Type::Boolean) => match text.as_str() {
            "true" => Some(Value::Bool(true)),
            "false" => Some(Value::Bool(false)),
            _ => None,
        },
        Shape::Scalar(Type::Integer | Type::UnixTime | Type::UnixMillis) => integer(&text),
        Shape::Scalar(Type::Unsigned) => unsigned(&text),
        Shape::Scalar(Type::Number) => {
            number(&text).and_then(|number| Number::from_f64(number.as_f64()?)).map(Value::Number)
        }
        // A whole number keeps all of its digits.
        Shape::Scalar(Type::Decimal) => number(&text).map(Value::Number),
        Shape::Enum(values) if matches!(values.values, EnumValues::Integers(_)) => integer(&text),
        Shape::Union(union) => {
            let read = |ty: &Type| Ok::<_, Unreadable>(scalar(api, ty, text.clone()));
            unions::closest(api, ty, union, read).ok()
        }
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
fn number(text: &str) -> Option<Number> {
    serde_json::from_str(text).ok().filter(|_| text.trim() == text)
}

//! Writing JSON.

use std::fmt::{self, Debug, Display, Formatter};

use serde::Serialize;

use super::CAPACITY;
use super::Model;
use super::finite::is_not_finite;
use super::members::Members;
use super::serde_member::Serialized;
use super::union::Tag;
use super::writer::{Elements, Outgoing, Pairs, Writer};
use crate::decode::{Literal, place_in};
use crate::{Decimal, Json};

/// Why a value has no JSON text, and where what was written of it ends.
#[derive(Debug)]
pub(crate) struct Unwritable {
    pub(crate) at: usize,
    reason: Reason,
}

#[derive(Clone, Copy, Debug)]
enum Reason {
    /// A number is not finite.
    NotFinite,
    /// A `Serialize` that was written by hand fails.
    Serialize,
    /// The bytes of a file are not in memory.
    NotInMemory,
    /// An alternative is no object, which could hold this tag.
    NoTag(&'static str),
    /// An alternative has another value for its tag than those of its union.
    OtherTag,
}

/// Without the text of serde's error, which may hold the value.
pub(crate) const UNWRITABLE: &str =
    "cannot be written as JSON: its `Serialize` fails, or a map has keys that are not strings";

/// Why a file has no text.
pub(crate) const NOT_IN_MEMORY: &str = "is a file that is not in memory";

impl Unwritable {
    /// The end of a sentence that begins with what was to be written. What was written of it, from `start` on, tells where
    /// the value stands that failed.
    #[cold]
    pub(crate) fn why(&self, json: &[u8], start: usize) -> String {
        let what = match self.reason {
            Reason::Serialize => return UNWRITABLE.to_owned(),
            Reason::NotFinite => crate::to_text::NOT_FINITE.to_owned(),
            Reason::NotInMemory => NOT_IN_MEMORY.to_owned(),
            Reason::NoTag(tag) => format!("is not an object, which could hold the tag `{tag}`"),
            Reason::OtherTag => "is the tag of another alternative".to_owned(),
        };
        let place = match place_in(json.get(start..self.at).unwrap_or_default()) {
            pointer if pointer.is_empty() => String::new(),
            pointer => format!("at `{}` ", pointer.escape_debug()),
        };
        format!("{place}{what}")
    }
}

/// A value has no JSON text: it holds a number that is not finite, or a [`Serde`](crate::Serde) that cannot be written.
///
/// ```
/// let error = specwright::to_json(&vec![1.0, f64::NAN]).unwrap_err();
/// assert_eq!(error.to_string(), "the value at `/1` is not a finite number; only finite ones can be sent");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EncodeError(String);

impl Display for EncodeError {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(f, "the value {}", self.0)
    }
}

impl std::error::Error for EncodeError {}

/// The value as compact JSON, members in the order of the type.
///
/// # Errors
/// When it holds a number that JSON has no text for (NaN and infinities), or a [`Serde`](crate::Serde) that cannot be
/// written.
///
/// ```
/// let days = vec![specwright::Date::new(2024, 5, 17)?];
/// assert_eq!(specwright::to_json(&days)?, r#"["2024-05-17"]"#);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn to_json<T: Model + ?Sized>(value: &T) -> Result<String, EncodeError> {
    let mut json = Vec::with_capacity(CAPACITY);
    write_json(&mut json, value).map_err(|unwritable| EncodeError(unwritable.why(&json, 0)))?;
    String::from_utf8(json).map_err(|_| EncodeError(UNWRITABLE.to_owned()))
}

/// Appends a value as compact JSON, without the members that requests do not have.
///
/// # Errors
/// When there is a number in it that is not finite, or a `Serialize` written by hand fails.
pub(crate) fn write_request_json<T: Model + ?Sized>(json: &mut Vec<u8>, value: &T) -> Result<(), Unwritable> {
    write_for(json, Purpose::Request, value)
}

/// Appends a value as compact JSON.
///
/// # Errors
/// As those of [`write_request_json`].
pub(crate) fn write_json<T: Model + ?Sized>(json: &mut Vec<u8>, value: &T) -> Result<(), Unwritable> {
    write_for(json, Purpose::Value, value)
}

/// What a text is for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Purpose {
    /// All of the value.
    Value,
    /// What of it requests have.
    Request,
}

fn write_for<T: Model + ?Sized>(json: &mut Vec<u8>, purpose: Purpose, value: &T) -> Result<(), Unwritable> {
    let mut writer = JsonWriter { json, purpose, tag: None, unwritable: None };
    value.write(&mut writer);
    writer.unwritable.map_or(Ok(()), Err)
}

struct JsonWriter<'j> {
    json: &'j mut Vec<u8>,
    purpose: Purpose,
    /// The tag that the object which comes next has.
    tag: Option<&'static Tag>,
    /// The first that failed.
    unwritable: Option<Unwritable>,
}

impl JsonWriter<'_> {
    /// Writes what serde_json has a text for.
    fn put<T: Serialize + ?Sized>(&mut self, value: &T) {
        let at = self.json.len();
        if value.serialize(&mut serde_json::Serializer::new(&mut *self.json)).is_err() {
            self.fail(at, Reason::Serialize);
        }
    }

    fn fail(&mut self, at: usize, reason: Reason) {
        self.unwritable.get_or_insert(Unwritable { at, reason });
    }

    fn finite<T: Serialize>(&mut self, value: T, is_finite: bool) {
        match is_finite {
            true => self.put(&value),
            false => self.fail(self.json.len(), Reason::NotFinite),
        }
    }

    /// Writes the name of a member, and the comma before it if it is not the first.
    #[inline]
    fn name(&mut self, name: &str, is_plain: bool) {
        if self.json.last() != Some(&b'{') {
            self.json.push(b',');
        }
        if is_plain {
            self.json.push(b'"');
            self.json.extend_from_slice(name.as_bytes());
            self.json.extend_from_slice(b"\":");
        } else {
            self.put(name);
            self.json.push(b':');
        }
    }

    /// Writes the members of a table, constants and the tag first. Returns the tag.
    fn members(&mut self, members: &Members, values: &[&dyn Model]) -> Option<&'static Tag> {
        let tag = self.tag.take();
        if tag.is_some() || !members.fixed.is_empty() {
            for (name, value) in members.fixed_with(tag) {
                self.name(name, false);
                self.literal(value);
            }
        }
        for (index, (name, value)) in members.names.iter().zip(values).enumerate() {
            if members.may_be_left_out(index) && value.is_absent() {
                continue;
            }
            if self.purpose == Purpose::Request && members.is_response_only(index) {
                continue;
            }
            let tags = tag.filter(|tag| tag.member == *name).map(|tag| tag.values);
            if tags.is_some_and(|values| values.len() == 1) {
                continue;
            }
            self.name(name, members.is_plain(index));
            let at = self.json.len();
            value.write(self);
            if let Some(values) = tags
                && !values.iter().any(|known| known.is(self.json.get(at..).unwrap_or_default()))
            {
                self.fail(at, Reason::OtherTag);
            }
        }
        tag
    }

    fn literal(&mut self, value: Literal) {
        match value {
            Literal::String(text) => self.put(text),
            Literal::Integer(integer) => self.put(&integer),
            Literal::Boolean(boolean) => self.put(&boolean),
        }
    }
}

impl Writer for JsonWriter<'_> {
    fn none(&mut self) {
        self.json.extend_from_slice(b"null");
    }

    fn some(&mut self, value: &dyn Model) {
        value.write(self);
    }

    fn boolean(&mut self, value: bool) {
        self.json.extend_from_slice(if value { b"true" } else { b"false" });
    }

    fn signed(&mut self, value: i64) {
        self.put(&value);
    }

    fn unsigned(&mut self, value: u64) {
        self.put(&value);
    }

    fn wide(&mut self, value: &dyn Display) {
        // A vector takes every byte.
        let _ = std::io::Write::write_fmt(self.json, format_args!("{value}"));
    }

    fn float(&mut self, value: f64) {
        self.finite(value, value.is_finite());
    }

    fn single(&mut self, value: f32) {
        self.finite(value, value.is_finite());
    }

    fn number(&mut self, value: &Decimal) {
        self.json.extend_from_slice(value.as_str().as_bytes());
    }

    fn text(&mut self, text: &str, _: &dyn Debug) {
        self.put(text);
    }

    fn file(&mut self, file: &crate::File) {
        match file.base64() {
            Some(text) => self.put(text.as_str()),
            None => self.fail(self.json.len(), Reason::NotInMemory),
        }
    }

    fn lines(&mut self, lines: Outgoing<'_>) {
        match lines {
            Outgoing::Items(list) => self.list(list),
            Outgoing::Lazy(_) => self.fail(self.json.len(), Reason::NotInMemory),
        }
    }

    fn value(&mut self, value: i64, _: &dyn Debug) {
        self.signed(value);
    }

    fn list(&mut self, list: &dyn Elements) {
        self.json.push(b'[');
        let mut index = 0;
        while let Some(element) = list.at(index) {
            if index > 0 {
                self.json.push(b',');
            }
            element.write(self);
            index += 1;
        }
        self.json.push(b']');
    }

    fn map(&mut self, map: &dyn Pairs) {
        self.json.push(b'{');
        map.each(&mut |name, value| {
            self.name(name, false);
            value.write(self);
        });
        self.json.push(b'}');
    }

    fn object(&mut self, members: &Members, values: &[&dyn Model]) {
        self.json.push(b'{');
        self.members(members, values);
        self.json.push(b'}');
    }

    fn object_with(&mut self, members: &Members, values: &[&dyn Model], others: &dyn Pairs) {
        self.json.push(b'{');
        let tag = self.members(members, values);
        others.each(&mut |name, value| {
            if !members.has(name) && tag.is_none_or(|tag| tag.member != name) {
                self.name(name, false);
                value.write(self);
            }
        });
        self.json.push(b'}');
    }

    fn variant(&mut self, _: &'static str, tag: Option<&'static Tag>, value: &dyn Model) {
        self.tag = tag;
        let at = self.json.len();
        value.write(self);
        if let Some(tag) = self.tag.take() {
            self.fail(at, Reason::NoTag(tag.member));
        }
    }

    fn unknown(&mut self, _: &'static str, value: &Json) {
        self.tag = None;
        // serde_json has numbers of 64 bits; what is kept goes on with all its digits.
        self.any(value);
    }

    fn content(&mut self, name: &'static str, value: &dyn Model) {
        self.json.push(b'{');
        self.name(name, false);
        value.write(self);
        self.json.push(b'}');
    }

    fn any(&mut self, value: &Json) {
        match value {
            Json::Null => self.none(),
            Json::Bool(boolean) => self.boolean(*boolean),
            Json::Number(number) => self.number(number),
            Json::String(text) => self.put(text),
            Json::Array(items) => {
                self.json.push(b'[');
                for (index, item) in items.iter().enumerate() {
                    if index > 0 {
                        self.json.push(b',');
                    }
                    self.any(item);
                }
                self.json.push(b']');
            }
            Json::Object(members) => {
                self.json.push(b'{');
                for (name, value) in members.iter() {
                    self.name(name, false);
                    self.any(value);
                }
                self.json.push(b'}');
            }
        }
    }

    fn serialized(&mut self, value: &dyn Serialized) {
        let at = self.json.len();
        if let Err(error) = value.append_json(self.json) {
            match is_not_finite(&error) {
                true => self.fail(self.json.len(), Reason::NotFinite),
                false => self.fail(at, Reason::Serialize),
            }
        }
    }
}

//! serde's traits of types on the wire, with the feature `serde`. Their formats see the same tables; what is read goes
//! through a tree of JSON first.

use std::fmt::{Debug, Display};

use serde::de::{Deserialize, Deserializer, Error as _};
use serde::ser::{Error as _, Serialize, SerializeMap, SerializeSeq, Serializer};

use super::Model;
use super::members::Members;
use super::serde_member::Serialized;
use super::union::Tag;
use super::writer::{Elements, Outgoing, Pairs, Writer};
use crate::decode::Literal;
use crate::{Decimal, Json};

/// Reads a value by serde.
///
/// # Errors
/// Those of the format, or that the value is another.
pub fn deserialize<'de, T: Model, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    let json = Json::deserialize(deserializer)?;
    super::from_value(&json).map_err(|error| {
        let place = match error.pointer() {
            "" => String::new(),
            pointer => format!("at `{}`, ", pointer.escape_debug()),
        };
        D::Error::custom(format_args!("{place}expected {}, found {}", error.expected(), error.found()))
    })
}

/// Writes a value by serde.
///
/// # Errors
/// Those of the format.
pub fn serialize<T: Model + ?Sized, S: Serializer>(value: &T, serializer: S) -> Result<S::Ok, S::Error> {
    let mut writer = SerdeWriter { state: State::Ready(serializer), tag: None };
    value.write(&mut writer);
    match writer.state {
        State::Done(result) => result,
        State::Ready(_) | State::Busy => Err(S::Error::custom("a value wrote nothing")),
    }
}

fn not_in_memory<E: serde::ser::Error>() -> E {
    E::custom(format_args!("a value {}", super::json::NOT_IN_MEMORY))
}

struct Written<'v>(&'v dyn Model);

impl Serialize for Written<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serialize(self.0, serializer)
    }
}

struct SerdeWriter<S: Serializer> {
    state: State<S>,
    /// The tag that the object has.
    tag: Option<&'static Tag>,
}

enum State<S: Serializer> {
    Ready(S),
    Busy,
    Done(Result<S::Ok, S::Error>),
}

impl<S: Serializer> SerdeWriter<S> {
    fn put(&mut self, write: impl FnOnce(S) -> Result<S::Ok, S::Error>) {
        self.state = match std::mem::replace(&mut self.state, State::Busy) {
            State::Ready(serializer) => State::Done(write(serializer)),
            state => state,
        };
    }
}

impl<S: Serializer> Writer for SerdeWriter<S> {
    fn none(&mut self) {
        self.put(S::serialize_none);
    }

    fn some(&mut self, value: &dyn Model) {
        self.put(|serializer| serializer.serialize_some(&Written(value)));
    }

    fn boolean(&mut self, value: bool) {
        self.put(|serializer| serializer.serialize_bool(value));
    }

    fn signed(&mut self, value: i64) {
        self.put(|serializer| serializer.serialize_i64(value));
    }

    fn unsigned(&mut self, value: u64) {
        self.put(|serializer| serializer.serialize_u64(value));
    }

    fn wide(&mut self, value: &dyn Display) {
        let text = value.to_string();
        self.put(|serializer| match (text.parse(), text.parse()) {
            (Ok(value), _) => serializer.serialize_i128(value),
            (_, Ok(value)) => serializer.serialize_u128(value),
            _ => serializer.serialize_str(&text),
        });
    }

    fn float(&mut self, value: f64) {
        self.put(|serializer| serializer.serialize_f64(value));
    }

    fn single(&mut self, value: f32) {
        self.put(|serializer| serializer.serialize_f32(value));
    }

    fn number(&mut self, value: &Decimal) {
        self.put(|serializer| value.serialize(serializer));
    }

    fn text(&mut self, text: &str, _: &dyn Debug) {
        self.put(|serializer| serializer.serialize_str(text));
    }

    fn file(&mut self, file: &crate::File) {
        self.put(|serializer| match file.base64() {
            Some(text) => serializer.serialize_str(text.as_str()),
            None => Err(not_in_memory()),
        });
    }

    fn lines(&mut self, lines: Outgoing<'_>) {
        match lines {
            Outgoing::Items(list) => self.list(list),
            Outgoing::Lazy(_) => self.put(|_| Err(not_in_memory())),
        }
    }

    fn value(&mut self, value: i64, _: &dyn Debug) {
        self.signed(value);
    }

    fn list(&mut self, list: &dyn Elements) {
        self.put(|serializer| {
            let mut output = serializer.serialize_seq(None)?;
            for element in (0..).map_while(|index| list.at(index)) {
                output.serialize_element(&Written(element))?;
            }
            output.end()
        });
    }

    fn map(&mut self, map: &dyn Pairs) {
        self.put(|serializer| {
            let mut output = serializer.serialize_map(None)?;
            write_entries(&mut output, map, |_| true)?;
            output.end()
        });
    }

    fn object(&mut self, members: &Members, values: &[&dyn Model]) {
        let tag = self.tag.take();
        self.put(|serializer| {
            let mut output = serializer.serialize_map(None)?;
            write_members(&mut output, members, tag, values)?;
            output.end()
        });
    }

    fn object_with(&mut self, members: &Members, values: &[&dyn Model], others: &dyn Pairs) {
        let tag = self.tag.take();
        self.put(|serializer| {
            let mut output = serializer.serialize_map(None)?;
            write_members(&mut output, members, tag, values)?;
            let is_tag = |name: &str| tag.is_some_and(|tag| tag.member == name);
            write_entries(&mut output, others, |name| !members.has(name) && !is_tag(name))?;
            output.end()
        });
    }

    fn variant(&mut self, _: &'static str, tag: Option<&'static Tag>, value: &dyn Model) {
        self.tag = tag;
        value.write(self);
    }

    fn unknown(&mut self, _: &'static str, value: &Json) {
        self.any(value);
    }

    fn content(&mut self, name: &'static str, value: &dyn Model) {
        self.put(|serializer| {
            let mut output = serializer.serialize_map(Some(1))?;
            output.serialize_entry(name, &Written(value))?;
            output.end()
        });
    }

    fn any(&mut self, value: &Json) {
        self.put(|serializer| value.serialize(serializer));
    }

    fn serialized(&mut self, value: &dyn Serialized) {
        let mut json = Vec::new();
        let written = value.append_json(&mut json).and_then(|()| serde_json::from_slice::<Json>(&json));
        self.put(|serializer| match written {
            Ok(value) => value.serialize(serializer),
            Err(error) => Err(S::Error::custom(error)),
        });
    }
}

fn write_members<M: SerializeMap>(
    output: &mut M,
    members: &Members,
    tag: Option<&'static Tag>,
    values: &[&dyn Model],
) -> Result<(), M::Error> {
    for (name, value) in members.fixed_with(tag) {
        write_literal(output, name, value)?;
    }
    for (index, (name, value)) in members.names.iter().zip(values).enumerate() {
        let is_written = tag.is_some_and(|tag| tag.member == *name && tag.values.len() == 1);
        if !(is_written || members.may_be_left_out(index) && value.is_absent()) {
            output.serialize_entry(name, &Written(*value))?;
        }
    }
    Ok(())
}

fn write_literal<M: SerializeMap>(output: &mut M, name: &str, value: Literal) -> Result<(), M::Error> {
    match value {
        Literal::String(text) => output.serialize_entry(name, text),
        Literal::Integer(integer) => output.serialize_entry(name, &integer),
        Literal::Boolean(boolean) => output.serialize_entry(name, &boolean),
    }
}

fn write_entries<M: SerializeMap>(
    output: &mut M,
    entries: &dyn Pairs,
    keeps: impl Fn(&str) -> bool,
) -> Result<(), M::Error> {
    let mut written = Ok(());
    entries.each(&mut |name, value| {
        if written.is_ok() && keeps(name) {
            written = output.serialize_entry(name, &Written(value));
        }
    });
    written
}

//! Printing for programmers.

use std::fmt::{self, Debug, Display, Formatter};

use super::Model;
use super::members::Members;
use super::serde_member::Serialized;
use super::union::Tag;
use super::writer::{Elements, Outgoing, Pairs, Writer};
use crate::{Decimal, Json};

/// Prints a value as a derive of `Debug` does, what is secret aside.
///
/// # Errors
/// Those of the formatter.
pub fn debug(value: &dyn Model, f: &mut Formatter<'_>) -> fmt::Result {
    let mut writer = DebugWriter { f, result: Ok(()) };
    value.write(&mut writer);
    writer.result
}

struct DebugWriter<'f, 'b> {
    f: &'f mut Formatter<'b>,
    result: fmt::Result,
}

/// A value that is printed.
struct Shown<'v>(&'v dyn Model);

impl Debug for Shown<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        debug(self.0, f)
    }
}

impl DebugWriter<'_, '_> {
    fn put(&mut self, shown: &dyn Debug) {
        self.result = shown.fmt(self.f);
    }

    fn tuple(&mut self, name: &str, value: &dyn Model) {
        self.result = self.f.debug_tuple(name).field(&Shown(value)).finish();
    }
}

impl Writer for DebugWriter<'_, '_> {
    fn none(&mut self) {
        self.put(&None::<()>);
    }

    fn some(&mut self, value: &dyn Model) {
        self.tuple("Some", value);
    }

    fn boolean(&mut self, value: bool) {
        self.put(&value);
    }

    fn signed(&mut self, value: i64) {
        self.put(&value);
    }

    fn unsigned(&mut self, value: u64) {
        self.put(&value);
    }

    fn wide(&mut self, value: &dyn Display) {
        self.result = Display::fmt(value, self.f);
    }

    fn float(&mut self, value: f64) {
        self.put(&value);
    }

    fn single(&mut self, value: f32) {
        self.put(&value);
    }

    fn number(&mut self, value: &Decimal) {
        self.put(value);
    }

    fn text(&mut self, _: &str, shown: &dyn Debug) {
        self.put(shown);
    }

    fn file(&mut self, file: &crate::File) {
        self.put(file);
    }

    fn lines(&mut self, lines: Outgoing<'_>) {
        match lines {
            Outgoing::Items(list) => self.list(list),
            Outgoing::Lazy(lazy) => self.put(lazy),
        }
    }

    fn value(&mut self, _: i64, shown: &dyn Debug) {
        self.put(shown);
    }

    fn list(&mut self, list: &dyn Elements) {
        let elements = (0..).map_while(|index| list.at(index)).map(Shown);
        self.result = self.f.debug_list().entries(elements).finish();
    }

    fn map(&mut self, map: &dyn Pairs) {
        let mut output = self.f.debug_map();
        map.each(&mut |name, value| {
            output.entry(&name, &Shown(value));
        });
        self.result = output.finish();
    }

    fn object(&mut self, members: &Members, values: &[&dyn Model]) {
        let mut output = self.f.debug_struct(members.type_name);
        for (index, value) in values.iter().enumerate() {
            output.field(members.field(index), &Shown(*value));
        }
        self.result = output.finish();
    }

    fn object_with(&mut self, members: &Members, values: &[&dyn Model], others: &dyn Pairs) {
        struct Others<'o>(&'o dyn Pairs);

        impl Debug for Others<'_> {
            fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
                let mut writer = DebugWriter { f, result: Ok(()) };
                writer.map(self.0);
                writer.result
            }
        }

        let mut output = self.f.debug_struct(members.type_name);
        for (index, value) in values.iter().enumerate() {
            output.field(members.field(index), &Shown(*value));
        }
        self.result = output.field(members.field(values.len()), &Others(others)).finish();
    }

    fn variant(&mut self, name: &'static str, _: Option<&'static Tag>, value: &dyn Model) {
        self.tuple(name, value);
    }

    fn unknown(&mut self, name: &'static str, value: &Json) {
        self.result = self.f.debug_tuple(name).field(value).finish();
    }

    fn content(&mut self, name: &'static str, value: &dyn Model) {
        self.tuple(name, value);
    }

    fn any(&mut self, value: &Json) {
        self.put(value);
    }

    fn serialized(&mut self, value: &dyn Serialized) {
        self.put(value.shown());
    }
}

//! What values are written into.

use std::fmt::{Debug, Display};

use super::Model;
use super::members::Members;
use super::union::Tag;
use crate::outgoing_lines::Lazy;
use crate::{Decimal, Json};

/// What a value is written into: a JSON text, `Debug`, a serializer of serde. One value is written into one writer.
pub trait Writer {
    /// The `None` of an `Option`.
    fn none(&mut self);

    /// The `Some` of an `Option`.
    fn some(&mut self, value: &dyn Model);

    /// A boolean.
    fn boolean(&mut self, value: bool);

    /// An integer.
    fn signed(&mut self, value: i64);

    /// An integer.
    fn unsigned(&mut self, value: u64);

    /// An integer that may have more than 64 bits.
    fn wide(&mut self, value: &dyn Display);

    /// A float.
    fn float(&mut self, value: f64);

    /// A float of 32 bits.
    fn single(&mut self, value: f32);

    /// A number with all its digits.
    fn number(&mut self, value: &Decimal);

    /// A string, and how it is shown to programmers.
    fn text(&mut self, text: &str, shown: &dyn Debug);

    /// A string that is secret.
    fn secret(&mut self, secret: &crate::Secret) {
        self.text(secret.expose(), secret);
    }

    /// Bytes of a request; where it is data, they are base64 text.
    fn file(&mut self, file: &crate::File) {
        self.text(file.base64().as_ref().map_or("", crate::Base64::as_str), file);
    }

    /// Values that a request sends one after the other; where it is data, they are a list.
    fn lines(&mut self, lines: Outgoing<'_>);

    /// The integer of an enum, and how it is shown to programmers.
    fn value(&mut self, value: i64, shown: &dyn Debug);

    /// An array.
    fn list(&mut self, list: &dyn Elements);

    /// An object whose names are data.
    fn map(&mut self, map: &dyn Pairs);

    /// An object, with the values of its members in the order of the table.
    fn object(&mut self, members: &Members, values: &[&dyn Model]);

    /// An object that has additional members; those that repeat a name of the table are left out.
    fn object_with(&mut self, members: &Members, values: &[&dyn Model], others: &dyn Pairs);

    /// The alternative of a union, and the tag that the object has for it.
    fn variant(&mut self, name: &'static str, tag: Option<&'static Tag>, value: &dyn Model);

    /// What a union keeps and does not know.
    fn unknown(&mut self, name: &'static str, value: &Json);

    /// A body of one of several media types: an object with this one member.
    fn content(&mut self, name: &'static str, value: &dyn Model);

    /// Any JSON.
    fn any(&mut self, value: &Json);

    /// A value that serde writes.
    fn serialized(&mut self, value: &dyn super::serde_member::Serialized);
}

/// The elements of a list.
pub trait Elements {
    /// The element of this place.
    fn at(&self, index: usize) -> Option<&dyn Model>;
}

/// Values that a request sends one after the other.
#[derive(Clone, Copy)]
pub enum Outgoing<'v> {
    /// All of them.
    Items(&'v dyn Elements),
    /// What makes them while they are sent.
    Lazy(&'v Lazy),
}

impl<T: Model> Elements for Vec<T> {
    fn at(&self, index: usize) -> Option<&dyn Model> {
        self.get(index).map(|element| element as &dyn Model)
    }
}

impl<T: Model, const N: usize> Elements for [T; N] {
    fn at(&self, index: usize) -> Option<&dyn Model> {
        self.get(index).map(|element| element as &dyn Model)
    }
}

/// The names and values of a map.
pub trait Pairs {
    /// Shows each name with its value.
    fn each(&self, show: &mut dyn FnMut(&str, &dyn Model));
}

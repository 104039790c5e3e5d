//! The members of an object, one by one.

use std::fmt::{Debug, Display};

use super::Model;
use super::members::Members;
use super::serde_member::Serialized;
use super::union::Tag;
use super::writer::{Elements, Outgoing, Pairs, Writer};
use crate::{Decimal, Json};

/// Hands out the table of an object with the values of its members. Nothing of what is no object.
pub(crate) fn take_apart(object: &dyn Model, take: &mut dyn FnMut(&Members, &[&dyn Model])) {
    object.write(&mut Apart(take));
}

struct Apart<'t>(&'t mut dyn FnMut(&Members, &[&dyn Model]));

impl Writer for Apart<'_> {
    fn object(&mut self, members: &Members, values: &[&dyn Model]) {
        (self.0)(members, values);
    }

    fn object_with(&mut self, members: &Members, values: &[&dyn Model], _: &dyn Pairs) {
        self.object(members, values);
    }

    fn none(&mut self) {}
    fn some(&mut self, _: &dyn Model) {}
    fn boolean(&mut self, _: bool) {}
    fn signed(&mut self, _: i64) {}
    fn unsigned(&mut self, _: u64) {}
    fn wide(&mut self, _: &dyn Display) {}
    fn float(&mut self, _: f64) {}
    fn single(&mut self, _: f32) {}
    fn text(&mut self, _: &str, _: &dyn Debug) {}
    fn lines(&mut self, _: Outgoing<'_>) {}
    fn value(&mut self, _: i64, _: &dyn Debug) {}
    fn list(&mut self, _: &dyn Elements) {}
    fn map(&mut self, _: &dyn Pairs) {}
    fn variant(&mut self, _: &'static str, _: Option<&'static Tag>, _: &dyn Model) {}
    fn unknown(&mut self, _: &'static str, _: &Json) {}
    fn number(&mut self, _: &Decimal) {}
    fn content(&mut self, _: &'static str, _: &dyn Model) {}
    fn any(&mut self, _: &Json) {}
    fn serialized(&mut self, _: &dyn Serialized) {}
}

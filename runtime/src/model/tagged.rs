//! Whether an alternative says a tag of its own union.

use std::fmt::{Debug, Display};

use super::members::Members;
use super::serde_member::Serialized;
use super::union::Tag;
use super::writer::{Elements, Outgoing, Pairs, Writer};
use super::{Model, write_json};
use crate::{Decimal, Json};

/// Whether the object has another value for the tag than those of its alternative.
pub(crate) fn has_other_tag(object: &dyn Model, tag: &Tag) -> bool {
    let mut search = Search { tag, is_other: false };
    object.write(&mut search);
    search.is_other
}

/// Looks for the member that is the tag.
struct Search<'t> {
    tag: &'t Tag,
    is_other: bool,
}

impl Writer for Search<'_> {
    fn object(&mut self, members: &Members, values: &[&dyn Model]) {
        members.each_written(values, &mut |name, value| {
            if name == self.tag.member {
                let mut json = Vec::new();
                // A text or integer can always be written, and what cannot be is none of the values.
                let is_written = write_json(&mut json, value).is_ok();
                self.is_other = !(is_written && self.tag.values.iter().any(|known| known.is(&json)));
            }
        });
    }

    fn object_with(&mut self, members: &Members, values: &[&dyn Model], _: &dyn Pairs) {
        self.object(members, values);
    }

    // An alternative that has the tag as a member is an object.
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

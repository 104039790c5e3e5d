//! The single values that a value is made of, each with the way to it.

use std::fmt::{self, Debug, Display, Formatter};

use crate::decode::Literal;
use crate::model::{Elements, Members, Model, Outgoing, Pairs, Serialized, Tag, Writer};
use crate::to_text::NOT_FINITE;
use crate::{Decimal, File, Json};

/// A step into a value.
#[derive(Debug)]
pub(super) enum Step {
    Name(String),
    Index(usize),
}

/// As in a JSON pointer, before anything is escaped there.
impl Display for Step {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::Name(name) => f.write_str(name),
            Self::Index(index) => Display::fmt(index, f),
        }
    }
}

/// A single value as text, or why it has none.
pub(super) enum Leaf<'t> {
    Text(&'t str),
    /// A text in the place of a file.
    Bare(&'t str),
    Secret(&'t str),
    File(&'t File),
    Lines(Outgoing<'t>),
    /// What must be there, and is a list, a map or an object of which nothing would be written.
    Missing,
    Refused(&'static str),
}

impl Leaf<'_> {
    /// The text, and whether it must not show in logs.
    pub(super) fn text(&self) -> Result<(&str, bool), &'static str> {
        match self {
            Self::Text(text) | Self::Bare(text) => Ok((text, false)),
            Self::Secret(text) => Ok((text, true)),
            Self::File(_) => Err(FILE),
            Self::Lines(_) => Err(LINES),
            Self::Missing => Err(MISSING),
            Self::Refused(why) => Err(why),
        }
    }
}

const FILE: &str = "is a file, which only a body or a part of a form can be";

const LINES: &str = "is values one after the other, which only a body can be";

const MISSING: &str = "holds something empty, of which nothing would be sent";

const NULL: &str = "holds a null, which only JSON can say";

const UNWRITABLE: &str = "cannot be written as text: its `Serialize` fails";

/// Shows each single value of a value, which must perhaps be there, from the left. Nothing is shown of `None`.
pub(super) fn leaves(value: &dyn Model, is_required: bool, show: &mut dyn FnMut(&[Step], Leaf<'_>)) {
    let way = Vec::new();
    value.write(&mut Visitor { way, tag: None, is_chosen: false, is_required, shown: 0, show });
}

struct Visitor<'f> {
    way: Vec<Step>,
    /// The tag of the object that comes next.
    tag: Option<&'static Tag>,
    /// Whether it is one of several contents.
    is_chosen: bool,
    /// Whether it must be there.
    is_required: bool,
    /// How many single values were shown.
    shown: usize,
    show: &'f mut dyn FnMut(&[Step], Leaf<'_>),
}

impl Visitor<'_> {
    fn leaf(&mut self, leaf: Leaf<'_>) {
        self.shown += 1;
        (self.show)(&self.way, leaf);
    }

    /// Visits what holds others. Of one that must be there, and of which nothing is shown, it is shown that it is missing.
    fn whole(&mut self, visit: impl FnOnce(&mut Self)) {
        let (is_required, before) = (std::mem::take(&mut self.is_required), self.shown);
        visit(self);
        if is_required && self.shown == before {
            self.leaf(Leaf::Missing);
        }
    }

    fn members(&mut self, members: &Members, values: &[&dyn Model]) {
        let tag = self.tag.take();
        for (name, value) in members.fixed_with(tag) {
            self.below(Step::Name(name.to_owned()), |visitor| visitor.literal(value));
        }
        let is_written = |name: &str| tag.is_some_and(|tag| tag.member == name && tag.values.len() == 1);
        for (index, (name, value)) in members.names.iter().zip(values).enumerate() {
            let may_be_left_out = members.may_be_left_out(index);
            let is_left_out = may_be_left_out && value.is_absent() || members.is_response_only(index);
            if !(is_left_out || is_written(name)) {
                self.is_required = !may_be_left_out;
                self.below(Step::Name((*name).to_owned()), |visitor| value.write(visitor));
                self.is_required = false;
            }
        }
    }

    fn shown(&mut self, value: impl Display) {
        self.leaf(Leaf::Text(&value.to_string()));
    }

    fn finite(&mut self, value: impl Display, is_finite: bool) {
        match is_finite {
            true => self.shown(value),
            false => self.leaf(Leaf::Refused(NOT_FINITE)),
        }
    }

    fn below(&mut self, step: Step, visit: impl FnOnce(&mut Self)) {
        self.way.push(step);
        visit(self);
        self.way.pop();
    }

    fn literal(&mut self, value: Literal) {
        match value {
            Literal::String(text) => self.leaf(Leaf::Text(text)),
            Literal::Integer(integer) => self.shown(integer),
            Literal::Boolean(boolean) => self.boolean(boolean),
        }
    }

    /// Visits what a list or map holds: without it, that would be another one.
    fn held(&mut self, step: Step, value: &dyn Model) {
        self.is_required = true;
        self.below(step, |visitor| value.write(visitor));
        self.is_required = false;
    }

    fn named(&mut self, name: &str, value: &dyn Model) {
        self.held(Step::Name(name.to_owned()), value);
    }
}

impl Writer for Visitor<'_> {
    fn none(&mut self) {
        if !self.way.is_empty() {
            self.leaf(Leaf::Refused(NULL));
        }
    }

    fn some(&mut self, value: &dyn Model) {
        value.write(self);
    }

    fn boolean(&mut self, value: bool) {
        self.leaf(Leaf::Text(if value { "true" } else { "false" }));
    }

    fn signed(&mut self, value: i64) {
        self.shown(value);
    }

    fn unsigned(&mut self, value: u64) {
        self.shown(value);
    }

    fn wide(&mut self, value: &dyn Display) {
        self.shown(value);
    }

    fn number(&mut self, value: &Decimal) {
        self.shown(value);
    }

    fn float(&mut self, value: f64) {
        self.finite(value, value.is_finite());
    }

    fn single(&mut self, value: f32) {
        self.finite(value, value.is_finite());
    }

    fn text(&mut self, text: &str, _: &dyn Debug) {
        match self.is_chosen {
            true => self.leaf(Leaf::Bare(text)),
            false => self.leaf(Leaf::Text(text)),
        }
    }

    fn secret(&mut self, secret: &crate::Secret) {
        self.leaf(Leaf::Secret(secret.expose()));
    }

    fn file(&mut self, file: &File) {
        self.leaf(Leaf::File(file));
    }

    fn lines(&mut self, lines: Outgoing<'_>) {
        self.leaf(Leaf::Lines(lines));
    }

    fn value(&mut self, value: i64, _: &dyn Debug) {
        self.shown(value);
    }

    fn list(&mut self, list: &dyn Elements) {
        self.whole(|visitor| {
            for (index, element) in (0..).map_while(|index| Some((index, list.at(index)?))) {
                visitor.held(Step::Index(index), element);
            }
        });
    }

    fn map(&mut self, map: &dyn Pairs) {
        self.whole(|visitor| map.each(&mut |name, value| visitor.named(name, value)));
    }

    fn object(&mut self, members: &Members, values: &[&dyn Model]) {
        self.whole(|visitor| visitor.members(members, values));
    }

    fn object_with(&mut self, members: &Members, values: &[&dyn Model], others: &dyn Pairs) {
        self.whole(|visitor| {
            visitor.members(members, values);
            others.each(&mut |name, value| {
                if !members.has(name) {
                    visitor.named(name, value);
                }
            });
        });
    }

    fn variant(&mut self, _: &'static str, tag: Option<&'static Tag>, value: &dyn Model) {
        self.tag = tag;
        value.write(self);
        self.tag = None;
    }

    fn unknown(&mut self, _: &'static str, value: &Json) {
        self.tag = None;
        self.any(value);
    }

    fn content(&mut self, _: &'static str, value: &dyn Model) {
        self.is_chosen = true;
        value.write(self);
        self.is_chosen = false;
    }

    fn any(&mut self, value: &Json) {
        match value {
            Json::Null => self.leaf(Leaf::Refused(NULL)),
            Json::Bool(value) => self.boolean(*value),
            Json::Number(number) => self.shown(number),
            Json::String(text) => self.leaf(Leaf::Text(text)),
            Json::Array(list) => self.list(list),
            Json::Object(members) => {
                self.whole(|visitor| members.iter().for_each(|(name, value)| visitor.named(name, value)));
            }
        }
    }

    fn serialized(&mut self, value: &dyn Serialized) {
        let mut json = Vec::new();
        let written = value.append_json(&mut json).ok();
        match written.and_then(|()| serde_json::from_slice::<Json>(&json).ok()) {
            Some(json) => self.any(&json),
            None => self.leaf(Leaf::Refused(UNWRITABLE)),
        }
    }
}

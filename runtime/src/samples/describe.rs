//! What a type says of itself: the derive `Validate` writes these values, and samples are made from them.
//!
//! They repeat what the attributes say and nothing of the checks that the derive makes of them, so that the two can
//! be held against each other.

#![allow(missing_docs, reason = "each word is one of the attribute grammar, which has its own documentation")]

use std::any::TypeId;

use super::Pattern;
use crate::Model;
use crate::model::from_json;
use crate::validate::Check;

/// What a value looks like in JSON.
#[derive(Clone, Debug)]
pub enum Shape {
    Text,
    Boolean,
    /// A whole number between these, both included.
    Integer {
        min: i128,
        max: i128,
    },
    /// A number that an `f64` holds.
    Double,
    /// A number that an `f32` holds.
    Single,
    /// A number or boolean that is written as a text.
    AsText(Box<Shape>),
    Any,
    DateTime,
    Time,
    Duration,
    HttpDate,
    /// A day in this order.
    DateAs(&'static str),
    Date,
    Base64,
    List(Box<Element>),
    Map(Box<Element>),
    Named(TypeId, fn() -> Named),
    /// A type that does not say what it looks like; its name.
    Unknown(&'static str),
}

/// What a list or a map holds.
#[derive(Clone, Debug)]
pub struct Element {
    pub shape: Shape,
    pub null: Nulls,
}

/// Whether null may stand in a value's place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Nulls {
    Refused,
    Allowed,
}

/// A type with a name of its own.
#[derive(Clone, Debug)]
pub enum Named {
    Object(Object),
    /// An enum: its values and which of them requests may hold, and whether they may hold others.
    Values(Vec<(Literal, Allowed)>, Others),
    /// The alternative that fits best, or the one that the member of this name tells.
    Union(Option<&'static str>, Vec<Alternative>),
    /// An object with one member, named for the alternative.
    Contents(Vec<Alternative>),
}

/// Whether a request may hold a value of an enum.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Allowed {
    Yes,
    OnlyInAnswers,
}

/// Whether a request may hold values that an enum does not name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Others {
    Allowed,
    Refused,
}

/// One of several types: its name, the values of its tag, and what it holds.
#[derive(Clone, Debug)]
pub struct Alternative {
    pub name: &'static str,
    pub tags: Vec<Literal>,
    pub shape: Shape,
    pub limits: Limits,
}

/// An object or an operation's input.
#[derive(Clone, Debug)]
pub struct Object {
    pub members: Vec<Member>,
    /// The members that have no name: a map, and its limits.
    pub additional: Option<(Shape, Limits)>,
    pub rules: Vec<Rule>,
    /// Members that always have the same value.
    pub fixed: Vec<(&'static str, Literal)>,
}

/// A member of an object.
#[derive(Clone, Debug)]
pub struct Member {
    pub name: &'static str,
    pub presence: Presence,
    /// Where it goes and how it is written there, in the letters of the encoder's table.
    pub sent: [u8; 2],
    pub shape: Shape,
    pub limits: Limits,
}

/// Whether a member must be there, and whether it may be null.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Presence {
    Required,
    RequiredNullable,
    Optional,
    OptionalNullable,
}

/// What a value must satisfy beyond its shape.
#[derive(Clone, Debug, Default)]
pub struct Limits {
    pub own: Vec<Limit>,
    /// Those of the named type.
    pub is: Option<Box<Limits>>,
    /// Those of each element or entry.
    pub each: Option<Box<Limits>>,
}

/// One limit.
#[derive(Clone, Debug)]
pub enum Limit {
    Length { min: Option<usize>, max: Option<usize> },
    Range { min: Option<End>, max: Option<End> },
    MultipleOf(Literal),
    Pattern(Pattern),
    Format(Format),
}

/// An end of a range.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum End {
    Included(Literal),
    Excluded(Literal),
}

/// A well-known form of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    Email,
    Uuid,
    Uri,
    DayFirstDate,
    Ipv4,
    Ipv6,
    Hostname,
}

/// A value as the attributes write it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Literal {
    Text(&'static str),
    Integer(i64),
    /// What an `i64` does not hold.
    Unsigned(u64),
    Number(f64),
    Boolean(bool),
}

/// A rule, over members by their places in [`Object::members`].
#[derive(Clone, Debug)]
pub struct Rule {
    pub name: &'static str,
    pub kind: RuleKind,
}

/// What a rule demands.
#[derive(Clone, Debug)]
pub enum RuleKind {
    Any(Vec<usize>),
    One(Vec<usize>),
    AtMostOne(Vec<usize>),
    Together(Vec<usize>),
    Need(Condition, Vec<usize>),
    Forbid(Condition, Vec<usize>),
}

/// When a rule applies.
#[derive(Clone, Debug)]
pub enum Condition {
    Present(usize),
    Equals(usize, Vec<Literal>),
}

impl Limit {
    /// What a violation of it is called.
    pub(super) fn name(&self) -> &'static str {
        match self {
            Self::Length { .. } => "length",
            Self::Range { .. } => "range",
            Self::MultipleOf(_) => "multiple_of",
            Self::Pattern(_) => "pattern",
            Self::Format(_) => "format",
        }
    }
}

/// The limits of a named type: its function is asked for them. It needs some value to be called with, which it does
/// not look at.
pub fn limits_of<T: Model>(named_type: fn(&T, &mut Check<'_>)) -> Limits {
    let texts = ["\"\"", "0", "false", "[]", "{}"];
    let value = texts.iter().find_map(|text| from_json::<T>(text.as_bytes()).ok());
    value.and_then(|value| Check::ask(|check| named_type(&value, check))).unwrap_or_default()
}

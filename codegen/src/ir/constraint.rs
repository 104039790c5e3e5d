//! What a value must satisfy beyond its type.

use std::cmp::Ordering;
use std::fmt;
use std::sync::{Arc, OnceLock};

use regex::Regex;

use super::Decimal;
use crate::source::Span;

/// What a value must satisfy beyond its type.
#[derive(Debug, Clone, Default)]
pub struct Constraints {
    /// Length in Unicode code points; of a list, its elements.
    pub length: Option<Bounds<u64>>,
    /// Numeric range.
    pub range: Option<Box<Range>>,
    /// The number that a value must be a whole number of times.
    pub multiple_of: Option<Box<Step>>,
    /// A regular expression for the whole string.
    pub pattern: Option<Pattern>,
    /// A well-known text form.
    pub format: Option<Format>,
}

impl Constraints {
    /// Whether nothing is demanded.
    pub fn is_empty(&self) -> bool {
        let Self { length, range, multiple_of, pattern, format } = self;
        length.is_none() && range.is_none() && multiple_of.is_none() && pattern.is_none() && format.is_none()
    }
}

/// A range of counts, both ends included; an end that is not given is open.
#[derive(Debug, Clone, Copy)]
pub struct Bounds<T> {
    /// The least.
    pub min: Option<T>,
    /// The greatest.
    pub max: Option<T>,
    /// The node itself.
    pub span: Span,
}

/// A range of numbers; an end that is not given is open.
#[derive(Debug, Clone)]
pub struct Range {
    /// The lower end.
    pub min: Option<End>,
    /// The upper end.
    pub max: Option<End>,
    /// The node itself.
    pub span: Span,
}

/// An end of a [`Range`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum End {
    /// It belongs to the range.
    Included(Decimal),
    /// It does not.
    Excluded(Decimal),
}

impl End {
    /// Where it is.
    pub fn at(&self) -> &Decimal {
        let (Self::Included(at) | Self::Excluded(at)) = self;
        at
    }

    fn holds(&self, order: Ordering, outside: Ordering) -> bool {
        match self {
            Self::Included(_) => order != outside,
            Self::Excluded(_) => order == outside.reverse(),
        }
    }
}

impl Range {
    /// The ends that are given.
    pub fn ends(&self) -> impl Iterator<Item = &End> {
        self.min.iter().chain(&self.max)
    }

    /// Whether a number is in it, by how the number compares with an end.
    pub(crate) fn holds(&self, compare: impl Fn(&Decimal) -> Ordering) -> bool {
        self.min.as_ref().is_none_or(|end| end.holds(compare(end.at()), Ordering::Less))
            && self.max.as_ref().is_none_or(|end| end.holds(compare(end.at()), Ordering::Greater))
    }

    /// The least and the greatest whole number in it.
    pub fn whole(&self) -> (Option<i128>, Option<i128>) {
        let least = self.min.as_ref().map(|end| match end {
            End::Included(at) => at.ceil(),
            End::Excluded(at) => at.floor().saturating_add(1),
        });
        let greatest = self.max.as_ref().map(|end| match end {
            End::Included(at) => at.floor(),
            End::Excluded(at) => at.ceil().saturating_sub(1),
        });
        (least, greatest)
    }

    /// Whether a whole number of steps is in it, as far as the numbers are whole.
    pub(crate) fn has_multiple_of(&self, step: &Step) -> bool {
        let (Some(least), Some(greatest)) = self.whole() else { return true };
        let Some(step) = step.of.is_whole().then(|| step.of.floor()).filter(|step| *step > 0) else {
            return true;
        };
        greatest.div_euclid(step) * step >= least
    }

    /// Whether no number is above one lower end and below one upper end.
    pub(crate) fn is_empty(min: Option<&End>, max: Option<&End>) -> bool {
        let (Some(min), Some(max)) = (min, max) else { return false };
        match min.at().cmp(max.at()) {
            Ordering::Less => false,
            Ordering::Equal => !matches!((min, max), (End::Included(_), End::Included(_))),
            Ordering::Greater => true,
        }
    }
}

/// As the language writes it: `0..100`, `0<..<1`.
impl fmt::Display for Range {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.min {
            None => {}
            Some(End::Included(at)) => write!(f, "{at}")?,
            Some(End::Excluded(at)) => write!(f, "{at}<")?,
        }
        f.write_str("..")?;
        match &self.max {
            None => Ok(()),
            Some(End::Included(at)) => write!(f, "{at}"),
            Some(End::Excluded(at)) => write!(f, "<{at}"),
        }
    }
}

/// The number that values are multiples of.
#[derive(Debug, Clone)]
pub struct Step {
    /// The number.
    pub of: Decimal,
    /// The node itself.
    pub span: Span,
}

/// A regular expression, anchored on the whole string, with ASCII classes.
#[derive(Debug, Clone)]
pub struct Pattern {
    /// Its text.
    pub regex: String,
    /// The node itself.
    pub span: Span,
    /// What it is compiled to; copies of the member share it.
    compiled: Arc<OnceLock<Option<Regex>>>,
}

impl Pattern {
    /// A pattern as written.
    pub fn new(regex: String, span: Span) -> Self {
        Self { regex, span, compiled: Arc::default() }
    }

    /// Returns what it is compiled to, by `compile` when it is first asked for; `None` where that gives nothing.
    pub(crate) fn compiled(&self, compile: impl FnOnce(&str) -> Option<Regex>) -> Option<&Regex> {
        self.compiled.get_or_init(|| compile(&self.regex)).as_ref()
    }
}

/// A well-known text form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// An address by the WHATWG HTML rule.
    Email,
    /// RFC 9562 text form.
    Uuid,
    /// RFC 3986, absolute.
    Uri,
    /// An address of IP version 4.
    Ipv4,
    /// An address of IP version 6, RFC 4291.
    Ipv6,
    /// A host name, RFC 1123.
    Hostname,
    /// `dd-mm-yyyy`.
    DayFirstDate,
}

impl Format {
    /// Returns its word in the language.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Email => "email",
            Self::Uuid => "uuid",
            Self::Uri => "uri",
            Self::Ipv4 => "ipv4",
            Self::Ipv6 => "ipv6",
            Self::Hostname => "hostname",
            Self::DayFirstDate => "day-first-date",
        }
    }
}

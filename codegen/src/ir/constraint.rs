//! What a value must satisfy beyond its type.

use std::sync::{Arc, OnceLock};

use regex::Regex;

use crate::source::Span;

/// What a value must satisfy beyond its type.
#[derive(Debug, Clone, Default)]
pub struct Constraints {
    /// Length in Unicode code points; of a list, its elements.
    pub length: Option<Bounds<u64>>,
    /// Numeric range.
    pub range: Option<Bounds<i64>>,
    /// A regular expression for the whole string.
    pub pattern: Option<Pattern>,
    /// A well-known text form.
    pub format: Option<Format>,
}

impl Constraints {
    /// Whether nothing is demanded.
    pub fn is_empty(&self) -> bool {
        let Self { length, range, pattern, format } = self;
        length.is_none() && range.is_none() && pattern.is_none() && format.is_none()
    }
}

/// An inclusive range; an end that is not given is open.
#[derive(Debug, Clone, Copy)]
pub struct Bounds<T> {
    /// The least.
    pub min: Option<T>,
    /// The greatest.
    pub max: Option<T>,
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
    /// `dd-mm-yyyy`.
    DayFirstDate,
}

//! YAML as a tree in which every node knows its place.
//!
//! Architecture invariant: this is the only module that knows the YAML parser. Scalars are never
//! resolved here (`no` stays the two letters it is), so what a text means is decided by whoever asks.

#[cfg(test)]
mod agreement;
mod build;
mod insert;
mod json;
pub(crate) mod make;
mod problem;
mod trap;

pub(crate) use build::{parse, parse_foreign};
pub(crate) use insert::{indentation, line_end, put_first};
pub(crate) use trap::trap;

use crate::source::Span;

/// The deepest nesting that is read; a spec needs about ten, and the deepest known document of OpenAPI has 34. Whatever
/// recurses over a tree relies on it.
pub(crate) const MAX_DEPTH: usize = 64;

/// A value with its place.
#[derive(Debug, Clone)]
pub(crate) struct Node {
    pub(crate) kind: Kind,
    pub(crate) span: Span,
}

/// What a [`Node`] is.
#[derive(Debug, Clone)]
pub(crate) enum Kind {
    Scalar(Scalar),
    List(Vec<Node>),
    Map(Map),
}

/// A text as YAML reads it, before anyone takes it for a number or a boolean.
#[derive(Debug, Clone)]
pub(crate) struct Scalar {
    pub(crate) text: String,
    pub(crate) style: Style,
}

/// How a scalar is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Style {
    Plain,
    Quoted,
    /// After `|` or `>`.
    Block,
}

/// Entries in the author's order, each key once.
#[derive(Debug, Clone)]
pub(crate) struct Map {
    pub(crate) entries: Vec<Entry>,
    pub(crate) layout: Layout,
}

/// How a map is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Layout {
    Block,
    /// In braces.
    Flow,
}

/// What a document of another language should not have, and is read in spite of.
#[derive(Debug)]
pub(crate) struct Slip {
    pub(crate) span: Span,
    pub(crate) message: String,
}

impl Slip {
    fn repeated(key: &str, span: Span) -> Slip {
        let message =
            format!("`{}` is written twice in the same object, and the later one counts", key.escape_debug());
        Slip { span, message }
    }
}

/// One key with its value.
#[derive(Debug, Clone)]
pub(crate) struct Entry {
    pub(crate) key: Key,
    pub(crate) value: Node,
}

/// A key.
#[derive(Debug, Clone)]
pub(crate) struct Key {
    pub(crate) text: String,
    pub(crate) style: Style,
    pub(crate) span: Span,
}

impl Node {
    /// What it is, for messages: "found …".
    pub(crate) fn describe(&self) -> String {
        match &self.kind {
            Kind::Scalar(scalar) if scalar.is_missing() => "nothing".to_owned(),
            Kind::Scalar(scalar) => match scalar.short_text() {
                Some(text) if scalar.style == Style::Plain && is_number(text) => {
                    format!("the number `{text}`")
                }
                Some(text) => format!("the text `{text}`"),
                None => "a text".to_owned(),
            },
            Kind::List(_) => "a list".to_owned(),
            Kind::Map(map) if map.entries.is_empty() => "an empty map".to_owned(),
            Kind::Map(_) => "a map of keys".to_owned(),
        }
    }

    /// How many nodes it is made of.
    pub(crate) fn count(&self) -> usize {
        1 + self.children().map(Node::count).sum::<usize>()
    }

    /// How deep it is nested: [`MAX_DEPTH`] at most.
    pub(crate) fn depth(&self) -> usize {
        1 + self.children().map(Node::depth).max().unwrap_or(0)
    }

    fn children(&self) -> Box<dyn Iterator<Item = &Node> + '_> {
        match &self.kind {
            Kind::Scalar(_) => Box::new(std::iter::empty()),
            Kind::List(items) => Box::new(items.iter()),
            Kind::Map(map) => Box::new(map.entries.iter().map(|entry| &entry.value)),
        }
    }

    /// The scalar, if it is one.
    pub(crate) fn scalar(&self) -> Option<&Scalar> {
        match &self.kind {
            Kind::Scalar(scalar) => Some(scalar),
            _ => None,
        }
    }

    /// Whether nothing is written where the node should be.
    pub(crate) fn is_missing(&self) -> bool {
        self.scalar().is_some_and(Scalar::is_missing)
    }
}

/// Whether a text is a number to every reader.
fn is_number(text: &str) -> bool {
    serde_json::from_str::<serde_json::Number>(text).is_ok()
}

impl Scalar {
    /// Whether nothing is written where the scalar should be.
    pub(crate) fn is_missing(&self) -> bool {
        self.style == Style::Plain && self.text.is_empty()
    }

    /// The text where it is short enough to be repeated in a message.
    pub(crate) fn short_text(&self) -> Option<&str> {
        (self.text.len() <= 40 && !self.text.chars().any(char::is_control)).then_some(self.text.as_str())
    }
}

//! Nodes that no author wrote, at the places of what they are made of.

use super::{Entry, Key, Kind, Layout, Map, Node, Scalar, Style};
use crate::source::Span;

/// A text, whatever it looks like.
pub(crate) fn text(text: impl Into<String>, span: Span) -> Node {
    scalar(text.into(), Style::Quoted, span)
}

/// A word of a language, a number, `true` or `null`.
pub(crate) fn word(word: impl Into<String>, span: Span) -> Node {
    scalar(word.into(), Style::Plain, span)
}

pub(crate) fn flag(flag: bool, span: Span) -> Node {
    word(if flag { "true" } else { "false" }, span)
}

fn scalar(text: String, style: Style, span: Span) -> Node {
    Node { kind: Kind::Scalar(Scalar { text, style }), span }
}

pub(crate) fn list(items: Vec<Node>, span: Span) -> Node {
    Node { kind: Kind::List(items), span }
}

pub(crate) fn map(entries: Vec<Entry>, span: Span) -> Node {
    Node { kind: Kind::Map(Map { entries, layout: Layout::Block }), span }
}

pub(crate) fn entry(key: impl Into<String>, span: Span, value: Node) -> Entry {
    Entry { key: Key { text: key.into(), style: Style::Quoted, span }, value }
}

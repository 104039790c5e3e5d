//! A map of the language that is being written.

use crate::source::Span;
use crate::yaml::make::{entry, flag, list, map, text, word};
use crate::yaml::{Entry, Node};

/// The keys of a map, in order.
pub(super) struct Words {
    entries: Vec<Entry>,
    span: Span,
}

impl Words {
    pub(super) fn new(span: Span) -> Self {
        Self { entries: Vec::new(), span }
    }

    pub(super) fn span(&self) -> Span {
        self.span
    }

    pub(super) fn put(&mut self, key: &str, value: Node) {
        self.entries.push(entry(key, value.span, value));
    }

    pub(super) fn put_some(&mut self, key: &str, value: Option<Node>) {
        if let Some(value) = value {
            self.put(key, value);
        }
    }

    pub(super) fn put_text(&mut self, key: &str, value: Option<&String>) {
        self.put_some(key, value.map(|value| text(value, self.span)));
    }

    pub(super) fn put_word(&mut self, key: &str, value: Option<&str>) {
        self.put_some(key, value.map(|value| word(value, self.span)));
    }

    pub(super) fn put_flag(&mut self, key: &str, value: bool) {
        if value {
            self.put(key, flag(true, self.span));
        }
    }

    pub(super) fn put_texts<'t>(&mut self, key: &str, values: impl IntoIterator<Item = &'t str>) {
        let values: Vec<Node> = values.into_iter().map(|value| text(value, self.span)).collect();
        if !values.is_empty() {
            self.put(key, list(values, self.span));
        }
    }

    /// A map of things with names, where there are any.
    pub(super) fn put_each<T>(&mut self, key: &str, all: &[T], one: impl Fn(&T) -> (String, Span, Node)) {
        let entries = all.iter().map(|thing| {
            let (name, span, node) = one(thing);
            entry(name, span, node)
        });
        let entries: Vec<Entry> = entries.collect();
        if !entries.is_empty() {
            self.put(key, map(entries, self.span));
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// The value of its one key, where it has no other; else the map.
    pub(super) fn alone_or_all(mut self, key: &str) -> Node {
        match self.entries.as_slice() {
            [only] if only.key.text == key => match self.entries.pop() {
                Some(only) => only.value,
                None => self.finish(),
            },
            _ => self.finish(),
        }
    }

    pub(super) fn finish(self) -> Node {
        map(self.entries, self.span)
    }
}

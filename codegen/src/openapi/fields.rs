//! The one reader of objects: it knows which members nobody took, so that none is dropped without a word.

use super::html;
use super::notes::Notes;
use crate::diagnostic::Code;
use crate::source::Span;
use crate::yaml::{Entry, Node};

/// The members of an object of the document.
pub(crate) struct Fields<'d, 'n> {
    node: &'d Node,
    entries: &'d [Entry],
    taken: Vec<bool>,
    what: &'static str,
    notes: &'n Notes,
}

impl<'d, 'n> Fields<'d, 'n> {
    /// The members of a node. One that is no object has none, which is noted.
    pub(crate) fn of(node: &'d Node, what: &'static str, notes: &'n Notes) -> Self {
        if !node.is_map() {
            let message = format!("{what} should be an object, and is {}", node.describe());
            notes.say(Code::OpenapiRepaired, node.span, message);
        }
        let entries = node.entries();
        Self { node, entries, taken: vec![false; entries.len()], what, notes }
    }

    pub(crate) fn span(&self) -> Span {
        self.node.span
    }

    /// Takes a member, whatever it is. Null is as good as absent.
    pub(crate) fn take(&mut self, key: &str) -> Option<&'d Node> {
        let at = self.entries.iter().position(|entry| entry.key.text == key)?;
        if let Some(taken) = self.taken.get_mut(at) {
            *taken = true;
        }
        self.entries.get(at).map(|entry| &entry.value).filter(|value| !value.is_null())
    }

    /// Takes a member whose null is a value.
    pub(crate) fn take_value(&mut self, key: &str) -> Option<&'d Node> {
        let at = self.entries.iter().position(|entry| entry.key.text == key)?;
        if let Some(taken) = self.taken.get_mut(at) {
            *taken = true;
        }
        self.entries.get(at).map(|entry| &entry.value)
    }

    /// Whether a member is there, be it null.
    pub(crate) fn has(&self, key: &str) -> bool {
        self.entries.iter().any(|entry| entry.key.text == key)
    }

    pub(crate) fn text(&mut self, key: &str) -> Option<&'d str> {
        let node = self.take(key)?;
        let text = node.text();
        if text.is_none() {
            self.misfit(key, node, "a text");
        }
        text
    }

    /// A text for people, without the line ends around it and without HTML.
    pub(crate) fn doc(&mut self, key: &str) -> Option<String> {
        self.text(key).map(|text| html::plain(text.trim())).filter(|text| !text.is_empty())
    }

    pub(crate) fn flag(&mut self, key: &str) -> Option<bool> {
        let node = self.take(key)?;
        let flag = node.flag();
        if flag.is_none() {
            self.misfit(key, node, "`true` or `false`");
        }
        flag
    }

    /// The items of a list.
    pub(crate) fn list(&mut self, key: &str) -> &'d [Node] {
        let Some(node) = self.take(key) else { return &[] };
        if !node.is_list() {
            self.misfit(key, node, "a list");
        }
        node.items()
    }

    /// The entries of a map.
    pub(crate) fn map(&mut self, key: &str) -> &'d [Entry] {
        let Some(node) = self.take(key) else { return &[] };
        if !node.is_map() {
            self.misfit(key, node, "an object");
        }
        node.entries()
    }

    /// Takes what only readers of the document miss.
    pub(crate) fn words(&mut self, keys: &[&str]) {
        for key in keys {
            if let Some(node) = self.take_value(key) {
                self.notes.words(node.span, &format!("`{key}`"));
            }
        }
    }

    /// Takes what is not built and was not taken before, with the words for what is lost.
    pub(crate) fn not_read(&mut self, keys: &[&str]) {
        for key in keys {
            let mut left = self.entries.iter().zip(&self.taken);
            if left.any(|(entry, taken)| entry.key.text == *key && !taken)
                && let Some(node) = self.take_value(key)
            {
                let message = format!("`{key}` of {} is not read", self.what);
                self.notes.say(Code::OpenapiNotRead, node.span, message);
            }
        }
    }

    fn misfit(&self, key: &str, node: &Node, wanted: &str) {
        let message = format!("`{key}` of {} should be {wanted}, and is {}", self.what, node.describe());
        self.notes.say(Code::OpenapiRepaired, node.span, message);
    }

    /// Notes the members that nobody took.
    pub(crate) fn finish(self) {
        for (entry, _) in self.entries.iter().zip(&self.taken).filter(|(_, taken)| !**taken) {
            let key = entry.key.text.escape_debug();
            match entry.key.text.starts_with("x-") {
                true => self.notes.words(entry.key.span, &format!("the extension `{key}`")),
                false => {
                    let message = format!("`{key}` is not a member of {}", self.what);
                    self.notes.say(Code::OpenapiNotRead, entry.key.span, message);
                }
            }
        }
    }
}

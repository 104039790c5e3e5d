//! Changes of a document at places in it.

use serde_json::Value;

use super::path::{Place, Step};
use super::{Effect, bad};
use crate::diagnostic::Diagnostic;
use crate::source::Span;
use crate::yaml::{Kind, MAX_DEPTH, Node};

/// The most nodes that overlays may add to a document.
const MAX_ADDED: usize = 2_000_000;

/// A document, and the same as the value that paths are looked up in.
pub(super) struct Document {
    pub(super) root: Node,
    value: Value,
    added: usize,
}

impl Document {
    pub(super) fn new(root: Node) -> Self {
        let value = root.value().to_json();
        Self { root, value, added: 0 }
    }

    pub(super) fn value(&self) -> &Value {
        &self.value
    }

    pub(super) fn at(&self, place: &[Step]) -> Option<&Node> {
        let mut at = &self.root;
        for step in place {
            at = match step {
                Step::Name(name) => at.get(name)?,
                Step::Index(index) => at.items().get(*index)?,
            };
        }
        Some(at)
    }

    /// Changes each place; the last ones first, so that those before them stay where they are.
    pub(super) fn change(
        &mut self,
        effect: &Effect,
        places: Vec<Place>,
        action: Span,
    ) -> Result<(), Box<Diagnostic>> {
        if let Effect::Update(update) = effect {
            self.added = self.added.saturating_add(update.count().saturating_mul(places.len()));
            let deepest = places.iter().map(Vec::len).max().unwrap_or(0) + update.depth();
            if self.added > MAX_ADDED || deepest >= MAX_DEPTH {
                let message = "the document becomes larger than any that is read";
                return Err(Box::new(bad(action, message, "copy less")));
            }
        }
        for place in places.iter().rev() {
            match effect {
                Effect::Remove => self.remove(place, action)?,
                Effect::Update(update) => self.update(place, update),
            }
        }
        Ok(())
    }

    fn remove(&mut self, place: &[Step], action: Span) -> Result<(), Box<Diagnostic>> {
        let Some((last, outer)) = place.split_last() else {
            return Err(Box::new(bad(
                action,
                "the document as a whole cannot be removed",
                "name a part of it",
            )));
        };
        if let Some(node) = node_at(&mut self.root, outer) {
            match (&mut node.kind, last) {
                (Kind::Map(map), Step::Name(name)) => map.entries.retain(|entry| entry.key.text != *name),
                (Kind::List(items), Step::Index(index)) if *index < items.len() => drop(items.remove(*index)),
                _ => {}
            }
        }
        if let Some(value) = value_at(&mut self.value, outer) {
            match (value, last) {
                (Value::Object(members), Step::Name(name)) => drop(members.remove(name)),
                (Value::Array(items), Step::Index(index)) if *index < items.len() => {
                    drop(items.remove(*index))
                }
                _ => {}
            }
        }
        Ok(())
    }

    fn update(&mut self, place: &[Step], update: &Node) {
        let Some(node) = node_at(&mut self.root, place) else { return };
        merge(node, update);
        if let Some(value) = value_at(&mut self.value, place) {
            *value = node.value().to_json();
        }
    }
}

fn node_at<'n>(root: &'n mut Node, place: &[Step]) -> Option<&'n mut Node> {
    let mut at = root;
    for step in place {
        at = match (&mut at.kind, step) {
            (Kind::Map(map), Step::Name(name)) => {
                map.entries.iter_mut().find(|entry| entry.key.text == *name).map(|entry| &mut entry.value)?
            }
            (Kind::List(items), Step::Index(index)) => items.get_mut(*index)?,
            _ => return None,
        };
    }
    Some(at)
}

fn value_at<'v>(root: &'v mut Value, place: &[Step]) -> Option<&'v mut Value> {
    let mut at = root;
    for step in place {
        at = match step {
            Step::Name(name) => at.get_mut(name.as_str())?,
            Step::Index(index) => at.get_mut(*index)?,
        };
    }
    Some(at)
}

/// Objects are merged, lists get more items, and anything else is replaced.
fn merge(node: &mut Node, update: &Node) {
    match (&mut node.kind, &update.kind) {
        (Kind::Map(map), Kind::Map(new)) => {
            for entry in &new.entries {
                match map.entries.iter_mut().find(|known| known.key.text == entry.key.text) {
                    Some(known) => merge(&mut known.value, &entry.value),
                    None => map.entries.push(entry.clone()),
                }
            }
        }
        (Kind::List(items), Kind::List(new)) => items.extend(new.iter().cloned()),
        (Kind::List(items), _) => items.push(update.clone()),
        _ => *node = update.clone(),
    }
}

//! Where in the language a node stands.

use crate::native::language;
use crate::native::language::{SPEC, Shape, Value};
use crate::yaml::{Entry, Kind, Node};

/// What the language says of a node.
#[derive(Clone, Copy)]
pub(crate) enum Guide {
    Shape(&'static Shape),
    /// Names, and what stands under each.
    Names(&'static Value),
    List(&'static Value),
    /// Written as its author likes it.
    Json,
    /// A text of this kind, under this key where it is a key's.
    Text(&'static Value, &'static str),
    /// What the language does not know.
    Unknown,
}

impl Guide {
    pub(crate) fn spec() -> Self {
        language::shape(SPEC).map_or(Guide::Unknown, Guide::Shape)
    }

    fn of(value: &'static Value, key: &'static str, node: &Node) -> Self {
        match value {
            Value::Shared(_, value) => Guide::of(value, key, node),
            Value::Either(values) => {
                let fitting = values.iter().find(|value| fits(value, node));
                fitting.map_or(Guide::Unknown, |value| Guide::of(value, key, node))
            }
            Value::Json | Value::JsonObject => Guide::Json,
            value if !fits(value, node) => Guide::Unknown,
            Value::Shape(name) => language::shape(name).map_or(Guide::Unknown, Guide::Shape),
            Value::Map(_, of) => Guide::Names(of),
            Value::List(of, _) => Guide::List(of),
            value => Guide::Text(value, key),
        }
    }

    /// What the language says of the value of an entry.
    pub(crate) fn entry(self, entry: &Entry) -> Guide {
        match self {
            Guide::Shape(shape) => {
                let key = shape.keys.iter().find(|key| key.name == entry.key.text);
                key.map_or(Guide::Unknown, |key| Guide::of(key.value, key.name, &entry.value))
            }
            Guide::Names(of) => Guide::of(of, "", &entry.value),
            Guide::Json => Guide::Json,
            Guide::List(_) | Guide::Text(..) | Guide::Unknown => Guide::Unknown,
        }
    }

    /// What the language says of an item of a list.
    pub(crate) fn item(self, item: &Node) -> Guide {
        match self {
            Guide::List(of) => Guide::of(of, "", item),
            Guide::Json => Guide::Json,
            _ => Guide::Unknown,
        }
    }

    /// The place of a key in canonical order; keys that the language does not know come last.
    pub(crate) fn rank(self, key: &str) -> usize {
        match self {
            Guide::Shape(shape) => {
                shape.keys.iter().position(|known| known.name == key).unwrap_or(usize::MAX)
            }
            _ => 0,
        }
    }

    /// Whether the entries are long enough, as a rule, to be set apart by empty lines.
    pub(crate) fn is_roomy(self) -> bool {
        match self {
            Guide::Shape(shape) => shape.name == SPEC,
            Guide::Names(Value::Shape(name)) => matches!(*name, "error" | "type" | "operation"),
            _ => false,
        }
    }
}

fn fits(value: &'static Value, node: &Node) -> bool {
    let map = |node: &Node| matches!(node.kind, Kind::Map(_));
    match value {
        Value::Shared(_, value) => fits(value, node),
        Value::Either(values) => values.iter().any(|value| fits(value, node)),
        Value::Json => true,
        Value::JsonObject => map(node),
        Value::List(..) => matches!(node.kind, Kind::List(_)),
        // Several outcomes differ from one by the names of their keys.
        Value::Shape("outcome") => map(node) && !has_names(node),
        Value::Shape(_) | Value::Map(_, _) => map(node),
        _ => matches!(node.kind, Kind::Scalar(_)),
    }
}

fn has_names(node: &Node) -> bool {
    match &node.kind {
        Kind::Map(map) => map
            .entries
            .first()
            .is_some_and(|entry| entry.key.text.starts_with(|c: char| c.is_ascii_uppercase())),
        _ => false,
    }
}

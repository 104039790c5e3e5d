//! The types that a spec names, wherever the tables have types stand.

use std::collections::HashSet;

use super::{SPEC, Value, shape};
use crate::yaml::{Kind, Node};

/// A key that this is not asked of.
const OTHER: &str = "rust";

/// Returns the names that types and lists of included objects have in them.
pub(crate) fn types_named_in(spec: &Node) -> HashSet<String> {
    let mut found = HashSet::new();
    collect(spec, &Value::Shape(SPEC), &mut found);
    found
}

fn collect(node: &Node, value: &Value, found: &mut HashSet<String>) {
    match (value, &node.kind) {
        (Value::Type | Value::PlainType, Kind::Scalar(scalar)) => {
            let words = scalar.text.split(|c: char| !c.is_ascii_alphanumeric());
            let names = words.filter(|word| word.starts_with(|c: char| c.is_ascii_uppercase()));
            found.extend(names.map(str::to_owned));
        }
        (Value::Shape(name), Kind::Map(map)) => {
            let Some(shape) = shape(name) else { return };
            let entries = map.entries.iter().filter(|entry| entry.key.text != OTHER);
            for entry in entries {
                let key = entry.key.text.strip_suffix('?').unwrap_or(&entry.key.text);
                let value = shape.keys.iter().find(|known| known.name == key).map(|known| known.value);
                match (key, value) {
                    ("include", Some(Value::List(..))) => {
                        found.extend(entry.value.items().iter().filter_map(Node::text).map(str::to_owned));
                    }
                    ("type", Some(Value::Name(_))) => collect(&entry.value, &Value::PlainType, found),
                    (_, Some(value)) => collect(&entry.value, value, found),
                    (_, None) => {}
                }
            }
        }
        (Value::Map(_, value), Kind::Map(map)) => {
            map.entries.iter().for_each(|entry| collect(&entry.value, value, found));
        }
        (Value::List(value, _), Kind::List(items)) => {
            items.iter().for_each(|item| collect(item, value, found));
        }
        (Value::Shared(_, value), _) => collect(node, value, found),
        (Value::Either(values), _) => values.iter().for_each(|value| collect(node, value, found)),
        _ => {}
    }
}

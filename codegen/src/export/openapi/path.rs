//! Paths, each with the operations on it.

use super::operation;
use crate::export::schema::Schemas;
use crate::ir::Operation;
use crate::json::{Json, Object};

/// The names of an operation's path parameters in the document, by wire name.
///
/// Two paths that differ only by the names of their parameters are one in OpenAPI. The first operation names them
/// then; on the wire they have no name.
pub(super) struct Names<'a>(Vec<(&'a str, &'a str)>);

impl Names<'_> {
    pub(super) fn of<'n>(&'n self, wire_name: &'n str) -> &'n str {
        self.0.iter().find(|(own, _)| *own == wire_name).map_or(wire_name, |(_, name)| name)
    }
}

/// Every path with its operations, in the author's order.
///
/// Where two operations have one path and one method, as documents may have them, the name of the later one stands in the
/// fragment of its path: what is sent is the same.
pub(super) fn items(schemas: &Schemas<'_>) -> Object {
    let mut paths: Vec<(&Operation, Object)> = Vec::new();
    let mut others = Object::default();
    for operation in &schemas.api.operations {
        let known = paths.iter().position(|(first, _)| first.path.pattern() == operation.path.pattern());
        let first = known.and_then(|at| paths.get(at)).map_or(operation, |(first, _)| first);
        let names = Names(operation.path.parameters().zip(first.path.parameters()).collect());
        let item = operation::item(schemas, operation, &names);
        let method = operation.method.as_str().to_ascii_lowercase();
        match known.and_then(|at| paths.get_mut(at)) {
            Some((first, items)) if items.get(&method).is_some() => {
                let path = format!("{}#{}", first.path.template(), operation.name);
                others.push(&path, Object::of(&method, item));
            }
            Some((_, items)) => items.push(&method, item),
            None => paths.push((operation, Object::of(&method, item))),
        }
    }
    let paths: Object =
        paths.into_iter().map(|(first, items)| (first.path.template(), Json::Object(items))).collect();
    paths.and(others)
}

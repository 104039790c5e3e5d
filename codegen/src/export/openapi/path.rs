//! Paths, each with the operations on it.

use super::operation;
use crate::export::schema::Schemas;
use crate::ir::{Operation, PathPiece};
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
pub(super) fn items(schemas: &Schemas<'_>) -> Object {
    let mut paths: Vec<(&Operation, Object)> = Vec::new();
    for operation in &schemas.api.operations {
        let known = paths.iter().position(|(first, _)| is_same(&first.path, &operation.path));
        let first = known.and_then(|at| paths.get(at)).map_or(operation, |(first, _)| first);
        let names = Names(parameters(&operation.path).zip(parameters(&first.path)).collect());
        let item = operation::item(schemas, operation, &names);
        let method = operation.method.as_str().to_ascii_lowercase();
        match known.and_then(|at| paths.get_mut(at)) {
            Some((_, items)) => items.push(&method, item),
            None => paths.push((operation, Object::of(&method, item))),
        }
    }
    paths.into_iter().map(|(first, items)| (template(&first.path), Json::Object(items))).collect()
}

fn template(path: &[PathPiece]) -> String {
    path.iter()
        .map(|piece| match piece {
            PathPiece::Literal(text) => text.clone(),
            PathPiece::Parameter(name) => format!("{{{name}}}"),
        })
        .collect()
}

fn is_same(a: &[PathPiece], b: &[PathPiece]) -> bool {
    a.len() == b.len()
        && a.iter().zip(b).all(|pieces| match pieces {
            (PathPiece::Literal(a), PathPiece::Literal(b)) => a == b,
            (PathPiece::Parameter(_), PathPiece::Parameter(_)) => true,
            _ => false,
        })
}

fn parameters(path: &[PathPiece]) -> impl Iterator<Item = &str> {
    path.iter().filter_map(|piece| match piece {
        PathPiece::Literal(_) => None,
        PathPiece::Parameter(name) => Some(name.as_str()),
    })
}

//! The names of operations: their ids as camelCase, else of method and path.

use std::collections::{HashMap, HashSet};

use super::unique;
use crate::diagnostic::Code;
use crate::form::METHODS;
use crate::openapi::notes::Notes;
use crate::openapi::reference::Document;
use crate::openapi::words::{camel, shortened, upper_camel};
use crate::yaml::{Entry, Node};

/// The names of operations, by their paths and methods: two paths may share one description.
pub(super) type Names<'d> = HashMap<(&'d str, &'static str), String>;

/// The name of each operation.
pub(super) fn names<'d>(paths: &'d [Entry], document: &Document<'d>, notes: &Notes) -> Names<'d> {
    let mut names = HashMap::new();
    let mut taken = HashSet::new();
    let mut without_id = Vec::new();
    for entry in paths {
        let Ok(item) = document.follow(&entry.value) else { continue };
        for (word, _) in METHODS {
            let Some(node) = item.get(&word.to_ascii_lowercase()) else { continue };
            let id = node.get("operationId").and_then(Node::text).filter(|id| !id.trim().is_empty());
            let name = id.map(|id| decapitalized(&shortened(upper_camel(id, "N"))));
            match name.filter(|name| taken.insert(name.clone())) {
                Some(name) => {
                    if id != Some(name.as_str()) {
                        let message = format!("the operation is called `{name}` here");
                        notes.say(Code::OpenapiName, node.span, message);
                    }
                    names.insert((entry.key.text.as_str(), word), name);
                }
                None => without_id.push((word, entry, node)),
            }
        }
    }
    for (word, entry, node) in without_id {
        let name = unique(&mut taken, of_path(word, &entry.key.text));
        let message = format!("the operation has no id of its own, and is called `{name}` here");
        notes.say(Code::OpenapiName, node.span, message);
        names.insert((entry.key.text.as_str(), word), name);
    }
    names
}

fn decapitalized(name: &str) -> String {
    camel(name, "n")
}

/// `GET /users/{id}/repos` is `getUsersByIdRepos`.
fn of_path(method: &str, path: &str) -> String {
    let steps = path.split(['?', '#']).next().unwrap_or_default().split('/');
    let words = steps.map(|step| {
        let spread = step.replace('{', " by ").replace('}', " ");
        upper_camel(&spread, "")
    });
    let name: String = words.collect();
    let name = match name.is_empty() {
        true => "Root".to_owned(),
        false => shortened(name),
    };
    method.to_ascii_lowercase() + &name
}

#[cfg(test)]
mod tests {
    use super::of_path;

    #[test]
    fn paths_are_names() {
        for (path, name) in [
            ("/users/{id}/repos", "getUsersByIdRepos"),
            ("/", "getRoot"),
            ("/a/{x}.json?y=1", "getAByXJson"),
            ("/v1/files:batch", "getV1FilesBatch"),
        ] {
            assert_eq!(of_path("GET", path), name);
        }
    }
}

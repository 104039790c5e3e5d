//! The names that documents have for errors whose statuses have none.

use std::collections::{BTreeMap, BTreeSet};

use super::Key;
use crate::ir::{StatusMatch, Type, Types};
use crate::openapi::operation::Failure;
use crate::openapi::status::reason;
use crate::openapi::words::upper_camel;

/// The name of an error of an operation: the one word that describes it, else that of its body, where no other error there
/// has that body.
pub(super) fn name(
    failure: &Failure,
    body: Option<&Type>,
    of_operation: &[Failure],
    types: &Types,
) -> Option<String> {
    let StatusMatch::One(status) = failure.status else { return None };
    if reason(status).is_some() {
        return None;
    }
    if let Some(word) = failure.doc.as_deref().map(str::trim).filter(|doc| is_identifier(doc)) {
        return Some(upper_camel(word, "Error"));
    }
    let with_body = of_operation.iter().filter(|other| other.body == failure.body);
    match body {
        Some(Type::Named(id)) if failure.has_named_body && with_body.count() == 1 => {
            Some(types[*id].name.clone())
        }
        _ => None,
    }
}

/// Whether a text is one word that is written as a name, and none of a language: `NotKnown` or `not_known`, not `Missing`.
fn is_identifier(text: &str) -> bool {
    let is_part = |c: char| c.is_ascii_alphanumeric() || c == '_';
    let is_inner_capital = |pair: (char, char)| pair.0.is_ascii_lowercase() && pair.1.is_ascii_uppercase();
    text.len() <= 60
        && text.starts_with(|c: char| c.is_ascii_alphabetic())
        && text.chars().all(is_part)
        && (text.contains('_') || text.chars().zip(text.chars().skip(1)).any(is_inner_capital))
}

/// The statuses that errors have by their names: of a name with several, each error says which is its own.
pub(super) fn statuses<'k>(keys: impl Iterator<Item = &'k Key>) -> BTreeMap<String, BTreeSet<String>> {
    let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (status, _, name) in keys {
        if let Some(name) = name {
            found.entry(name.clone()).or_default().insert(status.clone());
        }
    }
    found
}

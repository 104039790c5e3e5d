//! Which places of a document a JSONPath (RFC 9535) names.

use serde_json::Value;
use serde_json_path::{JsonPath, PathElement};

use super::bad;
use crate::diagnostic::Diagnostic;
use crate::yaml::Node;

/// The longest path that is read, and how deep brackets in it may be: a reader of paths goes down for each.
const LONGEST: usize = 4096;
const MAX_BRACKETS: usize = 24;

/// The most `..` in a path: each looks at all that is below what the one before it found.
const MAX_DESCENTS: usize = 3;

/// A step from a node to one in it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Step {
    Name(String),
    Index(usize),
}

/// A place in a document, from its root.
pub(super) type Place = Vec<Step>;

/// The places that a path names, each once, in the order of their steps.
pub(super) fn locations(path: &Node, document: &Value) -> Result<Vec<Place>, Box<Diagnostic>> {
    const HELP: &str = "write it by RFC 9535, such as `$.paths['/parcels'].get`";
    let refused = |why: &str| Box::new(bad(path.span, why, HELP));
    let text = path.text().ok_or_else(|| refused("a JSONPath is a text"))?;
    if text.len() > LONGEST || brackets(text) > MAX_BRACKETS || text.matches("..").count() > MAX_DESCENTS {
        return Err(refused("the JSONPath is longer than anyone needs it"));
    }
    let parsed = JsonPath::parse(text).map_err(|error| {
        let why = error.to_string();
        let why = why.lines().next().unwrap_or_default().replace('`', "'");
        refused(&format!("`{}` is not a JSONPath: {}", shown(text), shown(&why)))
    })?;
    let found = parsed.query_located(document);
    let mut places: Vec<Place> = found
        .locations()
        .map(|location| {
            let steps = location.iter().map(|element| match element {
                PathElement::Name(name) => Step::Name((*name).to_owned()),
                PathElement::Index(index) => Step::Index(*index),
            });
            steps.collect()
        })
        .collect();
    places.sort();
    places.dedup();
    Ok(places)
}

/// A text without what moves a cursor. Quotes stay, which paths are full of.
pub(super) fn shown(text: &str) -> String {
    text.escape_debug().to_string().replace("\\'", "'").replace("\\\"", "\"")
}

/// How deep brackets are nested.
fn brackets(text: &str) -> usize {
    let (mut depth, mut deepest) = (0_usize, 0);
    for c in text.chars() {
        match c {
            '(' | '[' | '!' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            _ => {}
        }
        deepest = deepest.max(depth);
    }
    deepest
}

//! Overlays: changes of a document that stand in files of their own (OpenAPI Overlay 1.0, and `copy` of 1.1).
//!
//! What an overlay wrote has its place in the overlay, so that whatever is told of it leads there.

mod change;
mod path;

use self::change::Document;
use self::path::{locations, shown};
use super::fields::Fields;
use super::notes::Notes;
use crate::diagnostic::{Code, Diagnostic};
use crate::source::{SourceFile, Span};
use crate::yaml::Node;

/// What one action does to each place that it hits.
enum Effect {
    Remove,
    Update(Node),
}

/// Changes a document by overlays, one after another.
pub(super) fn apply<'o>(
    root: Node,
    overlays: impl Iterator<Item = &'o SourceFile>,
    notes: &Notes,
) -> Result<Node, Vec<Diagnostic>> {
    let mut overlays = overlays.peekable();
    if overlays.peek().is_none() {
        return Ok(root);
    }
    let mut document = Document::new(root);
    let mut problems = Vec::new();
    for file in overlays {
        let (overlay, _) = crate::yaml::parse_foreign(file)?;
        apply_one(&overlay, &mut document, notes, &mut problems);
    }
    if problems.is_empty() { Ok(document.root) } else { Err(problems) }
}

fn apply_one(overlay: &Node, document: &mut Document, notes: &Notes, problems: &mut Vec<Diagnostic>) {
    let mut fields = Fields::of(overlay, "an overlay", notes);
    let version = fields.text("overlay").unwrap_or_default();
    if version != "1" && !version.starts_with("1.") {
        let message = "this should be an overlay of version 1, and does not say so";
        problems.push(bad(overlay.span, message, "an overlay starts with `overlay: 1.0.0`"));
        return;
    }
    for key in ["info", "extends"] {
        fields.take(key);
    }
    for action in fields.list("actions") {
        if let Err(problem) = apply_action(action, document, notes) {
            problems.push(*problem);
        }
    }
    fields.finish();
}

fn apply_action(action: &Node, document: &mut Document, notes: &Notes) -> Result<(), Box<Diagnostic>> {
    let mut fields = Fields::of(action, "an action", notes);
    fields.take("description");
    let (target, remove) = (fields.take("target"), fields.flag("remove").unwrap_or(false));
    let (update, copy) = (fields.take_value("update"), fields.take("copy"));
    fields.finish();
    let target = target.ok_or_else(|| {
        Box::new(bad(action.span, "the action has no `target`", "say by a JSONPath what it changes"))
    })?;
    let places = locations(target, document.value())?;
    let effect = match (remove, update, copy) {
        (true, ..) => Effect::Remove,
        (false, Some(update), None) => Effect::Update(update.clone()),
        (false, None, Some(copy)) => Effect::Update(copied(copy, document)?),
        (false, Some(_), Some(copy)) => {
            let message = "the action has `update` and `copy`, and does one of the two";
            return Err(Box::new(bad(copy.span, message, "make two actions of it")));
        }
        (false, None, None) => {
            let message = "the action says nothing that it does";
            return Err(Box::new(bad(action.span, message, "write `update`, `copy` or `remove: true`")));
        }
    };
    if places.is_empty() {
        let message = format!(
            "nothing in the document is at `{}`, so that the action changes nothing",
            shown(target.text().unwrap_or_default())
        );
        notes.advise(Code::OpenapiOverlay, target.span, message, "perhaps the document has changed");
    }
    document.change(&effect, places, action.span)
}

/// The one node that an action copies.
fn copied(copy: &Node, document: &Document) -> Result<Node, Box<Diagnostic>> {
    let places = locations(copy, document.value())?;
    let found = match places.as_slice() {
        [place] => document.at(place),
        _ => None,
    };
    found.cloned().ok_or_else(|| {
        let message = format!("`copy` should be at one place, and is at {}", places.len());
        Box::new(bad(copy.span, message, "name the one place that is copied"))
    })
}

/// A mistake in an overlay.
fn bad(span: Span, message: impl Into<String>, help: &str) -> Diagnostic {
    Diagnostic::new(Code::BadOverlay, span, message).help(help)
}

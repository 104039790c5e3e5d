//! The body of an operation, of which a document may have several and a spec speaks of one.

use super::contradict;
use crate::diagnostic::Diagnostic;
use crate::document::{Bodies, BodyForm};
use crate::native::member_key;
use crate::yaml::{Entry, Node, make};

/// The bodies that a spec speaks of.
pub(super) fn bodies(root: &Node) -> Bodies {
    let operations = root.get("operations").map_or(&[][..], Node::entries);
    let spoken = operations.iter().filter_map(|operation| {
        let body = body_of(operation.value.get("in")?)?;
        Some((operation.key.text.clone(), BodyForm::of_word(plain(&body.key.text))?))
    });
    spoken.collect()
}

/// The inputs of the document without its body, where the spec speaks of another one; with that as a contradiction.
pub(super) fn without_other(base: &Node, own: &Node) -> Option<(Node, Diagnostic)> {
    let (old, new) = (body_of(base)?, body_of(own)?);
    if plain(&old.key.text) == plain(&new.key.text) {
        return None;
    }
    let is_kept = |entry: &&Entry| !std::ptr::eq(*entry, old) && entry.key.text != "media";
    let kept = base.entries().iter().filter(is_kept).cloned().collect();
    Some((make::map(kept, base.span), contradict::of_body(&old.key, &new.key)))
}

fn body_of(inputs: &Node) -> Option<&Entry> {
    let is_body = |key: &str| key == "one-of" || BodyForm::of_word(key).is_some();
    inputs.entries().iter().find(|entry| is_body(plain(&entry.key.text)))
}

/// A key without the `?` that says that its value may be absent.
pub(super) fn plain(key: &str) -> &str {
    member_key::read(key).0
}

//! The body of an operation, of which a document may have several and a spec speaks of one.

use super::contradict;
use crate::diagnostic::{Code, Diagnostic};
use crate::document::{Bodies, BodyForm, Extent, TypeWords};
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

/// The problems of types of which more is said, and whose members are those of an operation: nothing has the type.
pub(super) fn types_in_place(adopted: &Node, root: &Node, extents: &[Extent]) -> Vec<Diagnostic> {
    let words = TypeWords::of(root);
    let known = adopted.get("types");
    let types = root.get("types").map_or(&[][..], Node::entries);
    let left = types.iter().filter(|entry| {
        let name = entry.key.text.as_str();
        known.is_none_or(|known| known.get(name).is_none()) && !words.has(name)
    });
    let found = left.filter_map(|entry| {
        let has_it = |extent: &&Extent| extent.members_of.as_ref() == Some(&entry.key.text);
        let operation = extents.iter().find(has_it)?.operation.escape_debug();
        let message = format!(
            "the members of `{}` are those of the operation `{operation}`, and nothing has the type",
            entry.key.text.escape_debug()
        );
        let help = format!("say it of the operation: `operations: {{ {operation}: {{ in: … }} }}`");
        Some(Diagnostic::new(Code::UnknownType, entry.key.span, message).help(help))
    });
    found.collect()
}

fn body_of(inputs: &Node) -> Option<&Entry> {
    let is_body = |key: &str| key == "one-of" || BodyForm::of_word(key).is_some();
    inputs.entries().iter().find(|entry| is_body(plain(&entry.key.text)))
}

/// A key without the `?` that says that its value may be absent.
pub(super) fn plain(key: &str) -> &str {
    member_key::read(key).0
}

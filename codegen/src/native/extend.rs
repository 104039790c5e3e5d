//! A spec that extends a document: what it says goes before what the document says, name by name.
//!
//! The document is written as a spec first ([`adopt`](super::adopt)), so that one merge of two trees is all there is to it: the
//! rest is done as for every other spec, and each problem leads into the file that it is of.

mod auth;
mod body;
mod contradict;
mod kind;
mod merge;
mod select;
mod told;

use super::{adopt, lower, parse, spelling};
use crate::diagnostic::{Code, Diagnostic, Levels, Report};
use crate::document::{Described, Spoken, TypeWords};
use crate::yaml::{Entry, Node, make};

/// What a spec speaks of, of the document that it extends.
pub(crate) fn spoken(root: &Node) -> Spoken {
    let types = root.get("types").map_or(&[][..], Node::entries);
    let refined = types.iter().map(|entry| entry.key.text.clone()).collect();
    Spoken {
        bodies: body::bodies(root),
        types: TypeWords::of(root),
        refined,
        needs_credentials: auth::is_said(root),
    }
}

/// The path of the document that a spec extends.
pub(crate) fn extended(root: &Node) -> Option<&Node> {
    root.get("extends")
}

/// The paths of the overlays of that document.
pub(crate) fn overlays(root: &Node) -> &[Node] {
    root.get("overlays").map_or(&[], Node::items)
}

/// The problem of a document that nobody could read.
pub(crate) fn not_at_hand(path: &Node) -> Diagnostic {
    let message = match path.text() {
        Some(path) => format!("the document `{}` is not at hand", path.escape_debug()),
        None => format!("`extends` should be the path of a document, and is {}", path.describe()),
    };
    Diagnostic::new(Code::UnknownSource, path.span, message)
        .help("name a file by its path from this one; nothing is fetched")
}

/// What becomes of names that the document does not have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Unknown {
    /// An author is told of them.
    Refused,
    /// A document says them of what it does not use.
    PassedOver,
}

/// Reads a spec together with what it extends.
pub(crate) fn read(root: &Node, base: Described, unknown: Unknown) -> Result<Described, Vec<Diagnostic>> {
    let mut report = Report::default();
    let (mut api, mut notes) = (base.api, base.notes);
    if let Some(node) = root.get("overlays") {
        parse::parse_texts(node, "`overlays`", &mut report);
    }
    if let Some(only) = root.get("only").and_then(|node| parse::parse_only(node, &mut report)) {
        select::select(&mut api, &only, &mut report);
        // Who wants a part of the operations wants the events that the spec speaks of.
        if root.get("webhooks").is_none() {
            api.webhooks = None;
        }
        notes = told::of_chosen(&api, &base.extents, notes);
    }
    let in_place = base.extents.iter().filter_map(|extent| extent.members_of.clone()).collect();
    let mut found =
        merge::Found { report: &mut report, contradictions: Vec::new(), is_text: false, unknown, in_place };
    let adopted = adopt::spec(&api, &TypeWords::of(root));
    let adopted = if unknown == Unknown::PassedOver { without_errors(&adopted) } else { adopted };
    let adopted = auth::left_open(adopted, root, &base.extents);
    let adopted = auth::without_credentials(adopted, root, &mut notes);
    let merged = merge::merge(&adopted, root, &mut found);
    for problem in body::types_in_place(&adopted, root, &base.extents) {
        found.report.push(problem);
    }
    let contradictions = found.contradictions;
    let spec = parse::parse(&report.finish(Some(merged))?)?;
    let own = Levels::of(spec.lints.iter().map(|setting| (setting.lint, setting.level)));
    Ok(Described {
        api: lower::lower(spec)?,
        levels: base.levels.overridden_by(&own),
        spelling: spelling::of,
        notes: [notes, contradictions].concat(),
        extents: base.extents,
        softened: base.softened,
    })
}

/// A spec without what it says of errors: the document itself says that in the words of this language.
fn without_errors(spec: &Node) -> Node {
    let without = |node: &Node, keys: &[&str]| {
        let kept = node.entries().iter().filter(|entry| !keys.contains(&entry.key.text.as_str()));
        make::map(kept.cloned().collect(), node.span)
    };
    let kept = without(spec, &["errors", "error-body"]);
    let entries = kept.entries().iter().map(|section| {
        if section.key.text != "operations" {
            return section.clone();
        }
        let operations = section.value.entries().iter();
        let operations =
            operations.map(|one| Entry { key: one.key.clone(), value: without(&one.value, &["errors"]) });
        Entry { key: section.key.clone(), value: make::map(operations.collect(), section.value.span) }
    });
    make::map(entries.collect(), spec.span)
}

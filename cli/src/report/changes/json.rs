//! Changes as JSON objects, one a line; `docs/changes.md` has the schema.

use serde_json::{Value, json};
use specwright_codegen::diff::{Entry, Place, Softening};
use specwright_codegen::ir::Direction;
use specwright_codegen::source::{Sources, Span};

use super::Compared;
use crate::report::json::{escape, span};

pub(super) fn render(compared: &Compared<'_>) -> String {
    let entries = compared.comparison.entries.iter().map(|entry| change(compared, entry, None));
    let ignored = compared.ignored.iter().map(|(entry, reason)| change(compared, entry, Some(reason)));
    let lines = entries.chain(ignored).chain([verdict(compared)]);
    // JSON escapes less than a terminal acts on; it may be one that shows the line.
    lines.map(|line| format!("{}\n", escape(&line.to_string()))).collect()
}

fn change(compared: &Compared<'_>, entry: &Entry, ignored: Option<&String>) -> Value {
    let direction = entry.direction.map(|direction| match direction {
        Direction::In => "request",
        Direction::Out => "response",
    });
    let items: Vec<Value> = entry
        .items
        .iter()
        .map(|item| json!({ "path": item.path, "old": item.old, "new": item.new }))
        .collect();
    let (edit, extension) = match &entry.softening {
        Some(Softening::Edit(edit)) => (
            json!({
                "file": compared.new.file(edit.span.file).name,
                "span": span(compared.new, edit.span),
                "replaced": edit.replaced,
                "replacement": edit.replacement,
            }),
            Value::Null,
        ),
        Some(Softening::Extension(spec)) => (Value::Null, json!(spec)),
        None => (Value::Null, Value::Null),
    };
    json!({
        "kind": "change",
        "code": entry.code.as_str(),
        "wire": entry.wire.as_str(),
        "rust": entry.rust.as_str(),
        "direction": direction,
        "message": entry.message,
        "fingerprint": entry.fingerprint(),
        "old": entry.old.as_ref().map(|place| at(compared.old, place)),
        "new": entry.new.as_ref().map(|place| at(compared.new, place)),
        "items": items,
        "edit": edit,
        "extension": extension,
        "ignored": ignored,
    })
}

fn at(sources: &dyn Sources, place: &Place) -> Value {
    let of: Span = place.span;
    json!({ "file": sources.file(of.file).name, "subject": place.subject, "span": span(sources, of) })
}

fn verdict(compared: &Compared<'_>) -> Value {
    let comparison = compared.comparison;
    let versions = &comparison.versions;
    json!({
        "kind": "verdict",
        "old": compared.old_name,
        "new": compared.new_name,
        "wire": comparison.wire().as_str(),
        "rust": comparison.rust().as_str(),
        "changes": comparison.entries.len(),
        "version": {
            "old": versions.old.to_string(),
            "stated": { "old": versions.is_stated.0, "new": versions.is_stated.1 },
            "new": versions.new.to_string(),
            "needed": versions.needed.to_string(),
            "step": versions.step.as_str(),
            "too_low": versions.is_too_low(),
        },
    })
}

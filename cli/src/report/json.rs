//! A problem as a JSON object; `docs/diagnostics.md` has the schema.

use serde_json::{Value, json};
use specwright_codegen::diagnostic::{Diagnostic, visible};
use specwright_codegen::source::{FileId, SourceFile, Sources, Span};

pub(super) fn render(sources: &dyn Sources, diagnostic: &Diagnostic) -> String {
    let own = diagnostic.span.file;
    let related = |(place, message): &(Span, String)| {
        elsewhere(sources, own, *place, json!({ "message": message, "span": span(sources, *place) }))
    };
    let edit = diagnostic.edit.as_ref().map(|edit| {
        let span = span(sources, edit.span);
        let change = json!({ "span": span, "replaced": edit.replaced, "replacement": edit.replacement });
        elsewhere(sources, own, edit.span, change)
    });
    let object = json!({
        "code": diagnostic.code.as_str(),
        "severity": diagnostic.severity.word(),
        "message": diagnostic.message,
        "file": sources.file(own).name,
        "span": span(sources, diagnostic.span),
        "help": diagnostic.help,
        "related": diagnostic.related.iter().map(related).collect::<Vec<_>>(),
        "edit": edit,
    });
    // JSON escapes less than a terminal acts on; it may be one that shows the line.
    format!("{}\n", escape(&object.to_string()))
}

/// A place in another file than the problem's says in which.
fn elsewhere(sources: &dyn Sources, own: FileId, place: Span, mut object: Value) -> Value {
    if place.file != own {
        object["file"] = json!(sources.file(place.file).name);
    }
    object
}

pub(super) fn span(sources: &dyn Sources, span: Span) -> Value {
    let file = sources.file(span.file);
    json!({ "start": place(file, span.start), "end": place(file, span.end) })
}

fn place(file: &SourceFile, offset: u32) -> Value {
    let at = file.line_column(offset);
    json!({ "offset": offset, "line": at.line, "column": at.column })
}

/// The text of a JSON value with all characters escaped that a terminal acts on.
pub(super) fn escape(json: &str) -> String {
    let mut units = [0; 2];
    let escaped = |c: char| match visible(c.encode_utf8(&mut [0; 4])).len() == c.len_utf8() {
        true => c.to_string(),
        false => c.encode_utf16(&mut units).iter().map(|unit| format!("\\u{unit:04x}")).collect(),
    };
    json.chars().map(escaped).collect()
}

//! A problem as a JSON object; `docs/diagnostics.md` has the schema.

use serde_json::{Value, json};
use specwright_codegen::diagnostic::{Diagnostic, visible};
use specwright_codegen::source::{SourceFile, Span};

pub(super) fn render(file: &SourceFile, diagnostic: &Diagnostic) -> String {
    let related =
        |(place, message): &(Span, String)| json!({ "message": message, "span": span(file, *place) });
    let edit = diagnostic.edit.as_ref().map(|edit| {
        json!({ "span": span(file, edit.span), "replaced": edit.replaced, "replacement": edit.replacement })
    });
    let object = json!({
        "code": diagnostic.code.as_str(),
        "severity": diagnostic.severity.word(),
        "message": diagnostic.message,
        "file": file.name,
        "span": span(file, diagnostic.span),
        "help": diagnostic.help,
        "related": diagnostic.related.iter().map(related).collect::<Vec<_>>(),
        "edit": edit,
    });
    // JSON escapes less than a terminal acts on; it may be one that shows the line.
    format!("{}\n", escape(&object.to_string()))
}

fn span(file: &SourceFile, span: Span) -> Value {
    json!({ "start": place(file, span.start), "end": place(file, span.end) })
}

fn place(file: &SourceFile, offset: u32) -> Value {
    let at = file.line_column(offset);
    json!({ "offset": offset, "line": at.line, "column": at.column })
}

/// The text of a JSON value with all characters escaped that a terminal acts on.
fn escape(json: &str) -> String {
    let mut units = [0; 2];
    let escaped = |c: char| match visible(c.encode_utf8(&mut [0; 4])).len() == c.len_utf8() {
        true => c.to_string(),
        false => c.encode_utf16(&mut units).iter().map(|unit| format!("\\u{unit:04x}")).collect(),
    };
    json.chars().map(escaped).collect()
}

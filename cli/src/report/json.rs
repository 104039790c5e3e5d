//! A problem as a JSON object; `docs/diagnostics.md` has the schema.

use serde_json::{Value, json};
use specwright_codegen::diagnostic::Diagnostic;
use specwright_codegen::source::{SourceFile, Span};

pub(super) fn render(file: &SourceFile, diagnostic: &Diagnostic) -> String {
    let related =
        |(place, message): &(Span, String)| json!({ "message": message, "span": span(file, *place) });
    let edit = diagnostic.edit.as_ref().map(|edit| {
        json!({ "span": span(file, edit.span), "replaced": edit.replaced, "replacement": edit.replacement })
    });
    let object = json!({
        "code": diagnostic.code,
        "severity": diagnostic.severity.word(),
        "message": diagnostic.message,
        "file": file.name,
        "span": span(file, diagnostic.span),
        "help": diagnostic.help,
        "related": diagnostic.related.iter().map(related).collect::<Vec<_>>(),
        "edit": edit,
    });
    format!("{object}\n")
}

fn span(file: &SourceFile, span: Span) -> Value {
    json!({ "start": place(file, span.start), "end": place(file, span.end) })
}

fn place(file: &SourceFile, offset: u32) -> Value {
    let at = file.line_column(offset);
    json!({ "offset": offset, "line": at.line, "column": at.column })
}

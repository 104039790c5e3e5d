//! A problem as a command that GitHub workflows turn into an annotation.

use specwright_codegen::diagnostic::{Diagnostic, visible};
use specwright_codegen::source::Sources;

pub(super) fn render(sources: &dyn Sources, diagnostic: &Diagnostic) -> String {
    let file = sources.file(diagnostic.span.file);
    let (start, end) = (file.line_column(diagnostic.span.start), file.line_column(diagnostic.span.end));
    let help = diagnostic.help.as_ref().map(|help| format!("\nhelp: {}", visible(help))).unwrap_or_default();
    let severity = diagnostic.severity.word();
    let mut place =
        format!("file={},line={},col={}", property(&visible(&file.name)), start.line, start.column);
    // An end column is only understood on the line of the start.
    if end.line == start.line && end.column > start.column {
        place.push_str(&format!(",endColumn={}", end.column));
    } else if end.line > start.line {
        place.push_str(&format!(",endLine={}", end.line));
    }
    let text = data(&format!("{}{help}", visible(&diagnostic.message)));
    format!("::{severity} {place},title={}::{text}\n", property(diagnostic.code.as_str()))
}

pub(super) fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

pub(super) fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

//! Entries that are put into a text which someone wrote: all else in it stays as it is.

use super::{Kind, Layout, Node};
use crate::source::SourceFile;

/// Puts an entry before the first one of a map: from where to where the text is replaced, and by what.
pub(crate) fn put_first(file: &SourceFile, node: &Node, entry: &str) -> (u32, u32, String) {
    let Kind::Map(map) = &node.kind else { return (node.span.start, node.span.start, String::new()) };
    match (map.entries.first(), map.layout) {
        (None, _) => (node.span.start, node.span.end, format!("{{ {entry} }}")),
        (Some(first), Layout::Flow) => (first.key.span.start, first.key.span.start, format!("{entry}, ")),
        (Some(first), Layout::Block) => {
            let start = first.key.span.start;
            (start, start, format!("{entry}{}{}", line_end(file), indentation(file, start)))
        }
    }
}

/// As many spaces as there are letters before a place in its line.
pub(crate) fn indentation(file: &SourceFile, at: u32) -> String {
    let line = file.line(file.line_column(at).line);
    let before = file.text.get(line.start as usize..at as usize).unwrap_or_default();
    before.chars().map(|c| if c.is_whitespace() { c } else { ' ' }).collect()
}

/// How the lines of a text end.
pub(crate) fn line_end(file: &SourceFile) -> &'static str {
    if file.text.contains("\r\n") { "\r\n" } else { "\n" }
}

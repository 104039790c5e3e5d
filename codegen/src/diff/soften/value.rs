//! The values of enums that callers know.

use super::{Softener, Softening, put_in};
use crate::source::{FileId, SourceFile, Span};
use crate::yaml::{Kind, Layout, Node, Style, line_end};

impl Softener<'_> {
    /// Keeps a value of an enum, behind the last one that is left, as the old spec has it.
    pub(in crate::diff) fn keep_value(&self, value: Span, last: Span) -> Option<Softening> {
        if value.file != FileId::default() || last.file != FileId::default() {
            return None;
        }
        let (old, new) = (self.old.file(value.file), self.own());
        let (was, is) = (values_at(self.old_root()?, value)?, values_at(self.root()?, last)?);
        match &is.kind {
            Kind::List(items) => {
                let text = on_one_line(old, node_at(was, value)?)?;
                let item = items.last()?.span;
                let before = start_of_line(new, item)?;
                let text = match before.trim() {
                    "-" => format!("{}{before}{text}", line_end(new)),
                    _ if new.slice(is.span)?.starts_with('[') => return Some(behind(new, item, &text)),
                    _ => return None,
                };
                at_line_end(new, item, text)
            }
            Kind::Map(map) => {
                let entry = was.entries().iter().find(|entry| entry.value.span.contains(value))?;
                let key = old.slice(entry.key.span)?;
                let text = format!("{key}: {}", on_one_line(old, &entry.value)?);
                let last = map.entries.last()?;
                let last = last.key.span.to(last.value.span);
                match map.layout {
                    Layout::Flow => Some(behind(new, last, &text)),
                    Layout::Block => {
                        let before = start_of_line(new, last).filter(|before| before.trim().is_empty())?;
                        at_line_end(new, last, format!("{}{before}{text}", line_end(new)))
                    }
                }
            }
            Kind::Scalar(_) => None,
        }
    }
}

/// The values among which a place is.
fn values_at(node: &Node, place: Span) -> Option<&Node> {
    let own = node.entries().iter().find(|entry| entry.value.span.contains(place));
    let item = || node.items().iter().find(|item| item.span.contains(place));
    let Some(entry) = own else { return item().and_then(|item| values_at(item, place)) };
    let is_it = entry.key.text == "values" && !matches!(entry.value.kind, Kind::Scalar(_));
    values_at(&entry.value, place).or_else(|| is_it.then_some(&entry.value))
}

/// The node that is at a place.
fn node_at(node: &Node, place: Span) -> Option<&Node> {
    if node.span == place {
        return Some(node);
    }
    let inner = node.entries().iter().map(|entry| &entry.value).chain(node.items());
    inner.filter(|inner| inner.span.contains(place)).find_map(|inner| node_at(inner, place))
}

/// The text of what means the same in any line, in brackets or not.
fn on_one_line(file: &SourceFile, node: &Node) -> Option<String> {
    let text = file.slice(node.span)?;
    let is_whole = match &node.kind {
        Kind::Scalar(scalar) => match scalar.style {
            Style::Plain => !text.contains([',', '[', ']', '{', '}']),
            Style::Quoted => true,
            Style::Block => false,
        },
        Kind::Map(map) => map.layout == Layout::Flow,
        Kind::List(_) => false,
    };
    (is_whole && !text.contains('\n')).then(|| text.to_owned())
}

/// What stands before a place in its line.
fn start_of_line(file: &SourceFile, place: Span) -> Option<&str> {
    let line = file.line(file.line_column(place.start).line);
    file.slice(file.span(line.start, place.start))
}

fn behind(file: &SourceFile, last: Span, text: &str) -> Softening {
    put_in(file.span(last.end, last.end), format!(", {text}"))
}

/// Behind what is said of a place in its line, if it is in one.
fn at_line_end(file: &SourceFile, place: Span, text: String) -> Option<Softening> {
    let line = file.line(file.line_column(place.start).line);
    (place.end <= line.end).then(|| put_in(file.span(line.end, line.end), text))
}

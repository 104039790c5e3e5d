//! Values that keep their own lines: only their indentation changes.

use super::WIDTH;
use super::guide::Guide;
use super::layout::{LinesEnd, Value};
use super::scalar::{Role, canonical};
use super::source::Source;
use crate::yaml::{Kind, Layout, Node, Scalar};

/// Where a value stands.
#[derive(Clone, Copy)]
pub(crate) struct Around {
    /// The place behind its key or dash.
    pub(crate) after: u32,
    /// Where what comes next starts.
    pub(crate) until: u32,
    /// The column of its key in the source.
    pub(crate) column: usize,
    /// The indentation that its key will have.
    pub(crate) indent: usize,
    /// The width of the key with its colon; nothing around the whole spec.
    pub(crate) head: usize,
}

impl Around {
    /// The indentation of what stands below.
    pub(crate) fn below(self) -> usize {
        if self.head == 0 { self.indent } else { self.indent + 2 }
    }

    pub(crate) fn fits(self, text: &str) -> bool {
        self.indent + self.head + 1 + text.chars().count() <= WIDTH
    }
}

/// A text that is no block: on the line of its key unless it stood below and would not fit there.
pub(crate) fn text(source: &Source<'_>, scalar: &Scalar, node: &Node, guide: Guide, around: Around) -> Value {
    if scalar.is_missing() {
        return Value::Missing;
    }
    let written = source.of(node.span);
    let stands_below = source.has_line_break(around.after, node.span.start);
    if !written.contains('\n') {
        let text = canonical(&scalar.text, scalar.style, written, Role::Value, Layout::Block, guide);
        return match stands_below && !around.fits(&text) {
            true => Value::Below(text),
            false => Value::Inline(text),
        };
    }
    let mut lines = lines_of(written).map(|line| (2, line.trim_start().to_owned()));
    let first = if stands_below { None } else { lines.next().map(|(_, line)| line) };
    Value::Lines { first, rest: lines.collect(), end: LinesEnd::Open }
}

/// A text behind `|` or `>`.
pub(crate) fn block_text(source: &Source<'_>, scalar: &Scalar, node: &Node, around: Around) -> Value {
    let Some(at) = source.find_mark(&['|', '>'], around.after, node.span.start) else {
        return verbatim(source, node, around);
    };
    let below = source.slice(at, node.span.end);
    let header = below.split(|c: char| c.is_whitespace()).next().unwrap_or("");
    let (end, empty_lines) = match header.contains('+') {
        true => (LinesEnd::Kept, scalar.text.len() - scalar.text.trim_end_matches('\n').len()),
        false => (LinesEnd::Open, 0),
    };
    let empty = |count: usize| std::iter::repeat_n((0, String::new()), count);
    let rest = match scalar.text.trim_matches('\n').is_empty() {
        true => empty(empty_lines).collect(),
        false => {
            let start = at + below.find('\n').map_or(below.len(), |end| end + 1) as u32;
            let digit = header.chars().find_map(|c| c.to_digit(10));
            let indent = digit.map(|digit| around.column + digit as usize);
            let lines = block_lines(source.slice(start, node.span.end.max(start)), indent);
            // The first line break is that of the last line.
            lines.into_iter().chain(empty(empty_lines.saturating_sub(1))).collect()
        }
    };
    let header = header.replace(|c: char| c.is_ascii_digit(), "2");
    Value::Lines { first: Some(header), rest, end }
}

/// The lines of a block text without the empty ones at its end. Its indentation is that of the first one, unless it is
/// given.
fn block_lines(text: &str, indent: Option<usize>) -> Vec<(usize, String)> {
    let lines: Vec<&str> = lines_of(text).collect();
    let first = lines.iter().find(|line| !line.trim().is_empty());
    let indent = indent.unwrap_or_else(|| first.map_or(0, |line| spaces(line)));
    let mut rest: Vec<(usize, String)> =
        lines.iter().map(|line| (2, line.get(indent..).unwrap_or("").to_owned())).collect();
    while rest.pop_if(|(_, line)| line.is_empty()).is_some() {}
    rest
}

/// A map or list, line by line.
pub(crate) fn verbatim(source: &Source<'_>, node: &Node, around: Around) -> Value {
    let starts_line = source.starts_line(node.span.start);
    let is_dashed = matches!(node.kind, Kind::List(_))
        && !starts_line
        && source.has_line_break(around.after, node.span.start);
    let start = match is_dashed {
        true => source.line_start(node.span.start) + source.indentation(node.span.start) as u32,
        false => node.span.start,
    };
    let written = source.slice(start, node.span.end).trim_end();
    let stands_below = source.has_line_break(around.after, start);
    let (base, indent) = match stands_below {
        true => (source.indentation(start), 2),
        false => (source.indentation(start), 0),
    };
    let mut lines = lines_of(written);
    let first = lines.next().unwrap_or("").to_owned();
    let rest = lines.map(|line| match line.trim().is_empty() {
        true => (0, String::new()),
        false => ((spaces(line) + indent).saturating_sub(base), line.trim_start_matches(' ').to_owned()),
    });
    let (first, rest) = match stands_below {
        true => (None, std::iter::once((indent, first)).chain(rest).collect()),
        false => (Some(first), rest.collect()),
    };
    Value::Lines { first, rest, end: LinesEnd::Open }
}

fn lines_of(text: &str) -> impl Iterator<Item = &str> {
    text.split('\n').map(|line| line.strip_suffix('\r').unwrap_or(line))
}

fn spaces(line: &str) -> usize {
    line.len() - line.trim_start_matches(' ').len()
}

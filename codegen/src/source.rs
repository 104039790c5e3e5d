//! Places in the text of a spec.

use std::sync::Arc;

/// A text that was read, with the name it is reported under.
#[derive(Debug)]
pub struct SourceFile {
    /// The name in messages, usually a path relative to where the tool runs.
    pub name: String,
    /// The text.
    pub text: Arc<str>,
    line_starts: Vec<u32>,
}

/// A range of bytes in a [`SourceFile`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Span {
    /// The first byte.
    pub start: u32,
    /// The byte after the last.
    pub end: u32,
}

/// A place for people: both count from 1, columns in characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LineColumn {
    /// The line.
    pub line: u32,
    /// The column.
    pub column: u32,
}

impl Span {
    /// From the start of this to the end of another.
    #[must_use]
    pub fn to(self, end: Span) -> Span {
        Span { start: self.start, end: end.end.max(self.end) }
    }
}

impl SourceFile {
    /// Takes a text of less than 4 GiB; spans past that are cut off.
    pub fn new(name: impl Into<String>, text: impl Into<Arc<str>>) -> Self {
        let text = text.into();
        let line_starts = std::iter::once(0)
            .chain(text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at as u32 + 1))
            .collect();
        Self { name: name.into(), text, line_starts }
    }

    /// A line without its end; lines count from 1.
    pub fn line(&self, line: u32) -> Span {
        let start = |at: usize| self.line_starts.get(at).copied();
        let index = line.saturating_sub(1) as usize;
        let end = self.text.len() as u32;
        let from = start(index).unwrap_or(end);
        let to = start(index + 1).unwrap_or(end);
        let text = self.text.get(from as usize..to as usize).unwrap_or("");
        Span { start: from, end: from + text.trim_end_matches(['\n', '\r']).len() as u32 }
    }

    /// The place of a byte.
    pub fn line_column(&self, offset: u32) -> LineColumn {
        let line = self.line_starts.partition_point(|start| *start <= offset).max(1) - 1;
        let start = self.line_starts.get(line).copied().unwrap_or(0) as usize;
        let before = self.text.get(start..offset as usize).unwrap_or("");
        LineColumn {
            line: line as u32 + 1,
            column: before.trim_start_matches('\u{feff}').chars().count() as u32 + 1,
        }
    }
}

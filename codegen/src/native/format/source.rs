//! The text of a spec by places.

use crate::source::Span;

/// A text in which lines and columns are looked up. Columns count bytes from 0: indentation is ASCII.
pub(crate) struct Source<'t> {
    text: &'t str,
}

impl<'t> Source<'t> {
    pub(crate) fn new(text: &'t str) -> Self {
        Self { text }
    }

    pub(crate) fn slice(&self, start: u32, end: u32) -> &'t str {
        self.text.get(start as usize..end as usize).unwrap_or("")
    }

    pub(crate) fn of(&self, span: Span) -> &'t str {
        self.slice(span.start, span.end)
    }

    pub(crate) fn end(&self) -> u32 {
        u32::try_from(self.text.len()).unwrap_or(u32::MAX)
    }

    /// Where the line starts that holds a place.
    pub(crate) fn line_start(&self, at: u32) -> u32 {
        let before = self.slice(0, at);
        let start = before.rfind('\n').map_or(0, |at| at + 1);
        let mark = usize::from(start == 0 && before.starts_with('\u{feff}')) * '\u{feff}'.len_utf8();
        u32::try_from(start + mark).unwrap_or(u32::MAX)
    }

    pub(crate) fn column(&self, at: u32) -> usize {
        (at - self.line_start(at).min(at)) as usize
    }

    /// The indentation of the line that holds a place.
    pub(crate) fn indentation(&self, at: u32) -> usize {
        let line = self.slice(self.line_start(at), self.end());
        line.len() - line.trim_start_matches(' ').len()
    }

    /// Whether only spaces stand before a place on its line.
    pub(crate) fn starts_line(&self, at: u32) -> bool {
        self.column(at) == self.indentation(at)
    }

    /// Whether the line before that of a place is empty.
    pub(crate) fn is_after_empty_line(&self, at: u32) -> bool {
        let before = self.slice(0, self.line_start(at));
        let Some(before) = before.strip_suffix('\n') else { return false };
        let line = before.rsplit('\n').next().unwrap_or("");
        line.trim_start_matches('\u{feff}').trim().is_empty()
    }

    /// The first of these marks between two texts, comments aside.
    pub(crate) fn find_mark(&self, marks: &[char], start: u32, end: u32) -> Option<u32> {
        let mut rest = self.slice(start, end);
        loop {
            rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == ':');
            match rest.chars().next()? {
                '#' => rest = rest.split_once('\n')?.1,
                mark if marks.contains(&mark) => return Some(end - rest.len() as u32),
                _ => return None,
            }
        }
    }

    pub(crate) fn has_line_break(&self, start: u32, end: u32) -> bool {
        self.slice(start, end).contains('\n')
    }
}

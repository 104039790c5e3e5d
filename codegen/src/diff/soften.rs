//! Changes of the new description that soften what it does to callers. They are proposed where a spec is written in our
//! own language, and in a form that a line can be mended in.

use crate::diagnostic::Edit;
use crate::ir::Member;
use crate::source::{SourceFile, Sources, Span};

/// Proposes edits of the new text.
#[derive(Clone, Copy)]
pub(super) struct Softener<'s> {
    pub(super) old: &'s dyn Sources,
    pub(super) new: &'s dyn Sources,
}

impl<'s> Softener<'s> {
    /// Keeps the Rust name that a member had.
    pub(super) fn keep_name(self, member: &Member, field: &str) -> Option<Edit> {
        let (file, text) = self.native(member.span)?;
        let (_, value) = split(text)?;
        if member.rust_name.is_some() {
            return None;
        }
        let rest = value.trim_start();
        let at = |text: &str| member.span.start + offset(file, member.span, text);
        if let Some(inner) = rest.strip_prefix('{') {
            let start = at(inner);
            return Some(Edit::insert(file.span(start, start), format!(" rust: {field},")));
        }
        if rest.contains('\n')
            || value.starts_with('\n')
            || rest.starts_with(['"', '\'', '[', '&', '*', '|', '>'])
        {
            return None;
        }
        let start = at(rest);
        let word = rest.trim_end();
        let span = file.span(start, start + length(word));
        Some(Edit::replace(span, word, format!("{{ type: {word}, rust: {field} }}")))
    }

    /// Keeps a member optional.
    pub(super) fn make_optional(self, member: &Member) -> Option<Edit> {
        let (file, text) = self.native(member.span)?;
        let (key, _) = split(text)?;
        if key.ends_with('?') {
            return None;
        }
        let start = member.span.start;
        let line = file.line(file.line_column(start).line);
        let is_in_braces = file.slice(file.span(line.start, start))?.contains('{');
        let key_span = file.span(start, start + length(key));
        Some(match is_in_braces {
            true => Edit::replace(key_span, key, format!("\"{key}?\"")),
            false => Edit::insert(file.span(key_span.end, key_span.end), "?"),
        })
    }

    /// Keeps a value of an enum, behind the last one that is left.
    pub(super) fn keep_value(self, value: Span, last: Span) -> Option<Edit> {
        let (file, _) = self.native(last)?;
        let old = self.old.file(value.file);
        let text = old.slice(value)?;
        let rest = file.text.get(last.end as usize..)?;
        if rest.trim_start_matches(' ').starts_with(']') {
            return Some(Edit::insert(file.span(last.end, last.end), format!(", {text}")));
        }
        let line_of = |file: &'_ SourceFile, span: Span| file.line(file.line_column(span.start).line);
        let (was, is) = (line_of(old, value), line_of(file, last));
        let (was, shown) = (old.slice(was)?, file.slice(is)?);
        let indentation = |line: &str| line.len() - line.trim_start().len();
        let is_whole = |line: &str| line.contains(": ") && !line.trim_start().starts_with(['{', '[', '-']);
        if indentation(was) != indentation(shown) || !is_whole(was) || !is_whole(shown) {
            return None;
        }
        Some(Edit::insert(file.span(is.end, is.end), format!("\n{was}")))
    }

    /// The text of a place in a spec of our own language.
    fn native(self, span: Span) -> Option<(&'s SourceFile, &'s str)> {
        let file = self.new.file(span.file);
        let is_native = file.text.lines().any(|line| line.starts_with("specwright:"));
        let text = file.slice(span)?;
        (is_native && !text.starts_with(['"', '\''])).then_some((file, text))
    }
}

/// The key and the value of an entry.
fn split(entry: &str) -> Option<(&str, &str)> {
    let (key, value) = entry.split_once(':')?;
    (!key.contains(char::is_whitespace)).then_some((key, value))
}

/// Where a piece of a place's text is in it.
fn offset(file: &SourceFile, span: Span, piece: &str) -> u32 {
    let whole = file.slice(span).unwrap_or_default();
    length(whole) - length(piece)
}

fn length(text: &str) -> u32 {
    u32::try_from(text.len()).unwrap_or(u32::MAX)
}

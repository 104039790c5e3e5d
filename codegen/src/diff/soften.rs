//! Changes of the new description that soften what it does to callers.

mod name;

use std::cell::OnceCell;

use crate::diagnostic::Edit;
use crate::ir::Member;
use crate::source::{FileId, SourceFile, Sources, Span};
use crate::yaml::{self, Node};

/// What softens a change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Softening {
    /// A change of the new description.
    Edit(Box<Edit>),
    /// A spec that extends the new description, which is not its author's to change.
    Extension(String),
}

/// Proposes changes of the new text.
pub(super) struct Softener<'s> {
    old: &'s dyn Sources,
    new: &'s dyn Sources,
    /// The tree of the new spec; none of a document of another language.
    root: OnceCell<Option<Node>>,
}

impl<'s> Softener<'s> {
    pub(super) fn new(old: &'s dyn Sources, new: &'s dyn Sources) -> Self {
        Self { old, new, root: OnceCell::new() }
    }

    /// The new file that its author writes: what it extends is not theirs.
    fn own(&self) -> &'s SourceFile {
        self.new.file(FileId::default())
    }

    /// The tree of that file, where it is a spec of our own language.
    fn root(&self) -> Option<&Node> {
        let read = || is_native(self.own()).then(|| yaml::parse(self.own()).ok()).flatten();
        self.root.get_or_init(read).as_ref()
    }

    /// Keeps a member optional.
    pub(super) fn make_optional(&self, member: &Member) -> Option<Softening> {
        let (file, text) = self.native(member.span)?;
        let (key, _) = split(text)?;
        if key.ends_with('?') {
            return None;
        }
        let start = member.span.start;
        let line = file.line(file.line_column(start).line);
        let is_in_braces = file.slice(file.span(line.start, start))?.contains('{');
        let key_span = file.span(start, start + length(key));
        let edit = match is_in_braces {
            true => Edit::replace(key_span, key, format!("\"{key}?\"")),
            false => Edit::insert(file.span(key_span.end, key_span.end), "?"),
        };
        Some(Softening::Edit(Box::new(edit)))
    }

    /// Keeps a value of an enum, behind the last one that is left.
    pub(super) fn keep_value(&self, value: Span, last: Span) -> Option<Softening> {
        let (file, _) = self.native(last)?;
        let old = self.old.file(value.file);
        let text = old.slice(value)?;
        let rest = file.text.get(last.end as usize..)?;
        if rest.trim_start_matches(' ').starts_with(']') {
            return Some(put_in(file.span(last.end, last.end), format!(", {text}")));
        }
        let line_of = |file: &'_ SourceFile, span: Span| file.line(file.line_column(span.start).line);
        let (was, is) = (line_of(old, value), line_of(file, last));
        let (was, shown) = (old.slice(was)?, file.slice(is)?);
        let indentation = |line: &str| line.len() - line.trim_start().len();
        let is_whole = |line: &str| line.contains(": ") && !line.trim_start().starts_with(['{', '[', '-']);
        if indentation(was) != indentation(shown) || !is_whole(was) || !is_whole(shown) {
            return None;
        }
        // That of a constant is none of a list of values: a second line would give the member twice.
        let before = file.slice(file.span(is.start, last.start))?.trim_start();
        if before.contains('{') || before.starts_with("const:") {
            return None;
        }
        Some(put_in(file.span(is.end, is.end), format!("\n{was}")))
    }

    /// The text of a place in a spec of our own language.
    fn native(&self, span: Span) -> Option<(&'s SourceFile, &'s str)> {
        let file = self.new.file(span.file);
        let text = file.slice(span)?;
        (is_native(file) && !text.starts_with(['"', '\''])).then_some((file, text))
    }
}

/// The key and the value of an entry.
fn split(entry: &str) -> Option<(&str, &str)> {
    let (key, value) = entry.split_once(':')?;
    (!key.contains(char::is_whitespace)).then_some((key, value))
}

/// Whether a text is a spec of our own language.
fn is_native(file: &SourceFile) -> bool {
    file.text.trim_start_matches('\u{feff}').lines().any(|line| line.starts_with("specwright:"))
}

fn put_in(before: Span, text: String) -> Softening {
    Softening::Edit(Box::new(Edit::insert(before, text)))
}

fn length(text: &str) -> u32 {
    u32::try_from(text.len()).unwrap_or(u32::MAX)
}

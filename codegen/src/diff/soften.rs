//! Changes of the new description that soften what it does to callers.

mod name;
mod value;

use std::cell::OnceCell;

use crate::diagnostic::Edit;
use crate::ir::Member;
use crate::load;
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
    /// The trees of both specs; none of a document of another language.
    old_root: OnceCell<Option<Node>>,
    root: OnceCell<Option<Node>>,
}

impl<'s> Softener<'s> {
    pub(super) fn new(old: &'s dyn Sources, new: &'s dyn Sources) -> Self {
        Self { old, new, old_root: OnceCell::new(), root: OnceCell::new() }
    }

    /// The new file that its author writes: what it extends is not theirs.
    fn own(&self) -> &'s SourceFile {
        self.new.file(FileId::default())
    }

    /// The tree of that file, where it is a spec of our own language.
    fn root(&self) -> Option<&Node> {
        self.root.get_or_init(|| tree(self.own())).as_ref()
    }

    /// The tree of the old one.
    fn old_root(&self) -> Option<&Node> {
        self.old_root.get_or_init(|| tree(self.old.file(FileId::default()))).as_ref()
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

    /// The text of a place in a spec of our own language.
    fn native(&self, span: Span) -> Option<(&'s SourceFile, &'s str)> {
        let file = self.new.file(span.file);
        let text = file.slice(span)?;
        (load::is_spec(self.own(), span.file) && !text.starts_with(['"', '\''])).then_some((file, text))
    }
}

fn tree(file: &SourceFile) -> Option<Node> {
    load::is_spec(file, file.id()).then(|| yaml::parse(file).ok()).flatten()
}

/// The key and the value of an entry.
fn split(entry: &str) -> Option<(&str, &str)> {
    let (key, value) = entry.split_once(':')?;
    (!key.contains(char::is_whitespace)).then_some((key, value))
}

fn put_in(before: Span, text: String) -> Softening {
    Softening::Edit(Box::new(Edit::insert(before, text)))
}

fn length(text: &str) -> u32 {
    u32::try_from(text.len()).unwrap_or(u32::MAX)
}

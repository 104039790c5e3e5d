//! Texts that were read, and places in them.

mod pointer;
mod within;

use std::sync::Arc;

pub(crate) use self::within::innermost;

/// A text that was read, with the name it is reported under.
#[derive(Debug, Clone)]
pub struct SourceFile {
    /// The name in messages, usually a path relative to where the tool runs.
    pub name: String,
    /// The text.
    pub text: Arc<str>,
    id: FileId,
    /// The document that the spec in it extends.
    extended: Option<Box<SourceFile>>,
    /// The overlays that change that document, in order.
    overlays: Vec<SourceFile>,
    /// The files that references in it lead to, and in those.
    parts: Vec<Part>,
    /// The name that its parts have for it, where its own is another.
    known_as: Option<String>,
    line_starts: Vec<u32>,
}

/// A file that references lead to.
#[derive(Debug, Clone)]
struct Part {
    /// The path from the folder of the document, with `/` on every system.
    path: String,
    /// The file, or why there is none.
    found: Result<SourceFile, String>,
}

/// Which of a document's files it is. A document of one file has the first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct FileId(u16);

/// Where the files of a document are found. A [`SourceFile`] by itself is all that a document of one file needs.
pub trait Sources {
    /// Returns the file that a place is in.
    fn file(&self, id: FileId) -> &SourceFile;
}

/// A file alone, or with those that it extends and that references lead to.
impl Sources for SourceFile {
    fn file(&self, id: FileId) -> &SourceFile {
        self.find(id).unwrap_or(self)
    }
}

/// The files of a document that has several.
#[derive(Debug)]
pub struct SourceSet {
    first: SourceFile,
    others: Vec<SourceFile>,
}

impl SourceSet {
    /// Starts with the file that was asked for.
    pub fn new(first: SourceFile) -> Self {
        Self { first, others: Vec::new() }
    }

    /// Adds a file. `None` after 65,535 others, which no document has.
    pub fn add(&mut self, name: impl Into<String>, text: impl Into<Arc<str>>) -> Option<&SourceFile> {
        let id = FileId(u16::try_from(self.others.len() + 1).ok()?);
        self.others.push(SourceFile { id, ..SourceFile::new(name, text) });
        self.others.last()
    }
}

impl Sources for SourceSet {
    fn file(&self, id: FileId) -> &SourceFile {
        let other = usize::from(id.0).checked_sub(1).and_then(|index| self.others.get(index));
        other.unwrap_or(&self.first)
    }
}

/// A range of bytes in a [`SourceFile`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Span {
    /// The file.
    pub file: FileId,
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
    /// Whether another place is within this one.
    pub(crate) fn contains(self, other: Span) -> bool {
        self.file == other.file && self.start <= other.start && other.end <= self.end
    }

    /// From the start of this to the end of another.
    #[must_use]
    pub fn to(self, end: Span) -> Span {
        Span { end: end.end.max(self.end), ..self }
    }
}

impl SourceFile {
    /// Takes a text of less than 4 GiB; spans past that are cut off.
    pub fn new(name: impl Into<String>, text: impl Into<Arc<str>>) -> Self {
        let text = text.into();
        let line_starts = std::iter::once(0)
            .chain(text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at as u32 + 1))
            .collect();
        Self {
            name: name.into(),
            text,
            id: FileId::default(),
            extended: None,
            overlays: Vec::new(),
            parts: Vec::new(),
            known_as: None,
            line_starts,
        }
    }

    /// Together with the document that the spec in it extends, which has a name and a text of its own.
    #[must_use]
    pub fn with_extended(self, name: impl Into<String>, text: impl Into<Arc<str>>) -> Self {
        self.extending(SourceFile::new(name, text))
    }

    /// Together with the document that the spec in it extends, which may have parts.
    #[must_use]
    pub fn extending(mut self, document: SourceFile) -> Self {
        self.extended = Some(Box::new(document));
        self.number();
        self
    }

    /// Together with an overlay of the document that the spec in it extends, which is applied after those before it.
    #[must_use]
    pub fn with_overlay(mut self, name: impl Into<String>, text: impl Into<Arc<str>>) -> Self {
        self.overlays.push(SourceFile::new(name, text));
        self.number();
        self
    }

    /// The overlays of the document that the spec in it extends.
    pub fn overlays(&self) -> &[SourceFile] {
        &self.overlays
    }

    /// Together with a file that a reference leads to, by its path from the folder of this one.
    #[must_use]
    pub fn with_part(
        self,
        path: impl Into<String>,
        name: impl Into<String>,
        text: impl Into<Arc<str>>,
    ) -> Self {
        self.with(Part { path: path.into(), found: Ok(SourceFile::new(name, text)) })
    }

    /// With the reason why there is no file at a path that a reference leads to.
    #[must_use]
    pub fn without_part(self, path: impl Into<String>, why: impl Into<String>) -> Self {
        self.with(Part { path: path.into(), found: Err(why.into()) })
    }

    fn with(mut self, part: Part) -> Self {
        self.parts.push(part);
        self.number();
        self
    }

    /// With the name that its parts have for it.
    #[must_use]
    pub fn known_as(mut self, name: impl Into<String>) -> Self {
        self.known_as = Some(name.into());
        self
    }

    /// The same file with another text, beside the same others.
    #[must_use]
    pub fn with_text(&self, text: impl Into<Arc<str>>) -> Self {
        let Self { name, extended, overlays, parts, known_as, .. } = self.clone();
        let mut file = Self { extended, overlays, parts, known_as, ..Self::new(name, text) };
        file.number();
        file
    }

    /// Gives each of the files a number of its own.
    fn number(&mut self) {
        let mut next = 0_usize;
        let mut give = |file: &mut SourceFile| {
            file.id = FileId(u16::try_from(next).unwrap_or(u16::MAX));
            next += 1;
        };
        self.each(&mut give);
    }

    fn each(&mut self, give: &mut impl FnMut(&mut SourceFile)) {
        give(self);
        if let Some(extended) = &mut self.extended {
            extended.each(give);
        }
        self.overlays.iter_mut().for_each(|overlay| overlay.each(give));
        for part in self.parts.iter_mut().filter_map(|part| part.found.as_mut().ok()) {
            part.each(give);
        }
    }

    fn find(&self, id: FileId) -> Option<&SourceFile> {
        if self.id == id {
            return Some(self);
        }
        let parts = self.parts.iter().filter_map(|part| part.found.as_ref().ok());
        self.extended().into_iter().chain(&self.overlays).chain(parts).find_map(|file| file.find(id))
    }

    /// The files that references in it lead to, each with its path from the folder of this one.
    pub fn parts(&self) -> impl Iterator<Item = (&str, &SourceFile)> {
        self.parts.iter().filter_map(|part| Some((part.path.as_str(), part.found.as_ref().ok()?)))
    }

    /// Why there is no file at a path that a reference leads to; none where nobody looked.
    pub(crate) fn missing_part(&self, path: &str) -> Option<&str> {
        let part = self.parts.iter().find(|part| part.path == path)?;
        part.found.as_ref().err().map(String::as_str)
    }

    /// The last piece of its name, by which its parts refer to it.
    pub(crate) fn base_name(&self) -> &str {
        let own = self.name.rsplit(['/', '\\']).next().unwrap_or_default();
        self.known_as.as_deref().unwrap_or(own)
    }

    /// Returns the document that the spec in it extends.
    pub fn extended(&self) -> Option<&SourceFile> {
        self.extended.as_deref()
    }

    /// Its place among the files of a document.
    pub fn id(&self) -> FileId {
        self.id
    }

    /// A place in it.
    pub fn span(&self, start: u32, end: u32) -> Span {
        Span { file: self.id, start, end }
    }

    /// The text of a place in it.
    pub fn slice(&self, span: Span) -> Option<&str> {
        self.text.get(span.start as usize..span.end as usize)
    }

    /// A line without its end; lines count from 1.
    pub fn line(&self, line: u32) -> Span {
        let start = |at: usize| self.line_starts.get(at).copied();
        let index = line.saturating_sub(1) as usize;
        let end = self.text.len() as u32;
        let from = start(index).unwrap_or(end);
        let to = start(index + 1).unwrap_or(end);
        let text = self.text.get(from as usize..to as usize).unwrap_or("");
        self.span(from, from + text.trim_end_matches(['\n', '\r']).len() as u32)
    }

    /// Returns the JSON pointer of what begins at a place, in a text that is JSON.
    pub fn pointer(&self, at: u32) -> Option<String> {
        pointer::pointer(&self.text, at as usize)
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

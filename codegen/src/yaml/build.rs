//! Parser events become the tree.

use std::collections::HashMap;

use granit_parser::{Event, Parser, ScalarStyle, StructureStyle};

use super::problem::{place, syntax_problem, too_deep, too_many_copies};
use super::{Entry, Key, Kind, Layout, MAX_DEPTH, Map, Node, Scalar, Slip, Style};
use crate::diagnostic::{Code, Diagnostic, Report};
use crate::source::{SourceFile, Span};

/// More than any spec; what is larger is refused before it costs memory.
const MAX_BYTES: usize = 64 * 1024 * 1024;

/// Copies of nodes that aliases may stand for, so that a few lines cannot stand for more than memory holds.
pub(super) const MAX_COPIED: usize = 1_000_000;

/// Reads a whole file as one tree, as strictly as the native language is.
pub(crate) fn parse(file: &SourceFile) -> Result<Node, Vec<Diagnostic>> {
    read_all(file, Builder::default()).map(|(root, _)| root)
}

/// Reads a whole file of another language, which may have anchors, tags, and keys that are written twice. With the tree
/// comes what it is read in spite of: of a key that is there twice, the later one counts.
pub(crate) fn parse_foreign(file: &SourceFile) -> Result<(Node, Vec<Slip>), Vec<Diagnostic>> {
    let json = (file.text.len() <= MAX_BYTES).then(|| super::json::parse(file)).flatten();
    // More than JSON may be YAML still.
    if let Some(Ok(read)) = json {
        return Ok(read);
    }
    read_all(file, Builder { foreign: Some(Foreign::default()), ..Builder::default() })
}

fn read_all(file: &SourceFile, mut builder: Builder) -> Result<(Node, Vec<Slip>), Vec<Diagnostic>> {
    if file.text.len() > MAX_BYTES {
        let message = format!("the file has {} MiB, and at most 64 are read", file.text.len() >> 20);
        builder.report.push(
            Diagnostic::new(Code::TooLarge, Span::default(), message).help("split the spec into several"),
        );
    } else if let Err(problem) = builder.read(file) {
        let in_json = super::json::parse(file).and_then(Result::err);
        builder.report.push(in_json.map_or(problem, |problem| *problem));
    }
    let Builder { root, report, foreign, .. } = builder;
    let slips = foreign.map(|foreign| foreign.slips).unwrap_or_default();
    report.finish(root.map(|root| (root, slips)))
}

/// What is kept while a document of another language is read.
#[derive(Default)]
struct Foreign {
    /// The nodes with anchors.
    anchored: HashMap<usize, Node>,
    /// How many nodes were copied in the place of aliases.
    copied: usize,
    slips: Vec<Slip>,
}

#[derive(Default)]
struct Builder {
    stack: Vec<Open>,
    root: Option<Node>,
    report: Report,
    foreign: Option<Foreign>,
}

/// A collection whose end has not come yet.
enum Open {
    List { items: Vec<Node>, span: Span, anchor: usize },
    Map { map: Map, seen: HashMap<String, Span>, pending: Pending, span: Span, anchor: usize },
}

/// What a map waits for.
enum Pending {
    Key,
    ValueOf(Key),
    /// The value of a key that was refused.
    Nothing,
}

impl Builder {
    fn read(&mut self, file: &SourceFile) -> Result<(), Diagnostic> {
        let text: &str = &file.text;
        let body = text.strip_prefix('\u{feff}').unwrap_or(text);
        let start = (text.len() - body.len()) as u32;
        let origin = file.span(start, start);
        let options = granit_parser::options! {
            disallow_directives: true,
            emit_unresolved_aliases: true,
            flow_nesting_limit: MAX_DEPTH,
            block_nesting_limit: MAX_DEPTH,
        };
        let mut documents = 0;
        for event in Parser::new_from_str_with_options(body, options) {
            let (event, at) = event.map_err(|error| syntax_problem(&error, body, origin))?;
            let span = place(at.byte_range(), origin);
            if let Event::DocumentStart(..) = event {
                documents += 1;
            }
            if documents > 1 {
                return Err(Diagnostic::new(
                    Code::SeveralDocuments,
                    span,
                    "a second YAML document starts here",
                )
                .help("a spec is one document: remove the `---` line"));
            }
            self.take(event, span)?;
        }
        if self.root.as_ref().is_none_or(Node::is_missing) && !self.report.has_errors() {
            return Err(Diagnostic::new(Code::EmptySpec, file.span(0, 0), "the file is empty")
                .help("a spec starts with the line `specwright: 1`"));
        }
        Ok(())
    }

    fn take(&mut self, event: Event<'_>, span: Span) -> Result<(), Diagnostic> {
        if self.foreign.is_none() {
            self.refuse_properties(&event, span);
        }
        match event {
            // The parser writes `~` for a value that is not there.
            Event::Scalar(_, ScalarStyle::Plain, anchor, _) if span.start == span.end => {
                self.scalar(String::new(), ScalarStyle::Plain, span, anchor);
            }
            Event::Scalar(text, style, anchor, _) => self.scalar(text.into_owned(), style, span, anchor),
            Event::Alias(anchor) if self.foreign.is_some() => self.copy(anchor, span)?,
            Event::Alias(_) | Event::UnresolvedAlias(_) => {
                self.report.push(
                    Diagnostic::new(
                        Code::AnchorOrAlias,
                        span,
                        "aliases (`*name`) are not part of the language",
                    )
                    .help("write the value out, or put a text that starts with `*` in quotes"),
                );
                self.scalar(String::new(), ScalarStyle::DoubleQuoted, span, 0);
            }
            Event::SequenceStart(_, anchor, _) => {
                self.open(Open::List { items: Vec::new(), span, anchor })?
            }
            Event::MappingStart(style, anchor, _) => {
                let layout = match style {
                    StructureStyle::Block => Layout::Block,
                    StructureStyle::Flow => Layout::Flow,
                };
                let map = Map { entries: Vec::new(), layout };
                self.open(Open::Map { map, seen: HashMap::new(), pending: Pending::Key, span, anchor })?;
            }
            Event::SequenceEnd | Event::MappingEnd => self.close(span),
            _ => {}
        }
        Ok(())
    }

    /// Anchors and tags can stand before any node.
    fn refuse_properties(&mut self, event: &Event<'_>, span: Span) {
        let (anchor, tag) = match event {
            Event::Scalar(_, _, anchor, tag) => (*anchor, tag),
            Event::SequenceStart(_, anchor, tag) | Event::MappingStart(_, anchor, tag) => (*anchor, tag),
            _ => return,
        };
        if anchor != 0 {
            self.report.push(
                Diagnostic::new(Code::AnchorOrAlias, span, "anchors (`&name`) are not part of the language")
                    .help("name a type and refer to it, or put a text that starts with `&` in quotes"),
            );
        }
        if tag.is_some() {
            self.report.push(
                Diagnostic::new(Code::YamlTag, span, "YAML tags (`!name`) are not part of the language")
                    .help("remove it, or put a text that starts with `!` in quotes"),
            );
        }
    }

    fn open(&mut self, collection: Open) -> Result<(), Diagnostic> {
        if self.stack.len() >= MAX_DEPTH {
            let (Open::List { span, .. } | Open::Map { span, .. }) = collection;
            return Err(too_deep(span));
        }
        self.stack.push(collection);
        Ok(())
    }

    fn close(&mut self, end: Span) {
        let Some(open) = self.stack.pop() else { return };
        let (node, anchor) = match open {
            Open::List { items, span, anchor } => {
                let last = items.last().map(|item| item.span);
                (Node { kind: Kind::List(items), span: until(span, last, end) }, anchor)
            }
            Open::Map { mut map, span, anchor, .. } => {
                if self.foreign.is_some() {
                    map.entries = settled(map.entries);
                }
                let last = map.entries.last().map(|entry| entry.key.span.to(entry.value.span));
                (Node { kind: Kind::Map(map), span: until(span, last, end) }, anchor)
            }
        };
        self.place_anchored(node, anchor);
    }

    /// Remembers a node that has an anchor, and puts it where it stands.
    fn place_anchored(&mut self, node: Node, anchor: usize) {
        if let Some(foreign) = self.foreign.as_mut().filter(|_| anchor != 0) {
            foreign.anchored.insert(anchor, node.clone());
        }
        self.place_node(node);
    }

    /// Puts what an alias stands for where the alias is.
    fn copy(&mut self, anchor: usize, span: Span) -> Result<(), Diagnostic> {
        let Some(foreign) = &mut self.foreign else { return Ok(()) };
        let node = foreign.anchored.get(&anchor).cloned();
        foreign.copied += node.as_ref().map_or(0, Node::count);
        let depth = node.as_ref().map_or(0, Node::depth);
        if foreign.copied > MAX_COPIED {
            return Err(too_many_copies(span));
        }
        if self.stack.len() + depth > MAX_DEPTH {
            return Err(too_deep(span));
        }
        let missing = Node { kind: Kind::Scalar(Scalar { text: String::new(), style: Style::Plain }), span };
        self.place_node(node.unwrap_or(missing));
        Ok(())
    }

    fn scalar(&mut self, text: String, style: ScalarStyle, span: Span, anchor: usize) {
        let style = match style {
            ScalarStyle::Plain => Style::Plain,
            ScalarStyle::SingleQuoted | ScalarStyle::DoubleQuoted => Style::Quoted,
            ScalarStyle::Literal | ScalarStyle::Folded => Style::Block,
        };
        self.place_anchored(Node { kind: Kind::Scalar(Scalar { text, style }), span }, anchor);
    }

    fn place_node(&mut self, node: Node) {
        match self.stack.last_mut() {
            None => self.root = Some(node),
            Some(Open::List { items, .. }) => items.push(node),
            Some(Open::Map { map, seen, pending, .. }) => {
                *pending = match std::mem::replace(pending, Pending::Nothing) {
                    Pending::Key => match &mut self.foreign {
                        None => take_key(node, seen, &mut self.report),
                        Some(foreign) => take_foreign_key(node, seen, foreign),
                    },
                    Pending::ValueOf(key) => {
                        map.entries.push(Entry { key, value: node });
                        Pending::Key
                    }
                    Pending::Nothing => Pending::Key,
                };
            }
        }
    }
}

fn take_key(node: Node, seen: &mut HashMap<String, Span>, report: &mut Report) -> Pending {
    let span = node.span;
    let Kind::Scalar(Scalar { text, style }) = node.kind else {
        report.push(
            Diagnostic::new(Code::KeyNotText, span, "a key has to be a text, and this is a list or a map")
                .help("a text that starts with `{` or `[` needs quotes"),
        );
        return Pending::Nothing;
    };
    if style == Style::Plain && text == "<<" {
        report.push(
            Diagnostic::new(Code::MergeKey, span, "merge keys (`<<`) are not part of the language")
                .help("an object takes over the members of others with `include: [Name]`"),
        );
        return Pending::Nothing;
    }
    if let Some(first) = seen.get(&text) {
        report.push(
            Diagnostic::new(Code::DuplicateKey, span, format!("`{text}` is written twice in the same map"))
                .related(*first, "the first one is here")
                .help("remove one of the two, or give it another name"),
        );
        return Pending::Nothing;
    }
    seen.insert(text.clone(), span);
    Pending::ValueOf(Key { text, style, span })
}

/// Any scalar is a key; what is a list or a map is none, and its value goes with it.
fn take_foreign_key(node: Node, seen: &mut HashMap<String, Span>, foreign: &mut Foreign) -> Pending {
    let span = node.span;
    let Kind::Scalar(Scalar { text, style }) = node.kind else {
        let message = "a key that is a list or a map is left out, and its value with it".to_owned();
        foreign.slips.push(Slip { span, message });
        return Pending::Nothing;
    };
    if let Some(first) = seen.insert(text.clone(), span) {
        foreign.slips.push(Slip::repeated(&text, first));
    }
    Pending::ValueOf(Key { text, style, span })
}

/// The entries of a map that may say a key twice, of which the later one counts. `<<` stands for the entries of its value
/// whose keys the map does not have itself.
fn settled(entries: Vec<Entry>) -> Vec<Entry> {
    let is_merge = |entry: &Entry| entry.key.style == Style::Plain && entry.key.text == "<<";
    let mut last: HashMap<String, usize> = HashMap::with_capacity(entries.len());
    for (index, entry) in entries.iter().enumerate().filter(|(_, entry)| !is_merge(entry)) {
        last.insert(entry.key.text.clone(), index);
    }
    if last.len() == entries.len() {
        return entries;
    }
    let mut settled = Vec::with_capacity(entries.len());
    for (index, entry) in entries.into_iter().enumerate() {
        if !is_merge(&entry) {
            if last.get(&entry.key.text) == Some(&index) {
                settled.push(entry);
            }
            continue;
        }
        let Kind::Map(merged) = entry.value.kind else { continue };
        for inherited in merged.entries {
            if !last.contains_key(&inherited.key.text) {
                last.insert(inherited.key.text.clone(), usize::MAX);
                settled.push(inherited);
            }
        }
    }
    settled
}

/// A block collection ends with its last item (its end event comes after blank lines and comments),
/// one in brackets with the bracket.
fn until(start: Span, last: Option<Span>, end: Span) -> Span {
    match last {
        Some(last) if end.start == end.end => start.to(last),
        _ => start.to(end),
    }
}

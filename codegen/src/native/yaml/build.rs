//! Parser events become the tree.

use std::collections::HashMap;

use granit_parser::{Event, Parser, ScalarStyle, StructureStyle};

use super::problem::{place, syntax_problem, too_deep};
use super::{Entry, Key, Kind, Layout, MAX_DEPTH, Map, Node, Scalar, Style};
use crate::diagnostic::{Code, Diagnostic, Report};
use crate::source::{SourceFile, Span};

/// More than any spec; what is larger is refused before it costs memory.
const MAX_BYTES: usize = 64 * 1024 * 1024;

/// Reads a whole file as one tree.
pub(crate) fn parse(file: &SourceFile) -> Result<Node, Vec<Diagnostic>> {
    let mut builder = Builder::default();
    if file.text.len() > MAX_BYTES {
        let message = format!("the file has {} MiB, and at most 64 are read", file.text.len() >> 20);
        builder.report.push(
            Diagnostic::new(Code::TooLarge, Span::default(), message).help("split the spec into several"),
        );
    } else if let Err(problem) = builder.read(file) {
        builder.report.push(problem);
    }
    let Builder { root, report, .. } = builder;
    report.finish(root)
}

#[derive(Default)]
struct Builder {
    stack: Vec<Open>,
    root: Option<Node>,
    report: Report,
}

/// A collection whose end has not come yet.
enum Open {
    List { items: Vec<Node>, span: Span },
    Map { map: Map, seen: HashMap<String, Span>, pending: Pending, span: Span },
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
        self.refuse_properties(&event, span);
        match event {
            // The parser writes `~` for a value that is not there.
            Event::Scalar(_, ScalarStyle::Plain, ..) if span.start == span.end => {
                self.scalar(String::new(), ScalarStyle::Plain, span);
            }
            Event::Scalar(text, style, ..) => self.scalar(text.into_owned(), style, span),
            Event::Alias(_) | Event::UnresolvedAlias(_) => {
                self.report.push(
                    Diagnostic::new(
                        Code::AnchorOrAlias,
                        span,
                        "aliases (`*name`) are not part of the language",
                    )
                    .help("write the value out, or put a text that starts with `*` in quotes"),
                );
                self.scalar(String::new(), ScalarStyle::DoubleQuoted, span);
            }
            Event::SequenceStart(..) => self.open(Open::List { items: Vec::new(), span })?,
            Event::MappingStart(style, ..) => {
                let layout = match style {
                    StructureStyle::Block => Layout::Block,
                    StructureStyle::Flow => Layout::Flow,
                };
                let map = Map { entries: Vec::new(), layout };
                self.open(Open::Map { map, seen: HashMap::new(), pending: Pending::Key, span })?;
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
        let node = match open {
            Open::List { items, span } => {
                let last = items.last().map(|item| item.span);
                Node { kind: Kind::List(items), span: until(span, last, end) }
            }
            Open::Map { map, span, .. } => {
                let last = map.entries.last().map(|entry| entry.key.span.to(entry.value.span));
                Node { kind: Kind::Map(map), span: until(span, last, end) }
            }
        };
        self.place_node(node);
    }

    fn scalar(&mut self, text: String, style: ScalarStyle, span: Span) {
        let style = match style {
            ScalarStyle::Plain => Style::Plain,
            ScalarStyle::SingleQuoted | ScalarStyle::DoubleQuoted => Style::Quoted,
            ScalarStyle::Literal | ScalarStyle::Folded => Style::Block,
        };
        self.place_node(Node { kind: Kind::Scalar(Scalar { text, style }), span });
    }

    fn place_node(&mut self, node: Node) {
        match self.stack.last_mut() {
            None => self.root = Some(node),
            Some(Open::List { items, .. }) => items.push(node),
            Some(Open::Map { map, seen, pending, .. }) => {
                *pending = match std::mem::replace(pending, Pending::Nothing) {
                    Pending::Key => take_key(node, seen, &mut self.report),
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

/// A block collection ends with its last item (its end event comes after blank lines and comments),
/// one in brackets with the bracket.
fn until(start: Span, last: Option<Span>, end: Span) -> Span {
    match last {
        Some(last) if end.start == end.end => start.to(last),
        _ => start.to(end),
    }
}

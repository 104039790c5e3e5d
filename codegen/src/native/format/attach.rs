//! From the tree and the comments to what is to be written.

use std::collections::VecDeque;

use super::comment::{Comment, Place};
use super::copy::{Around, block_text, text, verbatim};
use super::flow::{flat, is_flow};
use super::guide::Guide;
use super::layout::{Block, DASH, Entry, Spacing, Value, push_comments};
use super::scalar::{Role, canonical, on_one_line};
use super::source::Source;
use crate::yaml::{Kind, Layout, Map, Node, Style};

/// Goes through a spec in its order, and gives every comment to what it stands at.
pub(crate) struct Attach<'t> {
    source: &'t Source<'t>,
    comments: VecDeque<Comment>,
}

/// A value with the comments that were found at it.
struct Found {
    value: Value,
    before: Vec<Comment>,
    head_comment: Option<String>,
    end_comment: Option<String>,
}

impl<'t> Attach<'t> {
    pub(crate) fn new(source: &'t Source<'t>, comments: Vec<Comment>) -> Self {
        Self { source, comments: comments.into() }
    }

    /// The whole text.
    pub(crate) fn document(mut self, root: &Node) -> String {
        let mut lines = Vec::new();
        // What stands above the first key is about the file, wherever that key goes.
        let head = match &root.kind {
            Kind::Map(map) => map.entries.first().map_or(root.span.start, |entry| entry.key.span.start),
            _ => root.span.start,
        };
        push_comments(&self.take_before(head), &mut lines);
        if !lines.is_empty() && self.source.is_after_empty_line(head) {
            lines.push(String::new());
        }
        let around = Around { after: 0, until: self.source.end(), column: 0, indent: 0, head: 0 };
        let found = self.value(root, Guide::spec(), around);
        push_comments(&found.before, &mut lines);
        let whole = Entry {
            comments: Vec::new(),
            after_empty_line: false,
            head: String::new(),
            head_comment: found.head_comment,
            value: found.value,
            end_comment: found.end_comment,
            rank: 0,
        };
        let rest: Vec<Comment> = self.comments.drain(..).collect();
        lines.extend(Block { entries: vec![whole], comments: rest, spacing: Spacing::Free }.lines());
        lines.iter().flat_map(|line| [line.as_str(), "\n"]).collect()
    }

    fn take_if(&mut self, is_wanted: impl Fn(&Comment) -> bool) -> Option<Comment> {
        self.comments.front().is_some_and(is_wanted).then(|| self.comments.pop_front()).flatten()
    }

    fn take_before(&mut self, until: u32) -> Vec<Comment> {
        let mut taken = Vec::new();
        while let Some(comment) = self.take_if(|comment| comment.start < until) {
            taken.push(comment);
        }
        taken
    }

    /// Comments behind the last entry of a block that are indented like it.
    fn take_rest(&mut self, until: u32, column: usize) -> Vec<Comment> {
        let mut taken = Vec::new();
        let belongs = |comment: &Comment| {
            comment.start < until && comment.place == Place::OwnLine && comment.column >= column
        };
        while let Some(comment) = self.take_if(belongs) {
            taken.push(comment);
        }
        taken
    }

    /// The comment behind a place on its line.
    fn take_behind(&mut self, at: u32, until: u32) -> Option<String> {
        let source = self.source;
        let comment = self.take_if(|comment| {
            comment.start < until
                && comment.place == Place::BehindSomething
                && !source.has_line_break(at, comment.start)
        });
        comment.map(|comment| comment.text)
    }

    fn value(&mut self, node: &Node, guide: Guide, around: Around) -> Found {
        let is_block = !matches!(node.kind, Kind::Scalar(_)) && !is_flow(node, self.source);
        if is_block && !matches!(guide, Guide::Json) {
            let head_comment = self.take_behind(around.after, node.span.start);
            let value = Value::Block(self.block(node, guide, around));
            return Found { value, before: Vec::new(), head_comment, end_comment: None };
        }
        let is_block_text = node.scalar().is_some_and(|scalar| scalar.style == Style::Block);
        let head_comment = self.take_behind(around.after, node.span.start);
        let mut before = self.take_before(node.span.start);
        let has_comments = self.comments.front().is_some_and(|comment| comment.start < node.span.end);
        let value = match &node.kind {
            Kind::Scalar(scalar) if is_block_text => block_text(self.source, scalar, node, around),
            Kind::Scalar(scalar) => text(self.source, scalar, node, guide, around),
            _ if is_block || has_comments || matches!(guide, Guide::Json) => {
                verbatim(self.source, node, around)
            }
            _ => self.in_brackets(node, guide, around),
        };
        // Those inside are part of what is copied.
        self.take_before(node.span.end);
        let end_comment = match is_block_text || is_block {
            true => None,
            false => self.take_behind(node.span.end, around.until),
        };
        let keeps_head =
            matches!(&value, Value::Lines { first: None, .. } | Value::Below(_) | Value::Missing)
                || is_block_text;
        let head_comment = match head_comment {
            Some(text) if !keeps_head => {
                let place = Place::OwnLine;
                before.insert(
                    0,
                    Comment { start: around.after, text, column: 0, place, after_empty_line: false },
                );
                None
            }
            head_comment => head_comment,
        };
        Found { value, before, head_comment, end_comment }
    }

    fn block(&mut self, node: &Node, guide: Guide, around: Around) -> Block {
        let spacing = if guide.is_roomy() { Spacing::Roomy } else { Spacing::Free };
        let (entries, column) = match &node.kind {
            Kind::Map(map) => {
                let column = map.entries.first().map_or(0, |entry| self.source.column(entry.key.span.start));
                (self.entries(map, guide, around, column), column)
            }
            Kind::List(items) => {
                let column = items.first().map_or(0, |item| self.source.indentation(item.span.start));
                (self.items(items, guide, around, column), column)
            }
            Kind::Scalar(_) => (Vec::new(), 0),
        };
        let comments = self.take_rest(around.until, column);
        Block { entries, comments, spacing }
    }

    fn entries(&mut self, map: &Map, guide: Guide, around: Around, column: usize) -> Vec<Entry> {
        let mut entries = Vec::new();
        for (at, entry) in map.entries.iter().enumerate() {
            let key = &entry.key;
            let until = map.entries.get(at + 1).map_or(around.until, |next| next.key.span.start);
            let mut comments = self.take_before(key.span.start);
            let written = self.source.of(key.span);
            let head = match key.style == Style::Block || written.contains('\n') {
                true => on_one_line(&key.text),
                false => canonical(&key.text, key.style, written, Role::Key, Layout::Block, Guide::Unknown),
            };
            let head = format!("{head}:");
            let width = head.chars().count();
            let inner = Around { after: key.span.end, until, column, indent: around.below(), head: width };
            let found = self.value(&entry.value, guide.entry(entry), inner);
            comments.extend(found.before);
            entries.push(Entry {
                comments,
                after_empty_line: self.source.starts_line(key.span.start)
                    && self.source.is_after_empty_line(key.span.start),
                head,
                head_comment: found.head_comment,
                value: found.value,
                end_comment: found.end_comment,
                rank: guide.rank(&key.text),
            });
        }
        entries
    }

    fn items(&mut self, items: &[Node], guide: Guide, around: Around, column: usize) -> Vec<Entry> {
        let mut entries = Vec::new();
        let mut before = around.after;
        for (at, item) in items.iter().enumerate() {
            let until = items.get(at + 1).map_or(around.until, |next| next.span.start);
            let mut comments = self.take_before(item.span.start);
            let dash = self.source.find_mark(&['-'], before, item.span.start);
            let after = dash.map_or(item.span.start, |dash| dash + 1);
            before = item.span.end;
            let inner = Around { after, until, column, indent: around.below(), head: DASH.len() };
            let found = self.value(item, guide.item(item), inner);
            comments.extend(found.before);
            entries.push(Entry {
                comments,
                after_empty_line: self.source.is_after_empty_line(item.span.start),
                head: DASH.to_owned(),
                head_comment: found.head_comment,
                value: found.value,
                end_comment: found.end_comment,
                rank: 0,
            });
        }
        entries
    }

    /// A map or list in brackets: on one line where it fits.
    fn in_brackets(&mut self, node: &Node, guide: Guide, around: Around) -> Value {
        let flat = flat(node, guide, self.source);
        if let Some(text) = flat.as_ref().filter(|text| around.fits(text)) {
            return Value::Inline(text.clone());
        }
        let is_one_line = !self.source.of(node.span).contains('\n');
        let goes_below = match &node.kind {
            Kind::Map(map) => !map.entries.iter().any(|entry| entry.value.is_missing()),
            // A list that its author broke into lines stays as it is.
            Kind::List(items) => is_one_line && items.iter().all(|item| item.scalar().is_some()),
            Kind::Scalar(_) => false,
        };
        match goes_below {
            true => Value::Block(self.block(node, guide, around)),
            false => verbatim(self.source, node, around),
        }
    }
}

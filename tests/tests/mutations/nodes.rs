//! The nodes of a YAML text: entries of maps and items of lists, with their places.

use std::ops::Range;

use granit_parser::{Event, Parser, StructureStyle};

/// How the collection is written that holds a node.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Place {
    /// Whole lines.
    Block,
    /// In braces or brackets.
    Flow,
}

/// An entry or an item.
#[derive(Debug)]
pub(crate) struct Node {
    pub(crate) place: Place,
    /// The key without quotes' ends, of an entry.
    pub(crate) key: Option<Range<usize>>,
    pub(crate) value: Range<usize>,
    /// All of it; in a block, from the start of its first line to the end of its last.
    pub(crate) whole: Range<usize>,
}

impl Node {
    /// All of it with the comma that parts it from its neighbour.
    pub(crate) fn with_separator(&self, text: &str) -> Range<usize> {
        if self.place == Place::Block {
            return self.whole.clone();
        }
        let after = text[self.whole.end..].trim_start();
        let before = text[..self.whole.start].trim_end();
        if let Some(rest) = after.strip_prefix(',') {
            self.whole.start..text.len() - rest.trim_start().len()
        } else if before.ends_with(',') {
            before.len() - 1..self.whole.end
        } else {
            self.whole.clone()
        }
    }
}

struct Open {
    place: Place,
    is_map: bool,
    start: usize,
    key: Option<Range<usize>>,
}

/// The nodes of a text in the order of their ends.
pub(crate) fn nodes(text: &str) -> Vec<Node> {
    let mut found = Vec::new();
    let mut stack: Vec<Open> = Vec::new();
    for event in Parser::new_from_str(text) {
        let (event, at) = event.expect("the specs are YAML");
        let span = at.byte_range().unwrap_or(0..0);
        let mut done = None;
        match event {
            Event::Scalar(..) => done = Some(span),
            Event::SequenceStart(style, ..) | Event::MappingStart(style, ..) => {
                let place = if style == StructureStyle::Flow { Place::Flow } else { Place::Block };
                let is_map = matches!(event, Event::MappingStart(..));
                stack.push(Open { place, is_map, start: span.start, key: None });
            }
            Event::SequenceEnd | Event::MappingEnd => {
                let open = stack.pop().expect("an open collection");
                let end = if open.place == Place::Flow { span.end } else { last_text(text, span.start) };
                done = Some(open.start..end);
            }
            _ => {}
        }
        if let (Some(value), Some(parent)) = (done, stack.last_mut()) {
            match (parent.is_map, parent.key.take()) {
                (true, None) => parent.key = Some(value),
                (_, key) => found.push(node(text, parent.place, key, value)),
            }
        }
    }
    found
}

fn node(text: &str, place: Place, key: Option<Range<usize>>, value: Range<usize>) -> Node {
    let start = key.as_ref().map_or(value.start, |key| key.start);
    let end = last_text(text, value.end).max(start);
    let whole = match place {
        Place::Flow => start..value.end,
        Place::Block => {
            let line_start = text[..start].rfind('\n').map_or(0, |at| at + 1);
            let line_end = text[end..].find('\n').map_or(text.len(), |at| end + at + 1);
            line_start..line_end
        }
    };
    let key = key.map(|key| match text[key.clone()].starts_with(['"', '\'']) {
        true => key.start + 1..key.end - 1,
        false => key,
    });
    Node { place, key, value, whole }
}

/// The end of the last text before a place.
fn last_text(text: &str, before: usize) -> usize {
    text[..before].trim_end().len()
}

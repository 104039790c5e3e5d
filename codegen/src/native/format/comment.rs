//! Comments: what stands between the texts of a spec and starts with `#`.

use super::source::Source;
use crate::source::Span;
use crate::yaml::{Kind, Node};

/// A comment.
#[derive(Debug, Clone)]
pub(crate) struct Comment {
    pub(crate) start: u32,
    /// With its `#`, without spaces at the end.
    pub(crate) text: String,
    pub(crate) column: usize,
    pub(crate) place: Place,
    pub(crate) after_empty_line: bool,
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Place {
    OwnLine,
    BehindSomething,
}

/// All comments in order.
pub(crate) fn find(source: &Source<'_>, root: &Node) -> Vec<Comment> {
    let mut texts = Vec::new();
    collect(root, &mut texts);
    texts.sort_unstable();
    let mut comments = Vec::new();
    let mut at = 0;
    for text in texts {
        find_between(source, at, text.start, &mut comments);
        at = at.max(text.end);
    }
    find_between(source, at, source.end(), &mut comments);
    comments
}

/// The places of keys and scalars.
fn collect(node: &Node, texts: &mut Vec<Span>) {
    match &node.kind {
        Kind::Scalar(_) => texts.push(node.span),
        Kind::List(items) => items.iter().for_each(|item| collect(item, texts)),
        Kind::Map(map) => {
            for entry in &map.entries {
                texts.push(entry.key.span);
                collect(&entry.value, texts);
            }
        }
    }
}

fn find_between(source: &Source<'_>, start: u32, end: u32, comments: &mut Vec<Comment>) {
    let mut at = start;
    while let Some(found) = source.slice(at, end).find('#') {
        let start = at + found as u32;
        let begins = source.column(start) == 0 || source.slice(0, start).ends_with([' ', '\t']);
        let line = source.slice(start, end);
        let length = line.find('\n').unwrap_or(line.len());
        at = start + length as u32;
        if !begins {
            at = start + 1;
            continue;
        }
        comments.push(Comment {
            start,
            text: line.get(..length).unwrap_or("").trim_end().to_owned(),
            column: source.column(start),
            place: if source.starts_line(start) { Place::OwnLine } else { Place::BehindSomething },
            after_empty_line: source.is_after_empty_line(start),
        });
    }
}

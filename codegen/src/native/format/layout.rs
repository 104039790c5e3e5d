//! What is to be written, and the lines of it.

use super::comment::Comment;

/// A key with its value, or an item of a list.
pub(crate) struct Entry {
    /// Comments on lines before it.
    pub(crate) comments: Vec<Comment>,
    /// Whether an empty line stands before it, behind its comments.
    pub(crate) after_empty_line: bool,
    /// `key:`, or the dash of an item.
    pub(crate) head: String,
    /// The comment behind the key.
    pub(crate) head_comment: Option<String>,
    pub(crate) value: Value,
    /// The comment behind the value.
    pub(crate) end_comment: Option<String>,
    pub(crate) rank: usize,
}

/// What stands behind a key or a dash.
pub(crate) enum Value {
    Missing,
    Inline(String),
    /// On the line below.
    Below(String),
    /// Lines with their indentation, counted from the key's; the first one may stand behind the key.
    Lines {
        first: Option<String>,
        rest: Vec<(usize, String)>,
        end: LinesEnd,
    },
    Block(Block),
}

/// Whether empty lines behind a text belong to it.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum LinesEnd {
    Open,
    Kept,
}

/// Entries or items, one below the other.
pub(crate) struct Block {
    pub(crate) entries: Vec<Entry>,
    /// Comments behind the last one.
    pub(crate) comments: Vec<Comment>,
    pub(crate) spacing: Spacing,
}

/// Empty lines between entries.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Spacing {
    /// Around all that have several lines.
    Roomy,
    /// Where the author has them.
    Free,
}

impl Block {
    /// Its lines without the indentation of the whole.
    pub(crate) fn lines(mut self) -> Vec<String> {
        self.entries.sort_by_key(|entry| entry.rank);
        let mut lines: Vec<String> = Vec::new();
        let mut before = (Length::Short, LinesEnd::Open);
        for entry in self.entries {
            let wanted = entry.wants_empty_line();
            let (end, entry) = (entry.end(), entry.lines());
            let length = if entry.len() > 1 { Length::Long } else { Length::Short };
            let roomy =
                self.spacing == Spacing::Roomy && (length == Length::Long || before.0 == Length::Long);
            if !lines.is_empty() && before.1 == LinesEnd::Open && (wanted || roomy) {
                lines.push(String::new());
            }
            lines.extend(entry);
            before = (length, end);
        }
        push_comments(&self.comments, &mut lines);
        lines
    }
}

#[derive(Clone, Copy, PartialEq)]
enum Length {
    Short,
    Long,
}

impl Entry {
    fn wants_empty_line(&self) -> bool {
        self.comments.first().map_or(self.after_empty_line, |comment| comment.after_empty_line)
    }

    /// How its last line ends.
    fn end(&self) -> LinesEnd {
        match &self.value {
            Value::Lines { end, .. } => *end,
            Value::Block(block) if block.comments.is_empty() => {
                let last = block.entries.iter().max_by_key(|entry| entry.rank);
                last.map_or(LinesEnd::Open, Entry::end)
            }
            _ => LinesEnd::Open,
        }
    }

    fn lines(self) -> Vec<String> {
        let mut lines = Vec::new();
        push_comments(&self.comments, &mut lines);
        if !self.comments.is_empty() && self.after_empty_line {
            lines.push(String::new());
        }
        let head = |value: &str| match (self.head.is_empty(), value.is_empty()) {
            (true, _) => value.to_owned(),
            (false, true) => self.head.clone(),
            (false, false) => format!("{} {value}", self.head),
        };
        let with = |line: String, comment: &Option<String>| match comment {
            Some(comment) => format!("{line}  {comment}"),
            None => line,
        };
        match self.value {
            Value::Missing => lines.push(with(with(head(""), &self.head_comment), &self.end_comment)),
            Value::Inline(text) => lines.push(with(head(&text), &self.end_comment)),
            Value::Below(text) => {
                lines.push(with(head(""), &self.head_comment));
                lines.push(with(format!("  {text}"), &self.end_comment));
            }
            Value::Lines { first, rest, .. } => {
                lines.push(with(head(&first.unwrap_or_default()), &self.head_comment));
                lines.extend(rest.into_iter().map(|(indent, line)| indented(indent, &line)));
                if let Some(last) = lines.pop() {
                    lines.push(with(last, &self.end_comment));
                }
            }
            Value::Block(block) => {
                let is_item_of_list = self.head == DASH;
                let mut below = block.lines().into_iter();
                if is_item_of_list && self.head_comment.is_none() {
                    lines.push(head(&below.next().unwrap_or_default()));
                } else if !self.head.is_empty() {
                    lines.push(with(head(""), &self.head_comment));
                }
                let indent = if self.head.is_empty() { 0 } else { 2 };
                lines.extend(below.map(|line| indented(indent, &line)));
            }
        }
        lines
    }
}

/// The head of an item of a list.
pub(crate) const DASH: &str = "-";

fn indented(indent: usize, line: &str) -> String {
    match line.is_empty() {
        true => String::new(),
        false => format!("{}{line}", " ".repeat(indent)),
    }
}

pub(crate) fn push_comments(comments: &[Comment], lines: &mut Vec<String>) {
    for comment in comments {
        if comment.after_empty_line && !lines.is_empty() {
            lines.push(String::new());
        }
        lines.push(comment.text.clone());
    }
}

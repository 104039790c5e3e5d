//! Walking through a JSON text to the place of an error.

use std::ops::Range;

use super::message::Complaint;
use super::pointer::{push_found_member, push_index};

/// A value in a JSON text.
pub(super) struct Spot {
    pub(super) pointer: String,
    pub(super) kind: &'static str,
}

/// The value that an error of serde_json is about, by the offset at which it was noticed.
///
/// That is right behind the value as a rule. A container of the wrong kind is refused in front of its bracket or
/// right behind it. An error that a type makes after it has read its value is noticed behind the comma or bracket
/// that follows.
pub(super) fn look(text: &[u8], offset: usize, complaint: &Complaint<'_>) -> Spot {
    let refused = text.get(offset..).is_some_and(|rest| rest.starts_with(b"[") || rest.starts_with(b"{"));
    let refused = refused && complaint.names(kind(text.get(offset..).unwrap_or_default()));
    let ends = if refused { Vec::new() } else { ends(text, offset) };
    let mut walk = Walk::new(text);
    let mut last_kind = "nothing";
    while let Some(step) = walk.step() {
        match step {
            Step::Opens { at, kind } if at == offset && refused => return walk.spot(kind),
            Step::Opens { at, .. } | Step::Other { at } if at >= offset => break,
            Step::Ends { end, kind } if ends.contains(&end) => {
                // The complaint is about a string, say, and this is an object: so about what it holds.
                return if complaint.fits(kind) { walk.spot(kind) } else { walk.last_child(last_kind) };
            }
            Step::Ends { end, .. } if end > offset => break,
            Step::Ends { kind, .. } => last_kind = kind,
            Step::Opens { .. } | Step::Other { .. } => {}
        }
    }
    walk.container()
}

/// Where a value may have ended whose error was noticed at the offset.
fn ends(text: &[u8], offset: usize) -> Vec<usize> {
    let before = trim_end(text, offset);
    let comma = before.checked_sub(1).filter(|at| text.get(*at) == Some(&b','));
    [offset, before].into_iter().chain(comma.map(|comma| trim_end(text, comma))).collect()
}

/// The pointer of the value that is being read at the offset.
pub(in crate::decode) fn reached(text: &[u8], offset: usize) -> String {
    let mut walk = Walk::new(text.get(..offset).unwrap_or(text));
    while walk.step().is_some() {}
    walk.pointer(walk.open.len())
}

/// The kind of the JSON value that the text begins with.
pub(in crate::decode) fn kind(text: &[u8]) -> &'static str {
    let text = text.trim_ascii();
    match text.first() {
        None => "nothing",
        Some(b'{') => "object",
        Some(b'[') => "array",
        Some(b'"') => "string",
        Some(b't' | b'f') => "boolean",
        Some(b'n') => "null",
        Some(_) if text.iter().any(|byte| matches!(byte, b'.' | b'e' | b'E')) => "number",
        Some(_) => "integer",
    }
}

/// As deep as serde_json reads; only what a type skips may be deeper.
const MAX_DEPTH: usize = 128;

/// A container that has begun and not ended, with the place in it.
enum Open {
    Array { index: usize },
    Object { key: Option<Range<usize>> },
}

enum Step {
    /// A container begins.
    Opens {
        at: usize,
        kind: &'static str,
    },
    Ends {
        end: usize,
        kind: &'static str,
    },
    /// A key, comma or colon.
    Other {
        at: usize,
    },
}

/// Goes through JSON text token by token, without recursion; takes any bytes and gives up on none.
struct Walk<'a> {
    text: &'a [u8],
    at: usize,
    open: Vec<Open>,
    /// A container that the step before opened: it counts as open only now, when its pointer has been asked for.
    opening: Option<Open>,
    /// The container that closed last.
    closed: Option<Open>,
}

impl<'a> Walk<'a> {
    fn new(text: &'a [u8]) -> Self {
        Self { text, at: 0, open: Vec::new(), opening: None, closed: None }
    }

    fn step(&mut self) -> Option<Step> {
        self.open.extend(self.opening.take());
        self.at += self.rest().iter().take_while(|byte| byte.is_ascii_whitespace()).count();
        let at = self.at;
        let first = *self.rest().first()?;
        self.at += self.token_length(first);
        Some(match first {
            b'[' => self.opens(at, "array", Open::Array { index: 0 }),
            b'{' => self.opens(at, "object", Open::Object { key: None }),
            b']' | b'}' => self.closes(at),
            b',' => self.next(at),
            b':' => Step::Other { at },
            b'"' => match self.open.last_mut() {
                Some(Open::Object { key: key @ None }) => {
                    *key = Some(at..self.at);
                    Step::Other { at }
                }
                _ => Step::Ends { end: self.at, kind: "string" },
            },
            _ => Step::Ends { end: self.at, kind: kind(self.text.get(at..self.at).unwrap_or_default()) },
        })
    }

    fn opens(&mut self, at: usize, kind: &'static str, open: Open) -> Step {
        self.opening = Some(open);
        Step::Opens { at, kind }
    }

    fn closes(&mut self, at: usize) -> Step {
        self.closed = self.open.pop();
        match &self.closed {
            Some(closed) => Step::Ends { end: self.at, kind: closed.kind() },
            None => Step::Other { at },
        }
    }

    fn next(&mut self, at: usize) -> Step {
        match self.open.last_mut() {
            Some(Open::Array { index }) => *index += 1,
            Some(Open::Object { key }) => *key = None,
            None => {}
        }
        Step::Other { at }
    }

    fn rest(&self) -> &'a [u8] {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn token_length(&self, first: u8) -> usize {
        match first {
            b'"' => string_length(self.rest()),
            first if is_punctuation(first) => 1,
            _ => {
                let ends = |byte: &u8| is_punctuation(*byte) || *byte == b'"' || byte.is_ascii_whitespace();
                self.rest().iter().position(ends).unwrap_or(self.rest().len())
            }
        }
    }

    fn spot(&self, kind: &'static str) -> Spot {
        Spot { pointer: self.pointer(self.open.len()), kind }
    }

    /// The innermost container that is open.
    fn container(&self) -> Spot {
        let kind = self.open.last().map_or_else(|| kind(self.text), Open::kind);
        Spot { pointer: self.pointer(self.open.len().saturating_sub(1)), kind }
    }

    /// The last value of the container that has just closed.
    fn last_child(&self, kind: &'static str) -> Spot {
        let mut pointer = self.pointer(self.open.len());
        if let Some(closed) = &self.closed {
            self.extend(&mut pointer, closed);
        }
        Spot { pointer, kind }
    }

    /// The pointer of the current value in the container at this depth.
    fn pointer(&self, depth: usize) -> String {
        let mut pointer = String::new();
        for open in self.open.iter().take(depth.min(MAX_DEPTH)) {
            if self.extend(&mut pointer, open).is_none() {
                break;
            }
        }
        pointer
    }

    /// `None` when the place in the container has no name that can be told, and so nothing in it has.
    fn extend(&self, pointer: &mut String, open: &Open) -> Option<()> {
        match open {
            Open::Array { index } => push_index(pointer, *index),
            Open::Object { key } => push_found_member(pointer, &self.key(key.clone()?)?),
        }
        Some(())
    }

    /// `None` for a key that is no whole string: what is there of it may be anything.
    fn key(&self, range: Range<usize>) -> Option<String> {
        serde_json::from_slice(self.text.get(range)?).ok()
    }
}

impl Open {
    fn kind(&self) -> &'static str {
        match self {
            Self::Array { .. } => "array",
            Self::Object { .. } => "object",
        }
    }
}

fn is_punctuation(byte: u8) -> bool {
    matches!(byte, b'[' | b']' | b'{' | b'}' | b',' | b':')
}

/// With both quotes; up to the end of the text when the second one is missing.
fn string_length(text: &[u8]) -> usize {
    let mut escaped = false;
    let end = text.iter().skip(1).position(|byte| {
        let ends = *byte == b'"' && !escaped;
        escaped = *byte == b'\\' && !escaped;
        ends
    });
    end.map_or(text.len(), |end| end + 2)
}

fn trim_end(text: &[u8], offset: usize) -> usize {
    text.get(..offset).unwrap_or(text).trim_ascii_end().len()
}

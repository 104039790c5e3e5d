//! Walking through a JSON text to a place in it.

use std::ops::Range;

use super::pointer::{push_found_member, push_index};

/// The pointer of the value that is being read at the offset.
pub(crate) fn reached(text: &[u8], offset: usize) -> String {
    let mut walk = Walk { text: text.get(..offset).unwrap_or(text), at: 0, open: Vec::new() };
    while walk.step().is_some() {}
    walk.pointer()
}

/// The kind of the JSON value that the text begins with.
pub(crate) fn kind(text: &[u8]) -> &'static str {
    let text = text.trim_ascii_start();
    let text = text.get(..text.first().map_or(0, |first| token_length(text, *first))).unwrap_or_default();
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

/// As deep as types are read; only what a type skips may be deeper.
const MAX_DEPTH: usize = 128;

/// A container that has begun and not ended, with the place in it.
enum Open {
    Array { index: usize },
    Object { name: Option<Range<usize>> },
}

/// Goes through JSON text token by token, without recursion; takes any bytes and gives up on none.
struct Walk<'a> {
    text: &'a [u8],
    at: usize,
    open: Vec<Open>,
}

impl Walk<'_> {
    fn step(&mut self) -> Option<()> {
        let rest = self.text.get(self.at..)?;
        self.at += rest.iter().take_while(|byte| byte.is_ascii_whitespace()).count();
        let start = self.at;
        let rest = self.text.get(start..)?;
        let first = *rest.first()?;
        self.at += token_length(rest, first);
        match (first, self.open.last_mut()) {
            (b'[', _) => self.open.push(Open::Array { index: 0 }),
            (b'{', _) => self.open.push(Open::Object { name: None }),
            (b']' | b'}', _) => drop(self.open.pop()),
            (b',', Some(Open::Array { index })) => *index += 1,
            (b',', Some(Open::Object { name })) => *name = None,
            (b'"', Some(Open::Object { name: name @ None })) => *name = Some(start..self.at),
            _ => {}
        }
        Some(())
    }

    /// It ends above a name that cannot be told.
    fn pointer(&self) -> String {
        let mut pointer = String::new();
        for open in self.open.iter().take(MAX_DEPTH) {
            match open {
                Open::Array { index } => push_index(&mut pointer, *index),
                Open::Object { name } => match name.clone().and_then(|name| self.name(name)) {
                    Some(name) => push_found_member(&mut pointer, &name),
                    None => break,
                },
            }
        }
        pointer
    }

    /// `None` for a name that is no whole string: what is there of it may be anything.
    fn name(&self, range: Range<usize>) -> Option<String> {
        serde_json::from_slice(self.text.get(range)?).ok()
    }
}

/// The length of the token that the text begins with.
fn token_length(text: &[u8], first: u8) -> usize {
    match first {
        b'"' => string_length(text),
        first if is_punctuation(first) => 1,
        _ => {
            let ends = |byte: &u8| is_punctuation(*byte) || *byte == b'"' || byte.is_ascii_whitespace();
            text.iter().position(ends).unwrap_or(text.len())
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

//! Members of a JSON object whose text may be broken: what comes before the break is as good as in any other.

use std::ops::Range;

/// A name or value as it is written.
#[derive(Clone, Debug)]
pub(super) struct Token {
    pub(super) range: Range<usize>,
    /// Whether it is a string with escapes in it.
    pub(super) has_escapes: bool,
}

/// Shows name and value of each member of the object that starts here, up to the end of the object or to where the text breaks; a value that breaks
/// off is not shown. Commas may be too many, and what is inside values is not looked at. No recursion: the depth of a
/// body is the server's choice.
pub(super) fn members(text: &[u8], start: usize, mut show: impl FnMut(&Token, &Token)) {
    let mut at = blanks(text, start);
    if text.get(at) != Some(&b'{') {
        return;
    }
    at += 1;
    while let Some((name, value)) = member(text, at) {
        at = blanks(text, value.range.end);
        show(&name, &value);
        if text.get(at) != Some(&b',') {
            return;
        }
    }
}

fn member(text: &[u8], from: usize) -> Option<(Token, Token)> {
    let (name, start) = name(text, from)?;
    Some((name, value(text, start)?))
}

/// The name that comes next, and where its value starts.
fn name(text: &[u8], from: usize) -> Option<(Token, usize)> {
    let mut start = blanks(text, from);
    while text.get(start) == Some(&b',') {
        start = blanks(text, start + 1);
    }
    let name = string(text, start)?;
    let colon = blanks(text, name.range.end);
    (text.get(colon) == Some(&b':')).then(|| (name, blanks(text, colon + 1)))
}

/// Where the value of a member starts, the last that is wanted; the value may break off.
pub(super) fn last_member(text: &[u8], start: usize, is_wanted: impl Fn(&Token) -> bool) -> Option<usize> {
    let mut at = blanks(text, start);
    if text.get(at) != Some(&b'{') {
        return None;
    }
    at += 1;
    let mut found = None;
    while let Some((name, start)) = name(text, at) {
        if is_wanted(&name) {
            found = Some(start);
        }
        let Some(value) = value(text, start) else { break };
        at = blanks(text, value.range.end);
        if text.get(at) != Some(&b',') {
            break;
        }
    }
    found
}

/// Where an element of the list that starts here starts; it may break off.
pub(super) fn nth(text: &[u8], start: usize, index: usize) -> Option<usize> {
    let mut at = blanks(text, start + 1);
    for _ in 0..index {
        at = blanks(text, value(text, at)?.range.end);
        if text.get(at) != Some(&b',') {
            return None;
        }
        at = blanks(text, at + 1);
    }
    Some(at)
}

/// The value that starts here.
pub(super) fn value(text: &[u8], start: usize) -> Option<Token> {
    let end = match text.get(start)? {
        b'"' => return string(text, start),
        b'{' | b'[' => container_end(text, start)?,
        b',' | b'}' | b']' | b':' => return None,
        _ => {
            let rest = text.get(start..)?;
            start
                + rest
                    .iter()
                    .position(|byte| matches!(byte, b',' | b'}' | b']' | b' ' | b'\t' | b'\r' | b'\n'))?
        }
    };
    Some(Token { range: start..end, has_escapes: false })
}

/// The place after a list or object.
fn container_end(text: &[u8], start: usize) -> Option<usize> {
    let mut depth = 0_usize;
    let mut at = start;
    loop {
        match text.get(at)? {
            b'"' => {
                at = string(text, at)?.range.end;
                continue;
            }
            b'{' | b'[' => depth += 1,
            b'}' | b']' => depth -= 1,
            _ => {}
        }
        at += 1;
        if depth == 0 {
            return Some(at);
        }
    }
}

/// The string that starts here, with its quotes.
pub(super) fn string(text: &[u8], start: usize) -> Option<Token> {
    if text.get(start) != Some(&b'"') {
        return None;
    }
    let mut has_escapes = false;
    let mut at = start + 1;
    loop {
        let rest = text.get(at..)?;
        at += memchr::memchr2(b'"', b'\\', rest)?;
        if text.get(at) == Some(&b'"') {
            return Some(Token { range: start..at + 1, has_escapes });
        }
        has_escapes = true;
        at += 2;
    }
}

pub(super) fn blanks(text: &[u8], from: usize) -> usize {
    let mut at = from;
    while let Some(b' ' | b'\t' | b'\r' | b'\n') = text.get(at) {
        at += 1;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(text: &str) -> Vec<(String, String)> {
        let mut found = Vec::new();
        members(text.as_bytes(), 0, |name, value| {
            found.push((text[name.range.clone()].to_owned(), text[value.range.clone()].to_owned()));
        });
        found
    }

    #[test]
    fn members_come_as_they_are_written() {
        let text = r#" { "a": "x\"}", "b" :{"c":[1,"]"],},"d":-1.5e3 , "e":null}"#;
        let expected =
            [("\"a\"", r#""x\"}""#), ("\"b\"", r#"{"c":[1,"]"],}"#), ("\"d\"", "-1.5e3"), ("\"e\"", "null")];
        assert_eq!(seen(text), expected.map(|(name, value)| (name.to_owned(), value.to_owned())));
    }

    #[test]
    fn what_comes_before_a_break_is_there() {
        for (text, count) in [
            (r#"{"a":1,"b":2,}"#, 2),
            (r#"{"a":1,,"b":2"#, 1),
            (r#"{"a":1,"b":"x"#, 1),
            (r#"{"a":1,"b":{"c":1}"#, 2),
            (r#"{"a":1 "b":2}"#, 1),
            (r#"{"a":1,b:2}"#, 1),
            (r#"{"a":}"#, 0),
            (r#"{"a""#, 0),
            (r#"["a"]"#, 0),
            (r#"{"a\"#, 0),
            ("", 0),
        ] {
            assert_eq!(seen(text).len(), count, "{text}");
        }
    }
}

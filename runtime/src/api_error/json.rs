//! Members of a JSON object whose text may be broken: what comes before the break is as good as in any other.

use std::ops::Range;

/// Shows name and value of each member, as they are written, up to the end of the object or to where the text
/// breaks; a value that breaks off is not shown. Commas may be too many, and what is inside values is not
/// looked at. No recursion: the depth of a body is the server's choice.
pub(super) fn members(text: &[u8], mut show: impl FnMut(&[u8], Range<usize>)) {
    let mut at = blanks(text, 0);
    if text.get(at) != Some(&b'{') {
        return;
    }
    at += 1;
    while let Some((name, value)) = member(text, at) {
        at = blanks(text, value.end);
        let next = text.get(at);
        show(text.get(name).unwrap_or_default(), value);
        if next != Some(&b',') {
            return;
        }
    }
}

/// The next member, its name with the quotes.
fn member(text: &[u8], from: usize) -> Option<(Range<usize>, Range<usize>)> {
    let mut start = blanks(text, from);
    while text.get(start) == Some(&b',') {
        start = blanks(text, start + 1);
    }
    let end = string_end(text, start)?;
    let colon = blanks(text, end);
    if text.get(colon) != Some(&b':') {
        return None;
    }
    let value = blanks(text, colon + 1);
    Some((start..end, value..value_end(text, value)?))
}

/// The place after a value.
fn value_end(text: &[u8], start: usize) -> Option<usize> {
    match text.get(start)? {
        b'"' => string_end(text, start),
        b'{' | b'[' => container_end(text, start),
        b',' | b'}' | b']' | b':' => None,
        _ => {
            let rest = text.get(start..)?;
            let length = rest.iter().position(|byte| b",}] \t\r\n".contains(byte))?;
            Some(start + length)
        }
    }
}

fn container_end(text: &[u8], start: usize) -> Option<usize> {
    let mut depth = 0_usize;
    let mut at = start;
    loop {
        match text.get(at)? {
            b'"' => {
                at = string_end(text, at)?;
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

/// The place after the second quote of the string that starts here.
pub(super) fn string_end(text: &[u8], start: usize) -> Option<usize> {
    if text.get(start) != Some(&b'"') {
        return None;
    }
    let mut at = start + 1;
    loop {
        match text.get(at)? {
            b'"' => return Some(at + 1),
            b'\\' => at += 2,
            _ => at += 1,
        }
    }
}

pub(super) fn blanks(text: &[u8], from: usize) -> usize {
    let rest = text.get(from..).unwrap_or_default();
    from + rest.iter().take_while(|byte| b" \t\r\n".contains(byte)).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(text: &str) -> Vec<(String, String)> {
        let mut found = Vec::new();
        members(text.as_bytes(), |name, value| {
            found.push((String::from_utf8_lossy(name).into_owned(), text[value].to_owned()));
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

//! JSON as it comes: quicker than YAML, and with all letters that JSON allows in texts.

mod problem;

use std::collections::HashMap;

use self::problem::{Missing, broken};
use super::problem::too_deep;
use super::{Entry, Key, Kind, Layout, MAX_DEPTH, Map, Node, Scalar, Slip, Style};
use crate::diagnostic::Diagnostic;
use crate::source::{SourceFile, Span};

type Outcome<T> = Result<T, Box<Diagnostic>>;

/// Reads a file that is JSON. Comments and commas before a closing bracket are taken as well. `None` where it does not
/// start as an object in JSON does.
///
/// # Errors
/// With the first place that is not JSON.
pub(super) fn parse(file: &SourceFile) -> Option<Outcome<(Node, Vec<Slip>)>> {
    let body = file.text.strip_prefix('\u{feff}').unwrap_or(&file.text);
    let at = file.text.len() - body.len();
    let mut reader = Reader { file, text: &file.text, at, torn: None, slips: Vec::new() };
    reader.skip_blanks();
    let start = reader.at;
    if !reader.takes(b'{') {
        return None;
    }
    reader.skip_blanks();
    if !matches!(reader.peek(), None | Some(b'"' | b'}')) {
        return None;
    }
    reader.at = start;
    Some(reader.document().map(|root| (root, reader.slips)))
}

struct Reader<'t> {
    file: &'t SourceFile,
    text: &'t str,
    at: usize,
    /// Where the text that was read last starts, where it goes over the end of its line.
    torn: Option<usize>,
    slips: Vec<Slip>,
}

impl<'t> Reader<'t> {
    fn document(&mut self) -> Outcome<Node> {
        let root = self.value(0)?;
        self.skip_blanks();
        match self.at == self.text.len() {
            true => Ok(root),
            false => Err(self.missing(Missing::End)),
        }
    }

    fn rest(&self) -> &'t str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    /// Goes behind blanks and comments.
    fn skip_blanks(&mut self) {
        loop {
            let rest = self.rest();
            let end = match rest.as_bytes() {
                [b' ' | b'\t' | b'\n' | b'\r', ..] => Some(1),
                [b'#', ..] | [b'/', b'/', ..] => Some(rest.find('\n').unwrap_or(rest.len())),
                [b'/', b'*', ..] => rest.find("*/").map(|end| end + 2),
                _ => None,
            };
            let Some(end) = end else { return };
            self.at += end;
        }
    }

    /// Whether a mark comes next, behind blanks; it is taken.
    fn takes(&mut self, mark: u8) -> bool {
        self.skip_blanks();
        let is_there = self.peek() == Some(mark);
        self.at += usize::from(is_there);
        is_there
    }

    fn span(&self, start: usize) -> Span {
        self.file.span(start as u32, self.at as u32)
    }

    /// What is missing before what comes next.
    fn missing(&self, what: Missing<'_>) -> Box<Diagnostic> {
        match self.torn {
            Some(start) => broken(self.file.span(start as u32, start as u32 + 1), &Missing::Quote),
            None => {
                let end = self.at + self.rest().chars().next().map_or(0, char::len_utf8);
                broken(self.file.span(self.at as u32, end as u32), &what)
            }
        }
    }

    fn value(&mut self, depth: usize) -> Outcome<Node> {
        self.skip_blanks();
        let start = self.at;
        let kind = match self.peek() {
            Some(b'{' | b'[') if depth >= MAX_DEPTH => {
                return Err(Box::new(too_deep(self.file.span(start as u32, start as u32 + 1))));
            }
            Some(b'{') => Kind::Map(self.object(depth)?),
            Some(b'[') => Kind::List(self.list(depth)?),
            Some(b'"') => Kind::Scalar(Scalar { text: self.string()?, style: Style::Quoted }),
            _ => Kind::Scalar(Scalar { text: self.word()?, style: Style::Plain }),
        };
        Ok(Node { kind, span: self.span(start) })
    }

    fn list(&mut self, depth: usize) -> Outcome<Vec<Node>> {
        let start = self.at;
        self.at += 1;
        let mut items = Vec::new();
        while !self.takes(b']') {
            if let None | Some(b'}') = self.peek() {
                return Err(self.unclosed(start, Missing::EndOfList));
            }
            items.push(self.value(depth + 1)?);
            if !self.takes(b',') && self.peek() != Some(b']') {
                return Err(self.unclosed(start, Missing::EndOfList));
            }
        }
        Ok(items)
    }

    fn object(&mut self, depth: usize) -> Outcome<Map> {
        let opening = self.at;
        self.at += 1;
        let mut entries = Vec::new();
        while !self.takes(b'}') {
            let start = self.at;
            if self.peek() != Some(b'"') {
                return Err(self.unclosed(opening, Missing::Key));
            }
            let text = self.string()?;
            let key = Key { text, style: Style::Quoted, span: self.span(start) };
            if !self.takes(b':') {
                return Err(self.missing(Missing::Colon));
            }
            let value = self.value(depth + 1)?;
            entries.push(Entry { key, value });
            if !self.takes(b',') && self.peek() != Some(b'}') {
                return Err(self.unclosed(opening, Missing::EndOfObject));
            }
        }
        self.drop_repeated(&mut entries);
        Ok(Map { entries, layout: Layout::Flow })
    }

    /// What is missing in a list or an object. Where it is its end, its start says which.
    fn unclosed(&self, start: usize, what: Missing<'_>) -> Box<Diagnostic> {
        let problem = self.missing(what);
        match self.peek() {
            None | Some(b'}' | b']') if self.torn.is_none() => {
                let opening = self.file.span(start as u32, start as u32 + 1);
                Box::new(problem.related(opening, "this is opened and not closed"))
            }
            _ => problem,
        }
    }

    /// Of two entries with the same key the later one counts.
    fn drop_repeated(&mut self, entries: &mut Vec<Entry>) {
        let mut last: HashMap<&str, usize> = HashMap::with_capacity(entries.len());
        for (index, entry) in entries.iter().enumerate() {
            last.insert(&entry.key.text, index);
        }
        if last.len() == entries.len() {
            return;
        }
        let kept: Vec<bool> = entries
            .iter()
            .enumerate()
            .map(|(index, entry)| last.get(entry.key.text.as_str()) == Some(&index))
            .collect();
        let dropped = entries.iter().zip(&kept).filter(|(_, kept)| !**kept);
        self.slips.extend(dropped.map(|(entry, _)| Slip::repeated(&entry.key.text, entry.key.span)));
        let mut kept = kept.into_iter();
        entries.retain(|_| kept.next().unwrap_or(true));
    }

    fn string(&mut self) -> Outcome<String> {
        let start = self.at;
        self.at += 1;
        let mut text = String::new();
        loop {
            let rest = self.rest();
            let Some((piece, behind)) = rest.find(['"', '\\']).and_then(|end| rest.split_at_checked(end))
            else {
                self.torn = Some(start);
                return Err(self.missing(Missing::Quote));
            };
            text.push_str(piece);
            self.at += piece.len() + 1;
            if behind.starts_with('"') {
                let is_torn = self.text.get(start..self.at).is_some_and(|whole| whole.contains('\n'));
                self.torn = is_torn.then_some(start);
                return Ok(text);
            }
            text.push(self.escape()?);
        }
    }

    /// What stands behind a backslash. Half of a letter is the mark of one that could not be read.
    fn escape(&mut self) -> Outcome<char> {
        let start = self.at - 1;
        let letter = self.rest().chars().next();
        self.at += letter.map_or(0, char::len_utf8);
        let read = match letter {
            Some(mark @ ('"' | '\\' | '/')) => Some(mark),
            Some('b') => Some('\u{8}'),
            Some('f') => Some('\u{c}'),
            Some('n') => Some('\n'),
            Some('r') => Some('\r'),
            Some('t') => Some('\t'),
            Some('u') => self.hex().map(|unit| self.letter(unit, start)),
            _ => None,
        };
        read.ok_or_else(|| {
            let written = self.text.get(start..self.at).unwrap_or_default();
            broken(self.span(start), &Missing::Escape(written))
        })
    }

    /// The letter that a unit of UTF-16 is, with a second one where it takes two.
    fn letter(&mut self, unit: u32, start: usize) -> char {
        let before = self.at;
        let is_pair = (0xd800..0xdc00).contains(&unit) && self.rest().starts_with("\\u");
        let low = is_pair.then(|| {
            self.at += 2;
            self.hex()
        });
        if let Some(Some(low @ 0xdc00..0xe000)) = low {
            let letter = 0x10000 + ((unit - 0xd800) << 10) + (low - 0xdc00);
            return char::from_u32(letter).unwrap_or(char::REPLACEMENT_CHARACTER);
        }
        self.at = before;
        char::from_u32(unit).unwrap_or_else(|| {
            let message = "half of a letter, whose other half is missing, is read as `\u{fffd}`".to_owned();
            self.slips.push(Slip { span: self.span(start), message });
            char::REPLACEMENT_CHARACTER
        })
    }

    fn hex(&mut self) -> Option<u32> {
        let digits = self.text.get(self.at..self.at + 4)?;
        let unit =
            digits.bytes().all(|byte| byte.is_ascii_hexdigit()).then(|| u32::from_str_radix(digits, 16).ok());
        self.at += 4;
        unit.flatten()
    }

    /// A number, `true`, `false` or `null`.
    fn word(&mut self) -> Outcome<String> {
        let rest = self.rest();
        let end = rest.find(|c: char| !(c.is_alphanumeric() || "+-.'$_".contains(c))).unwrap_or(rest.len());
        let word = rest.get(..end).unwrap_or_default();
        if word.is_empty() {
            return Err(self.missing(Missing::Value));
        }
        let fits = matches!(word, "true" | "false" | "null")
            || serde_json::from_str::<serde_json::Number>(word).is_ok();
        if !fits {
            let span = self.file.span(self.at as u32, (self.at + end) as u32);
            return Err(broken(span, &Missing::Word(word)));
        }
        self.at += end;
        self.torn = None;
        Ok(word.to_owned())
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

    use proptest::prelude::*;

    use crate::diagnostic::{Code, Diagnostic};
    use crate::source::SourceFile;
    use crate::yaml::{Node, Slip};

    fn parse(text: &str) -> Result<(Node, Vec<Slip>), Box<Diagnostic>> {
        super::parse(&SourceFile::new("a.json", text)).expect("it starts as JSON does")
    }

    fn value(text: &str) -> Option<serde_json::Value> {
        parse(text).ok().map(|(node, _)| node.value().to_json())
    }

    #[test]
    fn texts_are_those_of_json() {
        let text =
            "{\"a\": \"\\u00e9 \\ud83d\\ude00 \\ud83d x \u{9f}\\n\\/\", \"b\": [1, -2.5e3, true, null, {}]}";
        let found = value(text).unwrap();
        assert_eq!(found["a"], "é 😀 \u{fffd} x \u{9f}\n/");
        assert_eq!(found["b"], serde_json::json!([1, -2500.0, true, null, {}]));
    }

    #[test]
    fn what_is_read_in_spite_of_a_slip_is_told() {
        let text = "{\"a\": 1, \"b\": 2, \"a\": \"\\ud83d \\ude00\\ud83d\\ude00\"}";
        let (node, slips) = parse(text).unwrap();
        assert_eq!(node.value().to_json(), serde_json::json!({"a": "\u{fffd} \u{fffd}😀", "b": 2}));
        let told: Vec<_> =
            slips.iter().map(|slip| text.get(slip.span.start as usize..slip.span.end as usize)).collect();
        assert_eq!(told, [Some("\\ud83d"), Some("\\ude00"), Some("\"a\"")]);
    }

    #[test]
    fn comments_and_commas_at_the_end_are_taken() {
        let text = "// one\n{ # two\n\"a\": /* {\" */ [1, 2,], // \"b\": 1\n\t\"c\": {},\n} /**/\n";
        assert_eq!(value(text), Some(serde_json::json!({"a": [1, 2], "c": {}})));
    }

    #[test]
    fn what_is_not_json_is_told_at_its_place() {
        for (text, place, what) in [
            ("{\"a\": 1 \"b\": 2}", "\"b", "`,` or `}` is missing before this"),
            ("{\"a\": [1 2]}", "2", "`,` or `]` is missing before this"),
            ("{\"a\": [1, 2}", "}", "`,` or `]` is missing before this"),
            ("{\"a\" 1}", "1", "`:` is missing before this"),
            ("{\"a\": , \"b\": 1}", ",", "a value is missing before this"),
            ("{\"a\": 1, b: 1}", "b", "a key in double quotes should stand here"),
            ("{\"a\": tru}", "tru", "`tru` is neither"),
            ("{\"a\": 01}", "01", "`01` is neither"),
            ("{\"a\": 'b c'}", "'b", "`'b` is neither"),
            ("{\"a\": \"b\\xc\"}", "\\x", "`\\x` is not an escape"),
            ("{\"a\": \"b\\u00é9\"}", "\\u", "is not an escape"),
            ("{\"a\": \"b}\n", "\"b", "is not closed on its line"),
            ("{\"a\": \"b,\n\"c\": 1}", "\"b", "is not closed on its line"),
            ("{\"a\": 1}}", "}}", "the document ends before this"),
            ("{\"a\": 1} /*", "/*", "the document ends before this"),
            ("{\"a\": [1,\n", "", "`,` or `]` is missing before this"),
            ("{\"a\": [ }", "}", "`,` or `]` is missing before this"),
            ("{", "", "a key in double quotes"),
        ] {
            let problem = parse(text).err().unwrap();
            assert_eq!(problem.code, Code::NotJson, "{text}");
            assert!(problem.message.contains(what), "{text}: {}", problem.message);
            let at = problem.span.start as usize;
            match place {
                "" => assert_eq!(at, text.len(), "{text}"),
                "}}" => assert_eq!(text.get(at..), Some("}"), "{text}"),
                _ => assert!(text.get(at..).unwrap().starts_with(place), "{text}: {:?}", text.get(at..)),
            }
        }
    }

    #[test]
    fn what_does_not_start_as_json_does_is_left_to_yaml() {
        for text in ["{a: 1}", "{'a': 1}", "a: 1", "", "[1]", "# {\"a\": 1}"] {
            assert!(super::parse(&SourceFile::new("a.json", text)).is_none(), "{text}");
        }
    }

    proptest! {
        #[test]
        fn spans_are_where_values_stand(texts in prop::collection::vec("[a-z\"\\\\é]{0,4}", 1..5)) {
            let json = serde_json::json!({ "list": texts }).to_string();
            let file = SourceFile::new("a.json", json.as_str());
            let (root, _) = super::parse(&file).unwrap().unwrap();
            for (node, text) in root.get("list").map(Node::items).unwrap_or_default().iter().zip(&texts) {
                let slice = file.slice(node.span).unwrap();
                prop_assert_eq!(serde_json::from_str::<String>(slice).unwrap(), text.as_str());
            }
        }
    }
}

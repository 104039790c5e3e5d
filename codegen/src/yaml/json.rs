//! JSON as it comes: quicker than YAML, and with all letters that JSON allows in texts.

use std::collections::HashMap;

use super::{Entry, Key, Kind, Layout, MAX_DEPTH, Map, Node, Scalar, Style};
use crate::source::{SourceFile, Span};

/// Reads a file that is JSON, with the keys that a later one of the same object has as well. `None` where it is not JSON,
/// or is nested too deep: what is wrong is for the reader of YAML to say.
pub(super) fn parse(file: &SourceFile) -> Option<(Node, Vec<Key>)> {
    let body = file.text.strip_prefix('\u{feff}').unwrap_or(&file.text);
    if !body.trim_start().starts_with('{') {
        return None;
    }
    let at = file.text.len() - body.len();
    let mut reader = Reader { file, text: &file.text, at, repeated: Vec::new() };
    let root = reader.value(0)?;
    reader.skip_blanks();
    (reader.at == reader.text.len()).then_some((root, reader.repeated))
}

struct Reader<'t> {
    file: &'t SourceFile,
    text: &'t str,
    at: usize,
    repeated: Vec<Key>,
}

impl<'t> Reader<'t> {
    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn skip_blanks(&mut self) {
        while let Some(b' ' | b'\t' | b'\n' | b'\r') = self.peek() {
            self.at += 1;
        }
    }

    /// Takes a mark, behind blanks.
    fn take(&mut self, mark: u8) -> Option<()> {
        self.skip_blanks();
        (self.peek()? == mark).then(|| self.at += 1)
    }

    fn span(&self, start: usize) -> Span {
        self.file.span(start as u32, self.at as u32)
    }

    fn value(&mut self, depth: usize) -> Option<Node> {
        self.skip_blanks();
        let start = self.at;
        let kind = match self.peek()? {
            _ if depth >= MAX_DEPTH => return None,
            b'{' => Kind::Map(self.object(depth)?),
            b'[' => Kind::List(self.list(depth)?),
            b'"' => Kind::Scalar(Scalar { text: self.string()?, style: Style::Quoted }),
            _ => Kind::Scalar(Scalar { text: self.word()?, style: Style::Plain }),
        };
        Some(Node { kind, span: self.span(start) })
    }

    fn list(&mut self, depth: usize) -> Option<Vec<Node>> {
        self.take(b'[')?;
        let mut items = Vec::new();
        if self.take(b']').is_some() {
            return Some(items);
        }
        loop {
            items.push(self.value(depth + 1)?);
            if self.take(b',').is_none() {
                self.take(b']')?;
                return Some(items);
            }
        }
    }

    fn object(&mut self, depth: usize) -> Option<Map> {
        self.take(b'{')?;
        let mut entries = Vec::new();
        if self.take(b'}').is_some() {
            return Some(Map { entries, layout: Layout::Flow });
        }
        loop {
            self.skip_blanks();
            let start = self.at;
            let text = self.string()?;
            let key = Key { text, style: Style::Quoted, span: self.span(start) };
            self.take(b':')?;
            let value = self.value(depth + 1)?;
            entries.push(Entry { key, value });
            if self.take(b',').is_none() {
                self.take(b'}')?;
                break;
            }
        }
        self.drop_repeated(&mut entries);
        Some(Map { entries, layout: Layout::Flow })
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
        self.repeated.extend(dropped.map(|(entry, _)| entry.key.clone()));
        let mut kept = kept.into_iter();
        entries.retain(|_| kept.next().unwrap_or(true));
    }

    fn string(&mut self) -> Option<String> {
        self.take(b'"')?;
        let mut text = String::new();
        loop {
            let rest = self.text.get(self.at..)?;
            let end = rest.find(['"', '\\'])?;
            let piece = rest.get(..end)?;
            text.push_str(piece);
            self.at += end + 1;
            match rest.as_bytes().get(end)? {
                b'"' => return Some(text),
                _ => text.push(self.escape()?),
            }
        }
    }

    /// What stands behind a backslash. Half of a letter is the mark of one that could not be read.
    fn escape(&mut self) -> Option<char> {
        let letter = self.peek()?;
        self.at += 1;
        Some(match letter {
            b'"' => '"',
            b'\\' => '\\',
            b'/' => '/',
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'u' => {
                let unit = self.hex()?;
                if !(0xd800..0xdc00).contains(&unit) {
                    return Some(char::from_u32(unit).unwrap_or(char::REPLACEMENT_CHARACTER));
                }
                let before = self.at;
                let low = self.text.get(self.at..self.at + 2).filter(|next| *next == "\\u").and_then(|_| {
                    self.at += 2;
                    self.hex()
                });
                match low {
                    Some(low @ 0xdc00..0xe000) => {
                        let letter = 0x10000 + ((unit - 0xd800) << 10) + (low - 0xdc00);
                        char::from_u32(letter).unwrap_or(char::REPLACEMENT_CHARACTER)
                    }
                    _ => {
                        self.at = before;
                        char::REPLACEMENT_CHARACTER
                    }
                }
            }
            _ => return None,
        })
    }

    fn hex(&mut self) -> Option<u32> {
        let digits = self.text.get(self.at..self.at + 4)?;
        self.at += 4;
        u32::from_str_radix(digits, 16).ok()
    }

    /// A number, `true`, `false` or `null`.
    fn word(&mut self) -> Option<String> {
        let rest = self.text.get(self.at..)?;
        let end =
            rest.find(|c: char| !(c.is_ascii_alphanumeric() || "+-.".contains(c))).unwrap_or(rest.len());
        let word = rest.get(..end)?;
        let fits = matches!(word, "true" | "false" | "null")
            || serde_json::from_str::<serde_json::Number>(word).is_ok();
        self.at += end;
        fits.then(|| word.to_owned())
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

    use proptest::prelude::*;

    use super::parse;
    use crate::source::SourceFile;
    use crate::yaml::Node;

    fn value(text: &str) -> Option<serde_json::Value> {
        parse(&SourceFile::new("a.json", text)).map(|(node, _)| node.value().to_json())
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
    fn the_later_of_two_keys_counts() {
        let (node, repeated) = parse(&SourceFile::new("a.json", "{\"a\": 1, \"b\": 2, \"a\": 3}")).unwrap();
        assert_eq!(node.value().to_json(), serde_json::json!({"a": 3, "b": 2}));
        assert_eq!(
            repeated.iter().map(|key| (key.text.as_str(), key.span.start)).collect::<Vec<_>>(),
            [("a", 1)]
        );
    }

    #[test]
    fn what_is_not_json_is_left_to_yaml() {
        for text in ["{a: 1}", "{\"a\": 01}", "{\"a\": 1,}", "{\"a\": 1} x", "a: 1", "{\"a\": tru}", "{\"a\""]
        {
            assert_eq!(value(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn spans_are_where_values_stand(texts in prop::collection::vec("[a-z\"\\\\é]{0,4}", 1..5)) {
            let json = serde_json::json!({ "list": texts }).to_string();
            let file = SourceFile::new("a.json", json.as_str());
            let (root, _) = parse(&file).unwrap();
            for (node, text) in root.get("list").map(Node::items).unwrap_or_default().iter().zip(&texts) {
                let slice = file.slice(node.span).unwrap();
                prop_assert_eq!(serde_json::from_str::<String>(slice).unwrap(), text.as_str());
            }
        }
    }
}

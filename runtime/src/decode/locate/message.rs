//! The messages of serde_json, taken apart.

use std::borrow::Cow;

/// What serde_json complains about: its message, taken apart. The value that a message may quote is left behind.
pub(super) struct Complaint<'a> {
    /// The member that is not there.
    pub(super) missing: Option<&'a str>,
    expected: Option<&'a str>,
    /// The kind of value that does not fit, where the message tells it.
    kinds: Option<&'static [&'static str]>,
}

impl<'a> Complaint<'a> {
    pub(super) fn parse(message: &'a str) -> Self {
        let message = without_position(message);
        let missing =
            message.strip_prefix("missing field `").and_then(|rest| match rest.split_once("`, expected ") {
                Some((name, _)) => Some(name),
                None => rest.strip_suffix('`'),
            });
        // With nothing to expect, the text behind the comma would be part of the value.
        let expects =
            !message.ends_with("there are no variants") && !message.ends_with("there are no fields");
        let expected = message.rsplit_once(", expected ").filter(|_| expects).map(|(_, expected)| expected);
        Self { missing, expected, kinds: message.strip_prefix("invalid type: ").and_then(kinds) }
    }

    /// Whether the message can be about a value of this kind.
    pub(super) fn fits(&self, kind: &str) -> bool {
        self.kinds.is_none_or(|kinds| kinds.contains(&kind))
    }

    /// Whether the message says that it is about a value of this kind.
    pub(super) fn names(&self, kind: &str) -> bool {
        self.kinds.is_some_and(|kinds| kinds.contains(&kind))
    }

    pub(super) fn expected(&self) -> Cow<'static, str> {
        let Some(expected) = self.expected else {
            return Cow::Borrowed(if self.missing.is_some() { "a value" } else { "another value" });
        };
        match expected {
            "a sequence" => "an array".into(),
            "a map" => "an object".into(),
            "unit" => "null".into(),
            "f32" | "f64" => "a number".into(),
            _ if expected.starts_with("struct ") => "an object".into(),
            _ => match expected.strip_prefix(['i', 'u']).map(str::parse::<u8>) {
                Some(Ok(bits)) if expected.starts_with('i') => format!("an integer of {bits} bits").into(),
                Some(Ok(bits)) => format!("an integer of {bits} bits without a sign").into(),
                _ => expected.to_owned().into(),
            },
        }
    }
}

/// serde's words for kinds, as the kinds that [`super::kind`] tells apart.
fn kinds(rest: &str) -> Option<&'static [&'static str]> {
    const WORDS: [(&str, &[&str]); 7] = [
        ("null", &["null"]),
        ("boolean", &["boolean"]),
        ("integer", &["integer"]),
        // An integer beyond 64 bits is one, too.
        ("floating point", &["number", "integer"]),
        ("string", &["string"]),
        ("sequence", &["array"]),
        ("map", &["object"]),
    ];
    WORDS.iter().find(|(word, _)| rest.starts_with(word)).map(|(_, kinds)| *kinds)
}

/// serde_json puts ` at line 1 column 2` behind its messages.
pub(super) fn without_position(message: &str) -> &str {
    message.rsplit_once(" at line ").map_or(message, |(message, _)| message)
}

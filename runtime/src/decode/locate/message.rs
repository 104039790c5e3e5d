//! The messages of serde_json, taken apart.

use std::borrow::Cow;

/// What serde_json complains about: its message, taken apart. The value that a message may quote is left behind.
pub(crate) struct Complaint<'a> {
    /// The member that is not there.
    pub(crate) missing: Option<&'a str>,
    expected: Option<&'a str>,
}

impl<'a> Complaint<'a> {
    pub(crate) fn parse(message: &'a str) -> Self {
        // serde_json puts ` at line 1 column 2` behind its messages.
        let message = message.rsplit_once(" at line ").map_or(message, |(message, _)| message);
        let missing =
            message.strip_prefix("missing field `").and_then(|rest| match rest.split_once("`, expected ") {
                Some((name, _)) => Some(name),
                None => rest.strip_suffix('`'),
            });
        // With nothing to expect, the text behind the comma would be part of the value.
        let expects =
            !message.ends_with("there are no variants") && !message.ends_with("there are no fields");
        let expected = message.rsplit_once(", expected ").filter(|_| expects).map(|(_, expected)| expected);
        Self { missing, expected }
    }

    pub(crate) fn expected(&self) -> Cow<'static, str> {
        let Some(expected) = self.expected else { return "another value".into() };
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

//! What an answer says of itself, by the members that the API names.

use std::ops::Range;

use super::ErrorBody;
use super::json::{blanks, members, string_end};

/// What the body of an answer says.
#[derive(Debug, Default)]
pub(crate) struct Said {
    code: Option<Text>,
    message: Option<Text>,
    request_id: Option<Text>,
    pub(super) status: Option<u16>,
}

/// A text of the body.
#[derive(Debug)]
enum Text {
    /// As it stands there.
    At(Range<usize>),
    /// One that is written with escapes.
    Read(Box<str>),
}

impl Said {
    /// Reads a body of any shape: an object as far as it goes, a JSON string, or plain text.
    pub(crate) fn read(body: &[u8], wanted: &ErrorBody) -> Self {
        let bom = if body.starts_with(b"\xef\xbb\xbf") { 3 } else { 0 };
        let start = blanks(body, bom).max(bom);
        match body.get(start) {
            None | Some(b'[' | b'<') => Self::default(),
            Some(b'{') => Self::of_object(body, start, wanted),
            Some(b'"') => {
                let token = string_end(body, start).map(|end| start..end);
                Self { message: token.and_then(|token| string(body, token)), ..Self::default() }
            }
            Some(_) => Self { message: plain(body, start), ..Self::default() },
        }
    }

    fn of_object(body: &[u8], start: usize, wanted: &ErrorBody) -> Self {
        let mut said = Self::default();
        let text = body.get(start..).unwrap_or_default();
        members(text, |name, value| {
            let value = value.start + start..value.end + start;
            let is = |wanted: Option<&str>| wanted.is_some_and(|wanted| is_name(name, wanted));
            // One member may be several of these.
            if is(wanted.code) {
                said.code = scalar(body, value.clone());
            }
            if is(wanted.request_id) {
                said.request_id = scalar(body, value.clone());
            }
            if is(wanted.status) {
                said.status = scalar(body, value.clone()).and_then(|text| text.get(body)?.parse().ok());
            }
            if is(wanted.message) {
                said.message = string(body, value);
            }
        });
        said
    }

    pub(crate) fn code<'b>(&'b self, body: &'b [u8]) -> Option<&'b str> {
        self.code.as_ref()?.get(body)
    }

    pub(crate) fn message<'b>(&'b self, body: &'b [u8]) -> Option<&'b str> {
        self.message.as_ref()?.get(body)
    }

    pub(crate) fn request_id<'b>(&'b self, body: &'b [u8]) -> Option<&'b str> {
        self.request_id.as_ref()?.get(body)
    }
}

impl Text {
    fn get<'b>(&'b self, body: &'b [u8]) -> Option<&'b str> {
        match self {
            Self::At(range) => std::str::from_utf8(body.get(range.clone())?).ok(),
            Self::Read(text) => Some(text),
        }
    }
}

/// Whether a name with its quotes is this one.
fn is_name(written: &[u8], wanted: &str) -> bool {
    let inner = written.strip_prefix(b"\"").and_then(|name| name.strip_suffix(b"\"")).unwrap_or(written);
    if inner.contains(&b'\\') {
        return serde_json::from_slice::<String>(written).is_ok_and(|name| name == wanted);
    }
    inner == wanted.as_bytes()
}

/// A string with its quotes, unless it is none.
fn string(body: &[u8], token: Range<usize>) -> Option<Text> {
    let written = body.get(token.clone())?;
    let inner = written.strip_prefix(b"\"")?.strip_suffix(b"\"")?;
    if inner.contains(&b'\\')
        && let Ok(text) = serde_json::from_slice::<Box<str>>(written)
    {
        return Some(Text::Read(text));
    }
    Some(match std::str::from_utf8(inner) {
        Ok(_) => Text::At(token.start + 1..token.end - 1),
        Err(_) => Text::Read(String::from_utf8_lossy(inner).into()),
    })
}

/// A string, or a number or boolean as it is written.
fn scalar(body: &[u8], token: Range<usize>) -> Option<Text> {
    match body.get(token.clone())? {
        [b'"', ..] => string(body, token),
        [b'{' | b'[', ..] | b"null" => None,
        written => std::str::from_utf8(written).is_ok().then_some(Text::At(token)),
    }
}

/// A text that is no JSON and no markup, without the blanks around it.
fn plain(body: &[u8], start: usize) -> Option<Text> {
    let rest = std::str::from_utf8(body.get(start..)?).ok()?;
    let length = rest.trim_ascii_end().len();
    (length > 0).then_some(Text::At(start..start + length))
}

//! What a response says of itself, by the members that the API names.

use std::ops::Range;

use super::ErrorBody;
use super::json::{Token, blanks, members, string};

/// What the body of a response says.
#[derive(Debug, Default)]
pub(crate) struct ErrorFields {
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

impl ErrorFields {
    /// Reads a body of any shape: an object as far as it goes, a JSON string, or plain text.
    pub(crate) fn read(body: &[u8], wanted: &ErrorBody) -> Self {
        let bom = if body.starts_with(b"\xef\xbb\xbf") { 3 } else { 0 };
        let start = blanks(body, bom).max(bom);
        match body.get(start) {
            None | Some(b'[' | b'<') => Self::default(),
            Some(b'{') => Self::of_object(body, start, wanted),
            Some(b'"') => {
                let token = string(body, start);
                Self { message: token.and_then(|token| text(body, &token)), ..Self::default() }
            }
            Some(_) => Self { message: plain(body, start), ..Self::default() },
        }
    }

    fn of_object(body: &[u8], start: usize, wanted: &ErrorBody) -> Self {
        let mut fields = Self::default();
        members(body, start, |name, value| {
            let is = |wanted: Option<&str>| wanted.is_some_and(|wanted| is_name(body, name, wanted));
            // One member may be several of these.
            if is(wanted.code) {
                fields.code = scalar(body, value);
            }
            if is(wanted.request_id) {
                fields.request_id = scalar(body, value);
            }
            if is(wanted.status) {
                fields.status = scalar(body, value).and_then(|text| text.get(body)?.parse().ok());
            }
            if is(wanted.message) {
                fields.message = text(body, value);
            }
        });
        fields
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

/// Whether a name is this one.
fn is_name(body: &[u8], name: &Token, wanted: &str) -> bool {
    if name.has_escapes {
        let written = body.get(name.range.clone()).unwrap_or_default();
        return serde_json::from_slice::<String>(written).is_ok_and(|name| name == wanted);
    }
    inner(body, name) == Some(wanted.as_bytes())
}

/// A string without its quotes; `None` for other values.
fn inner<'b>(body: &'b [u8], token: &Token) -> Option<&'b [u8]> {
    match body.get(token.range.clone())? {
        [b'"', inner @ .., b'"'] => Some(inner),
        _ => None,
    }
}

/// The text of a string; `None` for other values.
fn text(body: &[u8], token: &Token) -> Option<Text> {
    let inner = inner(body, token)?;
    if token.has_escapes
        && let Ok(text) = serde_json::from_slice::<Box<str>>(body.get(token.range.clone())?)
    {
        return Some(Text::Read(text));
    }
    Some(match std::str::from_utf8(inner) {
        Ok(_) => Text::At(token.range.start + 1..token.range.end - 1),
        Err(_) => Text::Read(String::from_utf8_lossy(inner).into()),
    })
}

/// The text of a string, or of a number or boolean as it is written.
fn scalar(body: &[u8], token: &Token) -> Option<Text> {
    match body.get(token.range.clone())? {
        [b'"', ..] => text(body, token),
        [b'{' | b'[', ..] | b"null" => None,
        written => std::str::from_utf8(written).is_ok().then(|| Text::At(token.range.clone())),
    }
}

/// A text that is neither JSON nor markup, without the blanks around it.
fn plain(body: &[u8], start: usize) -> Option<Text> {
    let rest = std::str::from_utf8(body.get(start..)?).ok()?;
    let length = rest.trim_ascii_end().len();
    (length > 0).then_some(Text::At(start..start + length))
}

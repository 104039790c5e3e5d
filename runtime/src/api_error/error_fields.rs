//! What a response says of itself, where the API says that it does.

use std::ops::Range;

use super::ErrorBody;
use super::case::ErrorField;
use super::json::{Token, blanks, last_member, members, nth, string, value};
use crate::{Decimal, Response, from_json};

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
    /// Reads a response with a body of any shape: an object as far as it goes, a JSON string, or plain text.
    pub(crate) fn read(response: &Response, wanted: &ErrorBody) -> Self {
        let mut fields = Self::of_body(response.body(), wanted);
        let header = |field: Option<ErrorField>| match field? {
            ErrorField::Header(name) => response.headers().get(name)?.to_str().ok(),
            ErrorField::Member(_) => None,
        };
        let read = |field| header(field).map(|text| Text::Read(text.into()));
        fields.code = read(wanted.code).or(fields.code);
        fields.message = read(wanted.message).or(fields.message);
        fields.request_id = read(wanted.request_id).or(fields.request_id);
        fields.status = header(wanted.status).and_then(|text| text.parse().ok()).or(fields.status);
        fields
    }

    fn of_body(body: &[u8], wanted: &ErrorBody) -> Self {
        let bom = if body.starts_with(b"\xef\xbb\xbf") { 3 } else { 0 };
        let start = blanks(body, bom).max(bom);
        match body.get(start) {
            Some(b'[' | b'{') => Self::of_json(body, start, wanted),
            None | Some(b'<') => Self::default(),
            Some(b'"') => {
                let token = string(body, start);
                Self { message: token.and_then(|token| text(body, &token)), ..Self::default() }
            }
            Some(_) => Self { message: plain(body, start), ..Self::default() },
        }
    }

    fn of_json(body: &[u8], start: usize, wanted: &ErrorBody) -> Self {
        let mut fields = Self::default();
        members(body, start, |name, value| {
            let is = |wanted: Option<ErrorField>| match wanted {
                Some(ErrorField::Member(wanted)) => is_name(body, name, wanted),
                _ => false,
            };
            // One member may be several of these.
            if is(wanted.code) {
                fields.code = number_or_text(body, value);
            }
            if is(wanted.request_id) {
                fields.request_id = scalar(body, value);
            }
            if is(wanted.status) {
                fields.status = number_or_text(body, value).and_then(|text| text.get(body)?.parse().ok());
            }
            if is(wanted.message) {
                fields.message = text(body, value);
            }
        });
        let further_in = |field: Option<ErrorField>| match field? {
            ErrorField::Member(pointer) => further_in(body, start, pointer.strip_prefix('/')?),
            ErrorField::Header(_) => None,
        };
        let number_or_text_in = |field| further_in(field).and_then(|token| number_or_text(body, &token));
        fields.code = number_or_text_in(wanted.code).or(fields.code);
        fields.request_id =
            further_in(wanted.request_id).and_then(|token| scalar(body, &token)).or(fields.request_id);
        fields.status =
            number_or_text_in(wanted.status).and_then(|text| text.get(body)?.parse().ok()).or(fields.status);
        fields.message = further_in(wanted.message).and_then(|token| text(body, &token)).or(fields.message);
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

/// The value that a JSON pointer leads to, its first slash left out. What breaks off behind it is no hindrance.
fn further_in(body: &[u8], mut start: usize, pointer: &str) -> Option<Token> {
    let mut steps = pointer.split('/').peekable();
    while let Some(step) = steps.next() {
        let step = step.replace("~1", "/").replace("~0", "~");
        let place = match body.get(start)? {
            b'[' => nth(body, start, step.parse().ok()?)?,
            _ => last_member(body, start, |name| is_name(body, name, &step))?,
        };
        if steps.peek().is_none() {
            return value(body, place);
        }
        start = place;
    }
    None
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

/// As [`scalar`]; a number whose value is whole is the integer that it is, however it is written.
fn number_or_text(body: &[u8], token: &Token) -> Option<Text> {
    let whole = body.get(token.range.clone()).and_then(whole);
    whole.map(|integer| Text::Read(integer.to_string().into())).or_else(|| scalar(body, token))
}

/// The integer that a number with a fraction or an exponent is.
fn whole(written: &[u8]) -> Option<i64> {
    let may_be = written.iter().any(|byte| matches!(byte, b'.' | b'e' | b'E'));
    let number = may_be.then(|| from_json::<Decimal>(written).ok()).flatten()?;
    number.to_i64()
}

/// A text that is neither JSON nor markup, without the blanks around it.
fn plain(body: &[u8], start: usize) -> Option<Text> {
    let rest = std::str::from_utf8(body.get(start..)?).ok()?;
    let length = rest.trim_ascii_end().len();
    (length > 0).then_some(Text::At(start..start + length))
}

//! Charsets of texts (the parameter `charset` of a media type), as far as they are read here.
//!
//! What browsers do is done (WHATWG Encoding): a byte order mark counts before the header, `iso-8859-1` and `us-ascii` mean
//! windows-1252, and `utf-16` is little-endian.

use http::HeaderMap;
use http::header::CONTENT_TYPE;

/// A charset that texts of responses are read in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Charset {
    Utf8,
    Utf16Le,
    Utf16Be,
    Windows1252,
}

/// What the bytes from 0x80 to 0x9F are in windows-1252. The five that it leaves open are control characters.
const FROM_0X80: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}', '\u{90}',
    '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
];

impl Charset {
    /// The charset of this label, in any case of letters.
    fn named(label: &str) -> Option<Self> {
        Some(match label.to_ascii_lowercase().as_str() {
            "utf-8" | "utf8" | "unicode-1-1-utf-8" => Self::Utf8,
            "utf-16" | "utf-16le" | "unicode" | "ucs-2" | "iso-10646-ucs-2" => Self::Utf16Le,
            "utf-16be" => Self::Utf16Be,
            "iso-8859-1" | "iso8859-1" | "iso88591" | "iso_8859-1" | "latin1" | "l1" | "windows-1252"
            | "cp1252" | "x-cp1252" | "us-ascii" | "ascii" => Self::Windows1252,
            _ => return None,
        })
    }

    /// The charset of which a text has the byte order mark, and the text behind that.
    fn marked(text: &[u8]) -> Option<(Self, &[u8])> {
        match text {
            [0xEF, 0xBB, 0xBF, rest @ ..] => Some((Self::Utf8, rest)),
            [0xFF, 0xFE, rest @ ..] => Some((Self::Utf16Le, rest)),
            [0xFE, 0xFF, rest @ ..] => Some((Self::Utf16Be, rest)),
            _ => None,
        }
    }

    fn name(self) -> &'static str {
        match self {
            Self::Utf8 => "UTF-8 text",
            Self::Utf16Le | Self::Utf16Be => "UTF-16 text",
            Self::Windows1252 => "windows-1252 text",
        }
    }

    fn read(self, text: &[u8]) -> Option<String> {
        match self {
            Self::Utf8 => std::str::from_utf8(text).ok().map(str::to_owned),
            Self::Utf16Le => utf16(text, u16::from_le_bytes),
            Self::Utf16Be => utf16(text, u16::from_be_bytes),
            Self::Windows1252 => Some(text.iter().map(|byte| windows_1252(*byte)).collect()),
        }
    }
}

fn utf16(text: &[u8], unit: fn([u8; 2]) -> u16) -> Option<String> {
    let (pairs, rest) = text.as_chunks();
    let read = char::decode_utf16(pairs.iter().map(|pair| unit(*pair))).collect::<Result<_, _>>();
    read.ok().filter(|_| rest.is_empty())
}

fn windows_1252(byte: u8) -> char {
    let special = byte.checked_sub(0x80).and_then(|at| FROM_0X80.get(usize::from(at)));
    special.copied().unwrap_or(char::from(byte))
}

/// Why a text is not read.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Unread {
    /// It is no text of its charset, which this names.
    Broken(&'static str),
    /// Its charset is another than those here.
    Unknown(String),
}

/// The text of a body, in the charset that it or its header names; UTF-8 where neither does.
pub(crate) fn read(headers: &HeaderMap, body: &[u8]) -> Result<String, Unread> {
    let (charset, text) = charset(headers, body)?;
    charset.read(text).ok_or(Unread::Broken(charset.name()))
}

/// Whether a body is in another charset than UTF-8, by what it or its header says.
pub(crate) fn is_other_than_utf8(headers: &HeaderMap, body: &[u8]) -> bool {
    charset(headers, body).is_ok_and(|(charset, _)| charset != Charset::Utf8)
}

fn charset<'b>(headers: &HeaderMap, body: &'b [u8]) -> Result<(Charset, &'b [u8]), Unread> {
    match (Charset::marked(body), stated(headers)) {
        (Some(marked), _) => Ok(marked),
        (None, None) => Ok((Charset::Utf8, body)),
        (None, Some(label)) => match Charset::named(label) {
            Some(charset) => Ok((charset, body)),
            None => Err(Unread::Unknown(shown(label))),
        },
    }
}

/// The charset that the header names.
fn stated(headers: &HeaderMap) -> Option<&str> {
    of_media_type(headers.get(CONTENT_TYPE)?.to_str().ok()?)
}

/// The parameter `charset` of a media type (RFC 9110, section 8.3.1), without quotes.
pub(crate) fn of_media_type(media_type: &str) -> Option<&str> {
    let mut parameters = media_type.split(';').skip(1).filter_map(|parameter| parameter.split_once('='));
    let (_, label) = parameters.find(|(name, _)| name.trim().eq_ignore_ascii_case("charset"))?;
    let label = label.trim();
    Some(label.strip_prefix('"').and_then(|label| label.strip_suffix('"')).unwrap_or(label))
        .filter(|label| !label.is_empty())
}

/// A label as it is told: what is none is not repeated.
fn shown(label: &str) -> String {
    let is_label = label.len() <= 40
        && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_.:+".contains(&byte));
    if is_label { format!("the charset `{label}`") } else { "another charset".to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(content_type: &str, body: &[u8]) -> Result<String, Unread> {
        let mut headers = HeaderMap::new();
        headers.insert(CONTENT_TYPE, content_type.parse().unwrap());
        read(&headers, body)
    }

    #[test]
    fn a_text_is_read_in_its_charset() {
        for (content_type, body, wanted) in [
            ("text/plain", "größe €".as_bytes(), "größe €"),
            ("text/plain; charset=UTF-8", b"\xef\xbb\xbfa", "a"),
            ("text/plain; charset=\"ISO-8859-1\"", b"gr\xf6\xdfe \x80", "größe €"),
            ("text/csv;header=present; Charset = windows-1252", b"\x99\x81", "™\u{81}"),
            ("text/plain; charset=us-ascii", b"plain", "plain"),
            ("text/plain; charset=utf-16", b"a\0\xf6\0", "aö"),
            ("text/plain; charset=utf-16be", b"\0a\xd8\x3d\xde\x00", "a😀"),
            ("text/plain; charset=utf-16", b"\xfe\xff\0a", "a"),
            ("text/plain; charset=iso-8859-1", b"\xff\xfea\0", "a"),
            ("text/plain; charset=", b"a", "a"),
        ] {
            assert_eq!(text(content_type, body).as_deref(), Ok(wanted), "{content_type}");
        }
    }

    #[test]
    fn what_cannot_be_read_is_said() {
        assert_eq!(text("text/plain", b"\xf6"), Err(Unread::Broken("UTF-8 text")));
        assert_eq!(text("text/plain; charset=utf-16", b"a\0b"), Err(Unread::Broken("UTF-16 text")));
        assert_eq!(text("text/plain; charset=utf-16", b"\x00\xd8"), Err(Unread::Broken("UTF-16 text")));
        assert_eq!(
            text("text/plain; charset=shift_jis", b"a"),
            Err(Unread::Unknown("the charset `shift_jis`".to_owned()))
        );
        assert_eq!(text("text/plain; charset=<x>", b"a"), Err(Unread::Unknown("another charset".to_owned())));
    }
}

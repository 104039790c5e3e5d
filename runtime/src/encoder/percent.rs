//! Percent-encoding.

use std::borrow::Cow;

use percent_encoding::{AsciiSet, CONTROLS, NON_ALPHANUMERIC, PercentEncode, utf8_percent_encode};

/// All but the unreserved characters of RFC 3986 §2.3, so that no value can end its segment or parameter.
const RESERVED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

pub(crate) fn encode(text: &str) -> PercentEncode<'_> {
    utf8_percent_encode(text, RESERVED)
}

/// What an RFC 3986 path may hold beside the unreserved characters.
const NOT_IN_PATHS: &AsciiSet = &RESERVED
    .remove(b'/')
    .remove(b':')
    .remove(b'@')
    .remove(b'!')
    .remove(b'$')
    .remove(b'&')
    .remove(b'\'')
    .remove(b'(')
    .remove(b')')
    .remove(b'*')
    .remove(b'+')
    .remove(b',')
    .remove(b';')
    .remove(b'=');

/// The same of a query, without what ends a parameter there (`&`) or is a space to readers of forms (`+`).
const NOT_IN_QUERIES: &AsciiSet = &NOT_IN_PATHS.add(b'&').add(b'+').remove(b'?');

/// Encodes what cannot stand in a place of a URL, and leaves reserved characters alone.
pub(super) fn encode_reserved(place: super::Place, text: &str) -> String {
    let set = if place == super::Place::Path { NOT_IN_PATHS } else { NOT_IN_QUERIES };
    utf8_percent_encode(text, set).to_string()
}

/// Encodes what would end a segment of a path or cannot stand in one (RFC 3986 §3.3).
pub(crate) fn encode_segment(text: &str) -> PercentEncode<'_> {
    const NOT_IN_SEGMENTS: &AsciiSet = &NOT_IN_PATHS.add(b'/');
    utf8_percent_encode(text, NOT_IN_SEGMENTS)
}

pub(super) fn encode_owned(text: &str) -> String {
    // Most texts stay as they are, and are then copied at once.
    Cow::from(encode(text)).into_owned()
}

/// What a path template may hold that a URL may not. A `%` stays, so that a template can be encoded already.
const NOT_IN_URLS: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'#')
    .add(b'<')
    .add(b'>')
    .add(b'?')
    .add(b'[')
    .add(b'\\')
    .add(b']')
    .add(b'^')
    .add(b'`')
    .add(b'{')
    .add(b'|')
    .add(b'}');

/// Encodes what no URL may hold, and leaves the parts of a whole one alone.
pub(crate) fn encode_url(url: &str) -> PercentEncode<'_> {
    const NOT_IN_WHOLE_URLS: &AsciiSet = &NOT_IN_URLS.remove(b'?').remove(b'[').remove(b']');
    utf8_percent_encode(url, NOT_IN_WHOLE_URLS)
}

pub(super) fn encode_literal(text: &str) -> PercentEncode<'_> {
    utf8_percent_encode(text, NOT_IN_URLS)
}

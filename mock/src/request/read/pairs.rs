//! Names and values of a query or an urlencoded body.
//!
//! The crate `form_urlencoded` replaces what is malformed; here it is told.

use std::borrow::Cow;

use percent_encoding::percent_decode_str;

use super::Unreadable;

/// A name with its value, which is still encoded.
pub(super) struct Pair<'t> {
    pub(super) name: Result<String, Unreadable>,
    pub(super) value: &'t str,
}

/// The pairs of `name=value&name=value`; empty ones are passed over.
pub(super) fn parse(text: &str) -> Vec<Pair<'_>> {
    let pairs = text.split('&').filter(|pair| !pair.is_empty());
    pairs
        .map(|pair| {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            Pair { name: decode(name), value }
        })
        .collect()
}

/// Decodes percent-encoding, and `+` as a space, as forms are written.
pub(super) fn decode(text: &str) -> Result<String, Unreadable> {
    let spaced: Cow<'_, str> = if text.contains('+') { text.replace('+', " ").into() } else { text.into() };
    decode_percent(&spaced)
}

/// Decodes percent-encoding.
pub(super) fn decode_percent(text: &str) -> Result<String, Unreadable> {
    let mut rest = text.as_bytes();
    while let Some(at) = rest.iter().position(|byte| *byte == b'%') {
        let digits = rest.get(at + 1..at + 3).filter(|digits| digits.iter().all(u8::is_ascii_hexdigit));
        if digits.is_none() {
            return Err(Unreadable::malformed("has a percent sign without two hexadecimal digits behind it"));
        }
        rest = rest.get(at + 3..).unwrap_or_default();
    }
    match percent_decode_str(text).decode_utf8() {
        Ok(text) => Ok(text.into_owned()),
        Err(_) => Err(Unreadable::malformed("is not written in UTF-8")),
    }
}

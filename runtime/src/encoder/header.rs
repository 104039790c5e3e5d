//! Headers of requests.

use http::header::{
    AUTHORIZATION, CONNECTION, CONTENT_LENGTH, CONTENT_TYPE, HOST, HeaderMap, HeaderName, HeaderValue,
    TRANSFER_ENCODING,
};

/// They say where a message ends and what its body is, which only the encoder and the transport know.
const FRAMING: [HeaderName; 5] = [CONNECTION, CONTENT_LENGTH, CONTENT_TYPE, HOST, TRANSFER_ENCODING];

pub(super) fn append(
    headers: &mut HeaderMap,
    name: &str,
    text: &str,
    secret: bool,
) -> Result<(), &'static str> {
    let (name, mut value) = checked(name, text)?;
    value.set_sensitive(secret || value.is_sensitive());
    match headers.try_append(name, value) {
        Ok(_) => Ok(()),
        Err(_) => Err("comes more often than a request can hold"),
    }
}

/// A header that the request does not set itself, and that arrives as it was given.
pub(crate) fn checked(name: &str, text: &str) -> Result<(HeaderName, HeaderValue), &'static str> {
    let Ok(name) = HeaderName::from_bytes(name.as_bytes()) else {
        return Err("has a name that no header can have");
    };
    if FRAMING.contains(&name) {
        return Err("is one that the request sets itself");
    }
    let mut value = value(text)?;
    value.set_sensitive(name == AUTHORIZATION);
    Ok((name, value))
}

/// A header value that arrives as it was given. HTTP takes spaces off both ends.
pub(crate) fn value(text: &str) -> Result<HeaderValue, &'static str> {
    if text.contains(['\r', '\n']) {
        return Err("has a line break; take it out");
    }
    if is_padded(text) {
        return Err("begins or ends with a space, which would be lost; take it off");
    }
    let visible = text.bytes().all(|byte| matches!(byte, b' '..=b'~'));
    HeaderValue::from_str(text)
        .ok()
        .filter(|_| visible)
        .ok_or("has characters that a header cannot carry; only visible ASCII and spaces can")
}

/// What of a value would be lost between commas (RFC 9110, section 5.6.1).
pub(super) fn loss_in_list(text: &str) -> Option<&'static str> {
    match text {
        "" => Some("has an empty value, which would be lost"),
        _ => is_padded(text).then_some("has a value that begins or ends with a space, which would be lost"),
    }
}

/// Whether it begins or ends with a space, which HTTP takes off.
fn is_padded(text: &str) -> bool {
    text.starts_with([' ', '\t']) || text.ends_with([' ', '\t'])
}

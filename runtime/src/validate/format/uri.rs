//! The format `uri`.

use std::net::Ipv6Addr;

/// Whether the text is a URI by [RFC 3986](https://www.rfc-editor.org/rfc/rfc3986), absolute in that it begins with
/// a scheme; a fragment is allowed.
pub fn is_uri(text: &str) -> bool {
    let Some((scheme, rest)) = text.split_once(':') else { return false };
    let (rest, fragment) = split_off(rest, '#');
    let (rest, query) = split_off(rest, '?');
    let path = match rest.strip_prefix("//") {
        None => Some(rest),
        Some(rest) => {
            let end = rest.find('/').unwrap_or(rest.len());
            let (authority, path) = rest.split_at(end);
            is_authority(authority).then_some(path)
        }
    };
    is_scheme(scheme)
        && path.is_some_and(|path| is_made_of(path, |byte| is_path(byte) || byte == b'/'))
        && [query, fragment]
            .into_iter()
            .flatten()
            .all(|part| is_made_of(part, |byte| is_path(byte) || matches!(byte, b'/' | b'?')))
}

/// The text before a mark, and what follows it if it is there.
fn split_off(text: &str, mark: char) -> (&str, Option<&str>) {
    match text.split_once(mark) {
        Some((before, after)) => (before, Some(after)),
        None => (text, None),
    }
}

fn is_scheme(text: &str) -> bool {
    text.starts_with(|first: char| first.is_ascii_alphabetic())
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte))
}

/// `user@host:port`, of which only the host must be there, and that may be empty.
fn is_authority(text: &str) -> bool {
    let (user, host_and_port) = match text.rsplit_once('@') {
        Some((user, rest)) => (user, rest),
        None => ("", text),
    };
    let (host, port) = match host_and_port.strip_prefix('[').and_then(|rest| rest.split_once(']')) {
        Some((literal, port)) => {
            (is_ip_literal(literal), port.strip_prefix(':').or(port.is_empty().then_some("")))
        }
        None => {
            let (host, port) = host_and_port.rsplit_once(':').unwrap_or((host_and_port, ""));
            (is_made_of(host, is_name), Some(port))
        }
    };
    host && is_made_of(user, |byte| is_name(byte) || byte == b':')
        && port.is_some_and(|port| port.bytes().all(|byte| byte.is_ascii_digit()))
}

/// An IPv6 address, or an address of a version to come.
fn is_ip_literal(text: &str) -> bool {
    let future = text.strip_prefix(['v', 'V']).and_then(|rest| rest.split_once('.'));
    match future {
        Some((version, address)) => {
            !version.is_empty()
                && version.bytes().all(|byte| byte.is_ascii_hexdigit())
                && !address.is_empty()
                && address.bytes().all(|byte| is_name(byte) || byte == b':')
        }
        None => text.parse::<Ipv6Addr>().is_ok(),
    }
}

/// Whether each byte fits, percent-encoded ones apart.
fn is_made_of(text: &str, fits: impl Fn(u8) -> bool) -> bool {
    let mut bytes = text.bytes();
    while let Some(byte) = bytes.next() {
        let is_encoded = byte == b'%'
            && bytes.next().is_some_and(|digit| digit.is_ascii_hexdigit())
            && bytes.next().is_some_and(|digit| digit.is_ascii_hexdigit());
        if !is_encoded && !fits(byte) {
            return false;
        }
    }
    true
}

/// `unreserved` and `sub-delims`.
fn is_name(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"-._~!$&'()*+,;=".contains(&byte)
}

/// `pchar` without percent-encoding.
fn is_path(byte: u8) -> bool {
    is_name(byte) || matches!(byte, b':' | b'@')
}

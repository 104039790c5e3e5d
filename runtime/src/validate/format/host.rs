//! The formats `ipv4`, `ipv6` and `hostname`.

use std::net::{Ipv4Addr, Ipv6Addr};

/// The most bytes of a host name.
const MAX_NAME: usize = 253;

/// The most bytes of a label.
const MAX_LABEL: usize = 63;

/// Whether a text is an address of IP version 4: four numbers up to 255, without leading zeros.
pub fn is_ipv4(text: &str) -> bool {
    text.parse::<Ipv4Addr>().is_ok()
}

/// Whether a text is an address of IP version 6 ([RFC 4291](https://www.rfc-editor.org/rfc/rfc4291)), without a zone.
pub fn is_ipv6(text: &str) -> bool {
    text.parse::<Ipv6Addr>().is_ok()
}

/// Whether a text is a host name ([RFC 1123](https://www.rfc-editor.org/rfc/rfc1123)): labels of letters, digits and
/// hyphens in ASCII with dots between.
pub fn is_hostname(text: &str) -> bool {
    text.len() <= MAX_NAME && text.split('.').all(is_label)
}

fn is_label(label: &str) -> bool {
    let is_edge = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_alphanumeric);
    let bytes = label.as_bytes();
    bytes.len() <= MAX_LABEL
        && is_edge(bytes.first())
        && is_edge(bytes.last())
        && bytes.iter().all(|byte| byte.is_ascii_alphanumeric() || *byte == b'-')
}

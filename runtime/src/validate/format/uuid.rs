//! The format `uuid`.

/// Whether the text is a UUID in the form of [RFC 9562, section 4](https://www.rfc-editor.org/rfc/rfc9562#section-4):
/// 32 hexadecimal digits of either case in groups of 8, 4, 4, 4 and 12, of any version and variant.
pub fn is_uuid(text: &str) -> bool {
    text.len() == 36
        && text.bytes().enumerate().all(|(index, byte)| match index {
            8 | 13 | 18 | 23 => byte == b'-',
            _ => byte.is_ascii_hexdigit(),
        })
}

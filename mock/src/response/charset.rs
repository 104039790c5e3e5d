//! Texts in the charset that their media type names.

use bytes::Bytes;

use crate::request::parameter;

/// Writes a text; what its charset has no place for becomes a question mark.
pub(crate) fn write(media: &str, text: &str) -> Bytes {
    match parameter(media, "charset").unwrap_or_default().to_ascii_lowercase().as_str() {
        "iso-8859-1" | "latin1" | "windows-1252" => text.chars().map(latin_1).collect::<Vec<u8>>().into(),
        "us-ascii" | "ascii" => {
            text.chars().map(|letter| if letter.is_ascii() { latin_1(letter) } else { b'?' }).collect()
        }
        "utf-16" | "utf-16le" => text.encode_utf16().flat_map(u16::to_le_bytes).collect(),
        "utf-16be" => text.encode_utf16().flat_map(u16::to_be_bytes).collect(),
        _ => Bytes::from(text.to_owned()),
    }
}

/// What ISO-8859-1 and windows-1252 share.
fn latin_1(letter: char) -> u8 {
    match letter {
        '\u{80}'..='\u{9f}' => b'?',
        _ => u8::try_from(letter).unwrap_or(b'?'),
    }
}

#[cfg(test)]
mod tests {
    use super::write;

    #[test]
    fn a_text_is_written_in_its_charset() {
        for (media, wanted) in [
            ("text/plain", "aö€".as_bytes()),
            ("text/plain; charset=UTF-8", "aö€".as_bytes()),
            ("text/plain; charset=ISO-8859-1", b"a\xf6?"),
            ("text/plain; charset=us-ascii", b"a??"),
            ("text/plain; charset=utf-16", b"a\0\xf6\0\xac\x20"),
            ("text/plain; charset=utf-16be", b"\0a\0\xf6\x20\xac"),
        ] {
            assert_eq!(write(media, "aö€"), wanted, "{media}");
        }
    }
}

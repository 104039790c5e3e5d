//! How a value is shown in a violation.

use std::fmt::Display;

use crate::{AsText, Base64, Decimal, File, Secret, Unknown};

/// How a value is shown in a violation: short, and never when it is secret.
pub trait Shown {
    /// The value as JSON or in words, cut where it is long; `None` for secrets.
    fn shown(&self) -> Option<String>;
}

/// The most code points of a text that are shown.
const MAX_SHOWN: usize = 40;

impl Shown for str {
    fn shown(&self) -> Option<String> {
        let (text, end) = match self.char_indices().nth(MAX_SHOWN) {
            Some((end, _)) => (self.get(..end).unwrap_or_default(), "…"),
            None => (self, ""),
        };
        let mut shown = String::with_capacity(text.len() + end.len() + 2);
        shown.push('"');
        push_quoted(&mut shown, text);
        shown.push('"');
        shown.push_str(end);
        Some(shown)
    }
}

/// As within a JSON text, and without the characters that would disturb a terminal or a log.
fn push_quoted(output: &mut String, text: &str) {
    use std::fmt::Write as _;

    // Most texts need no second look.
    if text.bytes().all(|byte| matches!(byte, b' '..=b'~') && byte != b'"' && byte != b'\\') {
        output.push_str(text);
        return;
    }
    for letter in text.chars() {
        match letter {
            '"' | '\\' => output.extend(['\\', letter]),
            '\n' => output.push_str("\\n"),
            '\t' => output.push_str("\\t"),
            hidden if is_deceptive(hidden) => {
                // Writing to a string does not fail.
                let _ = write!(output, "\\u{:04x}", u32::from(hidden));
            }
            plain => output.push(plain),
        }
    }
}

/// Whether a character hides or reorders the text around it. The generator has the same list for what it prints; a test
/// holds the two to each other.
fn is_deceptive(letter: char) -> bool {
    letter.is_control()
        || matches!(
            letter,
            '\u{ad}'
                | '\u{34f}'
                | '\u{61c}'
                | '\u{115f}'..='\u{1160}'
                | '\u{17b4}'..='\u{17b5}'
                | '\u{180b}'..='\u{180f}'
                | '\u{200b}'..='\u{200f}'
                | '\u{2028}'..='\u{202e}'
                | '\u{2060}'..='\u{206f}'
                | '\u{3164}'
                | '\u{feff}'
                | '\u{ffa0}'
                | '\u{fff0}'..='\u{fffb}'
                | '\u{e0000}'..='\u{e0fff}'
        )
}

/// Bytes may be a picture of somebody.
fn counted(bytes: u64) -> String {
    if bytes == 1 { "1 byte".to_owned() } else { format!("{bytes} bytes") }
}

impl Shown for Base64 {
    fn shown(&self) -> Option<String> {
        Some(counted(self.decoded_length() as u64))
    }
}

impl Shown for File {
    fn shown(&self) -> Option<String> {
        self.known_length().map(counted)
    }
}

impl Shown for String {
    fn shown(&self) -> Option<String> {
        self.as_str().shown()
    }
}

impl Shown for Secret {
    fn shown(&self) -> Option<String> {
        None
    }
}

impl<T: Shown> Shown for Unknown<T> {
    fn shown(&self) -> Option<String> {
        self.get().shown()
    }
}

macro_rules! printed {
    ($($scalar:ty)*) => {$(
        impl Shown for $scalar {
            fn shown(&self) -> Option<String> {
                Some(self.to_string())
            }
        }
    )*};
}
printed!(bool i8 i16 i32 i64 i128 isize u8 u16 u32 u64 usize f32 f64 Decimal);

impl<T: Display> Shown for AsText<T> {
    fn shown(&self) -> Option<String> {
        Some(format!("\"{self}\""))
    }
}

impl<T> Shown for Vec<T> {
    fn shown(&self) -> Option<String> {
        Some(match self.len() {
            1 => "1 element".to_owned(),
            count => format!("{count} elements"),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::Shown;
    use crate::Secret;

    #[test]
    fn long_texts_are_cut_and_secrets_left_out() {
        assert_eq!("12a".shown().as_deref(), Some("\"12a\""));
        assert_eq!("\"\\\n\u{7}\u{202e}é".shown().as_deref(), Some("\"\\\"\\\\\\n\\u0007\\u202eé\""));
        let shown = "é".repeat(41).shown().unwrap_or_default();
        assert_eq!(shown, format!("\"{}\"…", "é".repeat(40)));
        assert_eq!("é".repeat(40).shown().unwrap_or_default(), format!("\"{}\"", "é".repeat(40)));
        assert_eq!(Secret::from("s3cr3t").shown(), None);
        assert_eq!(vec![1, 2].shown().as_deref(), Some("2 elements"));
    }
}

//! Line ends: CRLF and LF are the same to everything here, and a file keeps those that it has.

use std::borrow::Cow;

/// How the lines of a file end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum LineEnds {
    Lf,
    CrLf,
}

impl LineEnds {
    /// Those of a file, by its first line. A text without any gets LF.
    pub(crate) fn of(text: &[u8]) -> Self {
        let first_end = text.iter().position(|byte| *byte == b'\n');
        match first_end.and_then(|end| text.get(..end)) {
            Some([.., b'\r']) => Self::CrLf,
            _ => Self::Lf,
        }
    }

    /// The text with these at the end of every line. A carriage return elsewhere stays.
    pub(crate) fn apply(self, text: &str) -> Cow<'_, str> {
        let unified = match text.contains("\r\n") {
            true => Cow::Owned(text.replace("\r\n", "\n")),
            false => Cow::Borrowed(text),
        };
        match self {
            Self::Lf => unified,
            Self::CrLf => Cow::Owned(unified.replace('\n', "\r\n")),
        }
    }
}

/// Whether two files differ at most in their line ends.
pub fn same_but_line_ends(one: &[u8], other: &[u8]) -> bool {
    one == other || with_lf(one).eq(with_lf(other))
}

/// The bytes without the carriage returns that belong to a line feed.
fn with_lf(text: &[u8]) -> impl Iterator<Item = u8> {
    let belongs_to_line_feed = |at: usize| matches!(text.get(at..), Some([b'\r', b'\n', ..]));
    text.iter().enumerate().filter(move |(at, _)| !belongs_to_line_feed(*at)).map(|(_, byte)| *byte)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_keeps_all_but_its_line_ends() {
        let cases = [
            ("", "", "", LineEnds::Lf),
            ("a", "a", "a", LineEnds::Lf),
            ("a\r", "a\r", "a\r", LineEnds::Lf),
            ("a\nb\r\n", "a\nb\n", "a\r\nb\r\n", LineEnds::Lf),
            ("a\r\nb\n", "a\nb\n", "a\r\nb\r\n", LineEnds::CrLf),
            ("a\rb\r\n\r\n", "a\rb\n\n", "a\rb\r\n\r\n", LineEnds::CrLf),
        ];
        for (text, lf, crlf, own) in cases {
            assert_eq!(LineEnds::Lf.apply(text), lf, "{text:?}");
            assert_eq!(LineEnds::CrLf.apply(text), crlf, "{text:?}");
            assert_eq!(LineEnds::of(text.as_bytes()), own, "{text:?}");
        }
    }

    #[test]
    fn line_ends_are_no_difference_and_all_else_is() {
        let same = [("", ""), ("a\r\n", "a\n"), ("\n\r\n", "\r\n\n"), ("a\rb", "a\rb")];
        let different = [("a", "a\n"), ("a\r", "a"), ("a\rb", "a\nb"), ("a\n", "a\n\n"), ("a\r\n", "b\n")];
        for (one, other) in same {
            assert!(same_but_line_ends(one.as_bytes(), other.as_bytes()), "{one:?} {other:?}");
        }
        for (one, other) in different {
            assert!(!same_but_line_ends(one.as_bytes(), other.as_bytes()), "{one:?} {other:?}");
        }
    }
}

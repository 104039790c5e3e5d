//! Why a pattern is refused, and what to write in its place.

use regex_syntax::ast::{Error, ErrorKind};

use super::size::MAX_SIZE;

/// A piece of a pattern that is not part of the common syntax.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// What is wrong, with the piece.
    pub message: String,
    /// What to write in its place.
    pub help: String,
}

impl Refusal {
    pub(super) fn new(piece: &str, why: &str, help: &str) -> Self {
        Self { message: format!("the pattern has `{}`: {why}", shown(piece)), help: help.to_owned() }
    }
}

/// What the parser of the Rust syntax, the strictest of the three, says.
pub(super) fn of_error(error: &Error) -> Refusal {
    let span = error.span();
    let rest = error.pattern().get(span.start.offset..).unwrap_or_default();
    let piece = match error.pattern().get(span.start.offset..span.end.offset) {
        Some(piece) if !piece.is_empty() => piece,
        // Something is missing here; at the end, show all that comes before.
        _ if rest.is_empty() => error.pattern(),
        _ => rest,
    };
    let own = |why: &str, help: &str| Refusal::new(piece, why, help);
    match error.kind() {
        ErrorKind::UnsupportedLookAround => {
            own("looking ahead or behind is not possible everywhere", "write what may stand there")
        }
        ErrorKind::UnsupportedBackreference if piece.starts_with(r"\0") => {
            own("octal numbers are not read alike", r"write `\xHH` or `\uHHHH`")
        }
        ErrorKind::UnsupportedBackreference => {
            own("referring back to a group is not possible everywhere", "write out what may stand there")
        }
        ErrorKind::RepetitionMissing | ErrorKind::RepetitionCountUnclosed if rest.starts_with('{') => {
            own("a brace that counts nothing is not a plain character in every engine", r"write `\{`")
        }
        ErrorKind::RepetitionCountDecimalEmpty => {
            own("this is not a valid count", r"write `{m}`, `{m,}` or `{m,n}`; a brace itself is `\{`")
        }
        ErrorKind::EscapeUnrecognized => own(
            "this means nothing, or not the same everywhere",
            r"only punctuation, `t n r f v`, `d D w W s S`, `xHH` and `uHHHH` stand behind a backslash",
        ),
        kind => own(
            &kind.to_string(),
            "a pattern is a regular expression; in YAML, single quotes keep backslashes as they are",
        ),
    }
}

pub(super) fn too_large(pattern: &str, size: u64) -> Refusal {
    let why = format!("with its repetitions written out it is {size} items long, and {MAX_SIZE} are allowed");
    Refusal::new(pattern, &why, "count less, or say it with `length`")
}

/// A piece, short and on one line.
fn shown(piece: &str) -> String {
    const MOST: usize = 40;
    let mut text: String = piece
        .chars()
        .take(MOST)
        .flat_map(|c| match c.is_control() {
            true => c.escape_default().collect::<Vec<_>>(),
            false => vec![c],
        })
        .collect();
    if piece.chars().count() > MOST {
        text.push('…');
    }
    text
}

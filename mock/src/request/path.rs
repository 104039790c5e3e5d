//! Paths of operations, segment by segment.

use percent_encoding::percent_decode_str;
use specwright_codegen::ir::{Operation, PathPiece};

/// One segment of an operation's path: text and parameters in turn.
pub(crate) type Segment = Vec<PathPiece>;

/// The segments of an operation's path.
pub(crate) fn segments(operation: &Operation) -> Vec<Segment> {
    let mut segments: Vec<Segment> = vec![Vec::new()];
    for piece in operation.path.pieces() {
        match piece {
            PathPiece::Parameter(_) => push(&mut segments, piece.clone()),
            PathPiece::Literal(text) => {
                for (at, part) in text.split('/').enumerate() {
                    if at > 0 {
                        segments.push(Vec::new());
                    }
                    if !part.is_empty() {
                        push(&mut segments, PathPiece::Literal(part.to_owned()));
                    }
                }
            }
        }
    }
    // What is before the first slash.
    segments.remove(0);
    segments
}

fn push(segments: &mut [Segment], piece: PathPiece) {
    if let Some(last) = segments.last_mut() {
        last.push(piece);
    }
}

/// The name of the parameter that a segment is, where it is nothing else.
pub(crate) fn parameter(segment: &Segment) -> Option<&str> {
    match segment.as_slice() {
        [PathPiece::Parameter(name)] => Some(name),
        _ => None,
    }
}

/// A segment as the description writes it.
pub(crate) fn written(segment: &Segment) -> String {
    let piece = |piece: &PathPiece| match piece {
        PathPiece::Literal(text) => text.clone(),
        PathPiece::Parameter(name) => format!("{{{name}}}"),
    };
    segment.iter().map(piece).collect()
}

/// What stands in the place of the parameters, decoded, where a path is one of this form.
pub(crate) fn captures(segments: &[Segment], path: &[&str]) -> Option<Vec<(String, String)>> {
    let mut found = Vec::new();
    let fits = segments.len() == path.len()
        && segments.iter().zip(path).all(|(segment, text)| capture(segment, text, &mut found));
    fits.then_some(found)
}

/// Takes the shortest text for a parameter that lets the rest fit.
fn capture(pieces: &[PathPiece], text: &str, found: &mut Vec<(String, String)>) -> bool {
    match pieces {
        [] => text.is_empty(),
        [PathPiece::Literal(literal)] => decoded(text) == *literal,
        [PathPiece::Literal(literal), rest @ ..] => {
            text.strip_prefix(literal.as_str()).is_some_and(|after| capture(rest, after, found))
        }
        [PathPiece::Parameter(name)] => {
            found.push((name.clone(), decoded(text)));
            !text.is_empty()
        }
        [PathPiece::Parameter(name), rest @ ..] => text.char_indices().skip(1).any(|(at, _)| {
            let kept = found.len();
            let (value, after) = text.split_at(at);
            found.push((name.clone(), decoded(value)));
            let fits = capture(rest, after, found);
            if !fits {
                found.truncate(kept);
            }
            fits
        }),
    }
}

fn decoded(text: &str) -> String {
    percent_decode_str(text).decode_utf8_lossy().into_owned()
}

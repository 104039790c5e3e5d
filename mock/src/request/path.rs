//! Paths of operations, segment by segment.

use percent_encoding::percent_decode_str;
use specwright_codegen::ir::{Operation, PathPiece, Place};

/// One segment of an operation's path: text and parameters in turn.
pub(crate) type Segment = Vec<PathPiece>;

/// The parameters of an operation's path that may be several segments.
pub(crate) fn open_ended(operation: &Operation) -> Vec<String> {
    let inputs = operation.inputs(Place::Path).filter(|input| input.member.reserved);
    inputs.map(|input| input.sent_name().to_owned()).collect()
}

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
pub(crate) fn captures(
    segments: &[Segment],
    path: &[&str],
    open_ended: &[String],
) -> Option<Vec<(String, String)>> {
    let mut found = Vec::new();
    fits(segments, path, open_ended, &mut found).then_some(found)
}

fn fits(
    segments: &[Segment],
    path: &[&str],
    open_ended: &[String],
    found: &mut Vec<(String, String)>,
) -> bool {
    let [segment, later @ ..] = segments else { return path.is_empty() };
    let is_open = parameter(segment).is_some_and(|name| open_ended.iter().any(|open| open == name));
    // The longest first, as such a parameter is mostly the last.
    let most = if is_open { path.len().saturating_sub(later.len()) } else { 1 };
    (1..=most).rev().any(|taken| {
        let kept = found.len();
        let (own, rest) = path.split_at_checked(taken).unwrap_or((&[], path));
        let fitting = !own.is_empty()
            && capture(segment, &own.join("/"), found)
            && fits(later, rest, open_ended, found);
        if !fitting {
            found.truncate(kept);
        }
        fitting
    })
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

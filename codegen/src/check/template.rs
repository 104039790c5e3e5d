//! Messages: what they match, and whether two match the same.

use crate::ir::{MessageTemplate, Segment};

/// Whether a text is what the message says, with something in the place of each parameter.
pub(super) fn matches(template: &MessageTemplate, text: &str) -> bool {
    match_segments(&template.segments, text)
}

fn match_segments(segments: &[Segment], text: &str) -> bool {
    match segments {
        [] => text.is_empty(),
        [Segment::Literal(literal), rest @ ..] => {
            text.strip_prefix(literal.as_str()).is_some_and(|text| match_segments(rest, text))
        }
        [Segment::Parameter { .. }] => !text.is_empty(),
        [Segment::Parameter { .. }, rest @ ..] => {
            let next = match rest.first() {
                Some(Segment::Literal(literal)) => literal.as_str(),
                _ => "",
            };
            text.match_indices(next)
                .any(|(at, _)| at > 0 && text.get(at..).is_some_and(|text| match_segments(rest, text)))
        }
    }
}

/// Whether two messages match the same texts: the same literal text around the same number of parameters.
pub(super) fn alike(a: Option<&MessageTemplate>, b: Option<&MessageTemplate>) -> bool {
    match (a, b) {
        (None, None) => true,
        (Some(a), Some(b)) => {
            a.segments.len() == b.segments.len()
                && a.segments.iter().zip(&b.segments).all(|(a, b)| alike_segments(a, b))
        }
        _ => false,
    }
}

fn alike_segments(a: &Segment, b: &Segment) -> bool {
    match (a, b) {
        (Segment::Literal(a), Segment::Literal(b)) => a == b,
        (Segment::Parameter { .. }, Segment::Parameter { .. }) => true,
        _ => false,
    }
}

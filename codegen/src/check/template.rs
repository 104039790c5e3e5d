//! Messages: what they match, and what makes two match the same.

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

/// The literal text with nothing in the place of each parameter: messages with one outline match the same texts.
pub(super) fn outline(template: &MessageTemplate) -> Vec<Option<&str>> {
    template
        .segments
        .iter()
        .map(|segment| match segment {
            Segment::Literal(text) => Some(text.as_str()),
            Segment::Parameter { .. } => None,
        })
        .collect()
}

//! Messages: what they match, and what makes two match the same. A parameter stands for one character or more.

use crate::ir::{MessageTemplate, Segment};

/// A character, or `None` for a parameter's text.
type Piece = Option<char>;

/// Whether a text is what the message says, with something in the place of each parameter.
pub(crate) fn matches(template: &MessageTemplate, text: &str) -> bool {
    let pieces: Vec<Piece> = text.chars().map(Some).collect();
    fits(&template.segments, &pieces)
}

/// Whether each text that `inner` matches is one that `outer` matches, too: a parameter of `inner` is as good as
/// any one text, and only a parameter of `outer` can take it.
pub(crate) fn contains(outer: &MessageTemplate, inner: &MessageTemplate) -> bool {
    let pieces: Vec<Piece> = inner
        .segments
        .iter()
        .flat_map(|segment| match segment {
            Segment::Literal(text) => text.chars().map(Some).collect(),
            Segment::Parameter { .. } => vec![None],
        })
        .collect();
    fits(&outer.segments, &pieces)
}

/// Each parameter takes the shortest text that lets the rest fit, as in clients; the last one takes the rest.
fn fits(segments: &[Segment], pieces: &[Piece]) -> bool {
    let mut rest = pieces;
    let mut is_open = false;
    for (index, segment) in segments.iter().enumerate() {
        let Segment::Literal(text) = segment else {
            let Some((_, after)) = rest.split_first() else { return false };
            (rest, is_open) = (after, true);
            continue;
        };
        let literal: Vec<Piece> = text.chars().map(Some).collect();
        let after = if !is_open {
            rest.strip_prefix(literal.as_slice())
        } else if index + 1 == segments.len() {
            rest.ends_with(&literal).then_some(&[][..])
        } else {
            let at = rest.windows(literal.len()).position(|window| window == literal);
            at.and_then(|at| rest.get(at + literal.len()..))
        };
        let Some(after) = after else { return false };
        (rest, is_open) = (after, false);
    }
    is_open || rest.is_empty()
}

/// A text that both match, if there is one. Between a parameter and another nothing but the ends can keep two
/// messages apart: what stands in the middle of one, a parameter of the other takes.
pub(crate) fn common_text(one: &MessageTemplate, two: &MessageTemplate) -> Option<String> {
    match (one.exact(), two.exact()) {
        (Some(text), _) => matches(two, &text).then_some(text),
        (_, Some(text)) => matches(one, &text).then_some(text),
        (None, None) => {
            let start = longer(start(one), start(two), |long, short| long.starts_with(short))?;
            let end = longer(end(one), end(two), |long, short| long.ends_with(short))?;
            Some(format!("{start}…{}…{}…{end}", middle(one), middle(two)).replace("……", "…"))
        }
    }
}

fn start(template: &MessageTemplate) -> &str {
    literal(template.segments.first())
}

fn end(template: &MessageTemplate) -> &str {
    literal(template.segments.last())
}

fn literal(segment: Option<&Segment>) -> &str {
    match segment {
        Some(Segment::Literal(text)) => text,
        _ => "",
    }
}

/// What stands between the first parameter and the last.
fn middle(template: &MessageTemplate) -> String {
    let inner = template.segments.get(1..template.segments.len().saturating_sub(1)).unwrap_or_default();
    let texts = inner.iter().map(|segment| match segment {
        Segment::Literal(text) => text.as_str(),
        Segment::Parameter { .. } => "…",
    });
    texts.collect::<String>().trim_matches('…').to_owned()
}

fn longer<'t>(one: &'t str, two: &'t str, fit: fn(&str, &str) -> bool) -> Option<&'t str> {
    let (long, short) = if one.len() < two.len() { (two, one) } else { (one, two) };
    fit(long, short).then_some(long)
}

/// The literal text with nothing in the place of each parameter: messages with one outline match the same texts.
pub(crate) fn outline(template: &MessageTemplate) -> Vec<Option<&str>> {
    template
        .segments
        .iter()
        .map(|segment| match segment {
            Segment::Literal(text) => Some(text.as_str()),
            Segment::Parameter { .. } => None,
        })
        .collect()
}

/// How much of a message is no parameter.
pub(crate) fn length(template: &MessageTemplate) -> usize {
    outline(template).into_iter().flatten().map(str::len).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ir::Type;
    use crate::source::Span;

    /// `{x}` is a parameter.
    fn template(text: &str) -> MessageTemplate {
        let mut segments = Vec::new();
        for piece in text.split_inclusive('}').flat_map(|piece| match piece.split_once('{') {
            Some((literal, name)) => vec![(literal, true), (name, false)],
            None => vec![(piece, true)],
        }) {
            match piece {
                ("", _) => {}
                (literal, true) => segments.push(Segment::Literal(literal.to_owned())),
                (name, false) => {
                    segments.push(Segment::Parameter { name: name.to_owned(), ty: Type::String })
                }
            }
        }
        MessageTemplate { segments, span: Span::default() }
    }

    #[test]
    fn a_parameter_takes_at_least_one_character() {
        let of = template("Thing {id} of {owner} not found");
        for text in
            ["Thing 7 of me not found", "Thing 7 of 8 of 9 not found", "Thing ü of ß not found not found"]
        {
            assert!(matches(&of, text), "{text}");
        }
        for text in
            ["Thing  of me not found", "Thing 7 of  not found", "Thing 7 of me not found.", "Thing ", ""]
        {
            assert!(!matches(&of, text), "{text}");
        }
        assert!(matches(&template("{all}"), "x") && !matches(&template("{all}"), ""));
        assert!(matches(&template("plain"), "plain") && !matches(&template("plain"), "plain "));
        assert!(matches(&template("a{x}a"), "aaa") && !matches(&template("a{x}a"), "aa"));
    }

    #[test]
    fn one_message_contains_another_or_meets_it_or_neither() {
        for (one, two, contained, common) in [
            ("Account {id} not found", "Account {id} of {owner} not found", true, true),
            ("Account {id} not found", "Account {id} is closed", false, false),
            ("Account {id} not found", "User {id} not found", false, false),
            ("Account {id} not found", "{what} with id {id} not found", false, true),
            ("{field} is required", "Account {name} is {state}", false, true),
            ("Account {id} not found", "Account 7 not found", true, true),
            ("Account {id} not found", "Account 7 not there", false, false),
            ("{a}b{c}", "{a}bb{c}", true, true),
        ] {
            let (one, two) = (template(one), template(two));
            assert_eq!(contains(&one, &two), contained, "{one:?} {two:?}");
            assert!(!contains(&two, &one), "{one:?} {two:?}");
            let text = common_text(&one, &two);
            assert_eq!(text.is_some(), common, "{one:?} {two:?}");
            if let Some(text) = text {
                assert!(matches(&one, &text) && matches(&two, &text), "{text}");
            }
        }
    }
}

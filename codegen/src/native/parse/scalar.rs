//! Scalars of each kind: texts, flags, words of a closed set, numbers.

use super::fields::{as_list, wrong_kind};
use super::json::parse_json;
use super::name::{needs_quotes, parse_wire_name};
use super::{Spanned, Text};
use crate::diagnostic::suggest::Candidates;
use crate::diagnostic::{Code, Diagnostic, Report};
use crate::ir::{Deprecation, Literal};
use crate::yaml::{Kind, Node, Scalar, Style, trap};

/// The scalar, however it is written; other kinds and nothing at all are reported.
pub(crate) fn parse_scalar<'n>(
    node: &'n Node,
    what: &str,
    wanted: &str,
    report: &mut Report,
) -> Option<&'n Scalar> {
    let scalar = node.scalar().filter(|scalar| !scalar.is_missing());
    if scalar.is_none() {
        wrong_kind(node, what, wanted, report);
    }
    scalar
}

/// A text for people or to be matched: plain only where no YAML reader takes it for something else.
pub(crate) fn parse_text(node: &Node, what: &str, report: &mut Report) -> Option<Text> {
    let scalar = parse_scalar(node, what, "a text", report)?;
    if scalar.style == Style::Plain && trap(&scalar.text).is_some() {
        report.push(needs_quotes(&scalar.text, node.span));
        return None;
    }
    Some(Spanned { value: scalar.text.clone(), span: node.span })
}

/// A list of texts.
pub(crate) fn parse_texts(node: &Node, what: &'static str, report: &mut Report) -> Vec<Text> {
    as_list(node, what, report).iter().filter_map(|item| parse_text(item, what, report)).collect()
}

/// Documentation, without the line break that ends a block.
pub(crate) fn parse_doc(node: &Node, report: &mut Report) -> Option<String> {
    Some(parse_text(node, "`doc`", report)?.value.trim_end().to_owned())
}

/// `true`, or `false` for nothing.
pub(crate) fn parse_flag(node: &Node, what: &str, report: &mut Report) -> Option<Spanned<bool>> {
    let scalar = parse_scalar(node, what, "`true`", report)?;
    match (scalar.text.as_str(), scalar.style) {
        ("true", Style::Plain) => Some(Spanned { value: true, span: node.span }),
        ("false", Style::Plain) => Some(Spanned { value: false, span: node.span }),
        _ => {
            let message = format!("{what} must be `true` or not there, and this is {}", node.describe());
            report.push(Diagnostic::new(Code::WrongKind, node.span, message).help("write `true`"));
            None
        }
    }
}

/// Whether a flag is set.
pub(crate) fn is_set(node: Option<&Node>, what: &str, report: &mut Report) -> bool {
    node.and_then(|node| parse_flag(node, what, report)).is_some_and(|flag| flag.value)
}

/// One word of a closed set.
pub(crate) fn parse_word<T: Copy>(
    node: &Node,
    what: &'static str,
    words: &[(&'static str, T)],
    report: &mut Report,
) -> Option<Spanned<T>> {
    #[cfg(test)]
    crate::native::language::agreement::saw_words(what, words.iter().map(|(word, _)| *word));
    let scalar = parse_scalar(node, what, "a word", report)?;
    if let Some((_, value)) = words.iter().find(|(word, _)| *word == scalar.text) {
        return Some(Spanned { value: *value, span: node.span });
    }
    let known = Candidates { what: "words", words: words.iter().map(|(word, _)| *word).collect() };
    let message = format!("`{}` is not a valid value for {what}", scalar.text.escape_debug());
    report.push(Diagnostic::new(Code::UnknownWord, node.span, message).suggest(&scalar.text, &known));
    None
}

/// `true`, or the reason as a text.
pub(crate) fn parse_deprecated(node: &Node, report: &mut Report) -> Option<Deprecation> {
    let scalar = parse_scalar(node, "`deprecated`", "`true` or a text", report)?;
    match (scalar.text.as_str(), scalar.style) {
        ("true", Style::Plain) => Some(Deprecation { note: None }),
        ("false", Style::Plain) => None,
        _ => Some(Deprecation { note: Some(parse_text(node, "`deprecated`", report)?.value) }),
    }
}

/// A whole number.
pub(crate) fn parse_integer(node: &Node, what: &str, report: &mut Report) -> Option<Spanned<i64>> {
    let scalar = parse_scalar(node, what, "a whole number", report)?;
    match (canonical_integer(&scalar.text), scalar.style) {
        (Some(value), Style::Plain) => Some(Spanned { value, span: node.span }),
        _ => {
            let message = format!("{what} must be a whole number, and this is {}", node.describe());
            report.push(Diagnostic::new(Code::WrongKind, node.span, message));
            None
        }
    }
}

/// An integer written the one way that every reader agrees on: no plus, no leading zero.
pub(crate) fn canonical_integer(text: &str) -> Option<i64> {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let canonical = digits == "0" || !digits.starts_with('0');
    let value = digits.chars().all(|c| c.is_ascii_digit()).then(|| text.parse().ok()).flatten();
    value.filter(|_| canonical && text != "-0")
}

/// A value that can be compared without doubt: a text, a whole number, `true` or `false`.
pub(crate) fn parse_literal(node: &Node, what: &str, report: &mut Report) -> Option<Spanned<Literal>> {
    const WANTED: &str = "a text, a whole number, `true` or `false`";
    parse_scalar(node, what, WANTED, report)?;
    let literal = Literal::of(&parse_json(node, report)?);
    if literal.is_none() {
        wrong_kind(node, what, WANTED, report);
    }
    literal.map(|value| Spanned { value, span: node.span })
}

/// One literal, or a list of them.
pub(crate) fn parse_literals(node: &Node, what: &str, report: &mut Report) -> Vec<Spanned<Literal>> {
    match &node.kind {
        Kind::List(items) => items.iter().filter_map(|item| parse_literal(item, what, report)).collect(),
        _ => parse_literal(node, what, report).into_iter().collect(),
    }
}

/// A scalar that is a name on the wire.
pub(crate) fn parse_wire_node(node: &Node, what: &str, report: &mut Report) -> Option<Text> {
    let scalar = parse_scalar(node, what, "a name on the wire", report)?;
    parse_wire_name(&scalar.text, scalar.style, node.span, report)
}

/// A list of names on the wire.
pub(crate) fn parse_wire_list(node: &Node, what: &str, report: &mut Report) -> Vec<Text> {
    let items = as_list(node, what, report);
    items.iter().filter_map(|item| parse_wire_node(item, "a member", report)).collect()
}

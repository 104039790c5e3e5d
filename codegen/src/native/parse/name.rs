//! Names, and names on the wire.

use super::{Spanned, Text};
use crate::diagnostic::{Code, Diagnostic, Edit, Report};
use crate::form::{self, NameForm};
use crate::source::Span;
use crate::yaml::{Node, Style, trap};

/// Checks a name's form.
pub(crate) fn parse_name(
    name: &str,
    style: Style,
    span: Span,
    form: NameForm,
    report: &mut Report,
) -> Option<String> {
    if style == Style::Plain && trap(name).is_some() && form.fits(name) {
        report.push(needs_quotes(name, span));
        return None;
    }
    match form.misfit(name) {
        None => Some(name.to_owned()),
        Some(misfit) => {
            report.push(misfit.at(span));
            None
        }
    }
}

/// A scalar that is a name.
pub(crate) fn parse_name_node(node: &Node, what: &str, form: NameForm, report: &mut Report) -> Option<Text> {
    let Some(scalar) = node.scalar().filter(|_| !node.is_missing()) else {
        super::fields::wrong_kind(node, what, "a name", report);
        return None;
    };
    let value = parse_name(&scalar.text, scalar.style, node.span, form, report)?;
    Some(Spanned { value, span: node.span })
}

/// Checks a name in payloads, which may be any text without control characters.
pub(crate) fn parse_wire_name(name: &str, style: Style, span: Span, report: &mut Report) -> Option<Text> {
    if style == Style::Plain && !name.is_empty() && trap(name).is_some() {
        report.push(needs_quotes(name, span));
        return None;
    }
    match form::wire_name(name) {
        None => Some(Spanned { value: name.to_owned(), span }),
        Some(misfit) => {
            report.push(misfit.at(span));
            None
        }
    }
}

/// The problem of a plain scalar that YAML readers take for something else.
pub(crate) fn needs_quotes(text: &str, span: Span) -> Diagnostic {
    let taken_for = trap(text).unwrap_or("something else");
    let message =
        format!("`{text}` without quotes is {taken_for} to some YAML readers, and a text is wanted here");
    Diagnostic::new(Code::NeedsQuotes, span, message).help(format!("write `\"{text}\"`")).edit(Edit::replace(
        span,
        text,
        format!("\"{text}\""),
    ))
}

//! The forms of names, and names on the wire.

use super::{Spanned, Text};
use crate::diagnostic::{Code, Diagnostic, Edit, Report};
use crate::native::yaml::{Node, Style, trap};
use crate::source::Span;

/// How a name must look. All are ASCII.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum NameForm {
    /// Types, enum values, variants, errors, outcomes.
    UpperCamel,
    /// Operations.
    Camel,
    /// Sources, servers, schemes, rules, examples.
    Kebab,
    /// Names in Rust.
    Snake,
}

impl NameForm {
    fn fits(self, name: &str) -> bool {
        let first = |fits: fn(&char) -> bool| name.chars().next().is_some_and(|c| fits(&c));
        let rest = |fits: fn(char) -> bool| name.chars().all(fits);
        match self {
            NameForm::UpperCamel => first(char::is_ascii_uppercase) && rest(|c| c.is_ascii_alphanumeric()),
            NameForm::Camel => first(char::is_ascii_lowercase) && rest(|c| c.is_ascii_alphanumeric()),
            NameForm::Kebab => {
                first(char::is_ascii_lowercase)
                    && rest(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
                    && name.split('-').all(|part| !part.is_empty())
            }
            NameForm::Snake => {
                first(char::is_ascii_lowercase)
                    && rest(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')
            }
        }
    }

    fn describe(self) -> (&'static str, &'static str) {
        match self {
            NameForm::UpperCamel => {
                ("UpperCamel", "it starts with a capital and has only letters and digits: `PostalAddress`")
            }
            NameForm::Camel => {
                ("camelCase", "it starts with a small letter and has only letters and digits: `createOrder`")
            }
            NameForm::Kebab => (
                "kebab-case",
                "small letters and digits, with single hyphens between words: `postal-address`",
            ),
            NameForm::Snake => {
                ("snake_case", "small letters and digits, with underscores between words: `postal_address`")
            }
        }
    }
}

/// The longest name; with what is added to it, it fits into any file system.
const MOST_LETTERS: usize = 100;

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
    if name.len() > MOST_LETTERS {
        let message = format!("this name has {} letters", name.len());
        let help = format!("names become file names: {MOST_LETTERS} letters are the most");
        report.push(Diagnostic::new(Code::BadName, span, message).help(help));
        return None;
    }
    if form.fits(name) {
        return Some(name.to_owned());
    }
    let (form_name, help) = form.describe();
    let message = format!("`{}` is no {form_name} name", name.escape_debug());
    report.push(Diagnostic::new(Code::BadName, span, message).help(help));
    None
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
    let message = if name.is_empty() {
        "a name on the wire cannot be empty".to_owned()
    } else if name.chars().any(char::is_control) {
        format!("the name `{}` holds a control character", name.escape_debug())
    } else {
        return Some(Spanned { value: name.to_owned(), span });
    };
    report.push(
        Diagnostic::new(Code::BadWireName, span, message).help("write the name as it is in the payload"),
    );
    None
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

//! Messages of errors: exact, or with parameters in braces.

use super::Text;
use super::fields::as_map;
use super::name::parse_wire_name;
use super::scalar::parse_text;
use super::type_expr::TypeExpr;
use super::typedef::parse_plain_type;
use crate::diagnostic::{Code, Diagnostic, Report};
use crate::form;
use crate::source::Span;
use crate::yaml::Node;

/// A message in pieces.
#[derive(Debug)]
pub(crate) struct MessageTemplate {
    pub(crate) segments: Vec<Segment>,
    pub(crate) span: Span,
}

/// A piece of a [`MessageTemplate`].
#[derive(Debug)]
pub(crate) enum Segment {
    Literal(String),
    /// A parameter, a string unless it is typed.
    Parameter {
        name: String,
        ty: Option<TypeExpr>,
    },
}

/// Types of the parameters by name.
pub(crate) fn parse_parameters(node: &Node, report: &mut Report) -> Vec<(Text, TypeExpr)> {
    let Some(map) = as_map(node, "`parameters`", report) else { return Vec::new() };
    let mut parameters = Vec::new();
    for entry in &map.entries {
        let key = &entry.key;
        let name = parse_wire_name(&key.text, key.style, key.span, report);
        if let (Some(name), Some(ty)) = (name, parse_plain_type(&entry.value, report)) {
            parameters.push((name, ty));
        }
    }
    parameters
}

/// `{name}` is a parameter; `{{` and `}}` are braces.
pub(crate) fn parse_message(
    node: &Node,
    parameters: &[(Text, TypeExpr)],
    report: &mut Report,
) -> Option<MessageTemplate> {
    let text = parse_text(node, "`message`", report)?;
    let text_value = text.value.strip_suffix('\n').unwrap_or(&text.value);
    let segments = match read_segments(text_value, parameters) {
        Ok(segments) => segments,
        Err(message) => {
            let help = "a parameter is written `{name}`, a brace of the message itself `{{` or `}}`";
            report.push(Diagnostic::new(Code::BadMessage, text.span, message).help(help));
            return None;
        }
    };
    for (name, _) in parameters {
        let used = |segment: &Segment| matches!(segment, Segment::Parameter { name: used, .. } if *used == name.value);
        if !segments.iter().any(used) {
            let message = format!("the message has no `{{{}}}`", name.value);
            report.push(
                Diagnostic::new(Code::BadMessage, name.span, message)
                    .related(text.span, "the message is here")
                    .help("remove the parameter, or write it into the message"),
            );
        }
    }
    Some(MessageTemplate { segments, span: text.span })
}

fn read_segments(text: &str, parameters: &[(Text, TypeExpr)]) -> Result<Vec<Segment>, String> {
    let mut segments = Vec::new();
    let mut literal = String::new();
    let mut rest = text;
    while let Some(at) = rest.find(['{', '}']) {
        let (before, brace) = rest.split_at(at);
        literal.push_str(before);
        if brace.starts_with("{{") || brace.starts_with("}}") {
            literal.extend(brace.chars().next());
            rest = brace.get(2..).unwrap_or("");
            continue;
        }
        let inner = brace.strip_prefix('{').ok_or("the message closes a brace that it never opens")?;
        let (name, after) = inner.split_once('}').ok_or("the message opens a brace and never closes it")?;
        push_parameter(name, &mut literal, &mut segments, parameters)?;
        rest = after;
    }
    literal.push_str(rest);
    if !literal.is_empty() {
        segments.push(Segment::Literal(literal));
    }
    match segments.is_empty() {
        true => Err("an empty message tells nothing apart".to_owned()),
        false => Ok(segments),
    }
}

fn push_parameter(
    name: &str,
    literal: &mut String,
    segments: &mut Vec<Segment>,
    parameters: &[(Text, TypeExpr)],
) -> Result<(), String> {
    if !form::is_parameter(name) {
        return Err(format!(
            "`{{{}}}` is not a parameter: a name has letters, digits, `_` and `-`",
            name.escape_debug()
        ));
    }
    if !literal.is_empty() {
        segments.push(Segment::Literal(std::mem::take(literal)));
    } else if let Some(Segment::Parameter { name: before, .. }) = segments.last() {
        return Err(format!("nothing stands between `{{{before}}}` and `{{{name}}}` to tell them apart"));
    }
    if segments.iter().any(|segment| matches!(segment, Segment::Parameter { name: used, .. } if used == name))
    {
        return Err(format!("the message has `{{{name}}}` twice"));
    }
    let ty = parameters.iter().find(|(parameter, _)| parameter.value == name).map(|(_, ty)| ty.clone());
    segments.push(Segment::Parameter { name: name.to_owned(), ty });
    Ok(())
}

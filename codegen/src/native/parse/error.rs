//! Documented errors, and what the body of an error response looks like.

use super::example::{Message, parse_message_example};
use super::fields::Fields;
use super::headers::{Headers, parse_headers};
use super::message::{MessageTemplate, parse_message, parse_parameters};
use super::name::parse_name_node;
use super::provenance::Notes;
use super::scalar::{is_set, parse_scalar, parse_text, parse_wire_node};
use super::type_expr::TypeExpr;
use super::typedef::parse_plain_type;
use super::{Spanned, Text};
use crate::diagnostic::{Code, Diagnostic, Report};
use crate::form::{self, NameForm};
use crate::ir::StatusMatch;
use crate::source::Span;
use crate::yaml::{Kind, Node};

/// What the body of an error response looks like.
#[derive(Debug)]
pub(crate) struct ErrorBody {
    pub(crate) ty: Text,
    pub(crate) code: Option<ResponseField>,
    pub(crate) message: Option<ResponseField>,
    pub(crate) status: Option<ResponseField>,
    pub(crate) request_id: Option<ResponseField>,
    pub(crate) on_success_status: bool,
    pub(crate) trailing_commas: bool,
    pub(crate) span: Span,
}

/// Where a response says something.
#[derive(Debug, Clone)]
pub(crate) enum ResponseField {
    /// A place in the body, such as `error.code`.
    Member(Text),
    Header(Text),
}

/// A documented error.
#[derive(Debug)]
pub(crate) struct ErrorDef {
    pub(crate) name: Text,
    pub(crate) rust_name: Option<String>,
    pub(crate) status: StatusMatch,
    pub(crate) code: Option<String>,
    pub(crate) message: Option<MessageTemplate>,
    pub(crate) body: Option<TypeExpr>,
    pub(crate) headers: Option<Headers>,
    pub(crate) example: Option<Message>,
    pub(crate) notes: Notes,
    pub(crate) span: Span,
}

pub(crate) fn parse_error_body(node: &Node, report: &mut Report) -> Option<ErrorBody> {
    let mut fields = Fields::of(node, "`error-body`", report)?;
    let ty = fields
        .require("type")
        .and_then(|node| parse_name_node(node, "the type of the error body", NameForm::UpperCamel, report));
    let mut member = |key| fields.take(key).and_then(|node| parse_response_field(node, report));
    let (code, message) = (member("code"), member("message"));
    let (status, request_id) = (member("status"), member("request-id"));
    let on_success_status = is_set(fields.take("on-2xx"), "`on-2xx`", report);
    let trailing_commas = is_set(fields.take("trailing-commas"), "`trailing-commas`", report);
    fields.notes(report);
    let span = fields.span();
    fields.finish(report);
    Some(ErrorBody { ty: ty?, code, message, status, request_id, on_success_status, trailing_commas, span })
}

/// `error.code`, or `{ header: X-Error-Code }`.
pub(super) fn parse_response_field(node: &Node, report: &mut Report) -> Option<ResponseField> {
    let Kind::Map(_) = &node.kind else {
        return parse_wire_node(node, "a member", report).map(ResponseField::Member);
    };
    let mut fields = Fields::of(node, "a place in a response", report)?;
    let header = fields.require("header").and_then(|node| parse_wire_node(node, "a header", report));
    fields.finish(report);
    let header = header?;
    match form::response_header(&header.value) {
        Some(problem) => {
            report.push(problem.at(header.span));
            None
        }
        None => Some(ResponseField::Header(header)),
    }
}

pub(crate) fn parse_error(name: Text, node: &Node, report: &mut Report) -> Option<ErrorDef> {
    let mut fields = Fields::of(node, "an error", report)?;
    let status = fields.require("status").and_then(|node| parse_status_match(node, report));
    let code = fields.take("code").and_then(|node| parse_text(node, "`code`", report));
    let parameters = fields.take("parameters").map(|node| parse_parameters(node, report)).unwrap_or_default();
    let message = fields.take("message").and_then(|node| parse_message(node, &parameters, report));
    if let Some((name, _)) = parameters.first().filter(|_| !fields.has("message")) {
        let problem = "there are parameters and no message that holds them";
        report.push(
            Diagnostic::new(Code::BadMessage, name.span, problem).help("add `message: \"… {name} …\"`"),
        );
    }
    let body = fields.take("body").and_then(|node| parse_plain_type(node, report));
    let headers = fields.take("headers").and_then(|node| parse_headers(node, report));
    let example = fields.take("example").and_then(|node| parse_message_example(node, report));
    let rust_name =
        fields.take("rust").and_then(|node| parse_name_node(node, "`rust`", NameForm::UpperCamel, report));
    let notes = fields.notes(report);
    fields.finish(report);
    let span = name.span.to(node.span);
    let rust_name = rust_name.map(|name| name.value);
    let code = code.map(|code| code.value);
    Some(ErrorDef { name, rust_name, status: status?, code, message, body, headers, example, notes, span })
}

/// `409`, `[401, 403]` or `4xx`.
fn parse_status_match(node: &Node, report: &mut Report) -> Option<StatusMatch> {
    if let Kind::List(items) = &node.kind {
        let statuses: Vec<_> = items.iter().filter_map(|item| parse_error_status(item, report)).collect();
        if let Some(twice) = repeated(&statuses) {
            let message = format!("the status {} is listed twice", twice.value);
            report.push(Diagnostic::new(Code::BadStatus, twice.span, message).help("remove one of the two"));
        }
        let statuses: Vec<u16> = statuses.into_iter().map(|status| status.value).collect();
        return match statuses.as_slice() {
            [] => {
                if items.is_empty() {
                    let message = "an error needs a status";
                    report.push(
                        Diagnostic::new(Code::BadStatus, node.span, message).help("write `status: 409`"),
                    );
                }
                None
            }
            [one] => Some(StatusMatch::One(*one)),
            _ => Some(StatusMatch::Several(statuses)),
        };
    }
    let class = node.scalar().and_then(|scalar| match scalar.text.as_str() {
        "3xx" => Some(3),
        "4xx" => Some(4),
        "5xx" => Some(5),
        _ => None,
    });
    match class {
        Some(class) => Some(StatusMatch::Class(class)),
        None => parse_error_status(node, report).map(|status| StatusMatch::One(status.value)),
    }
}

fn repeated(statuses: &[Spanned<u16>]) -> Option<&Spanned<u16>> {
    statuses.iter().enumerate().find_map(|(at, status)| {
        statuses.iter().take(at).any(|earlier| earlier.value == status.value).then_some(status)
    })
}

/// A status that an error may have; 2xx as well, where an error body comes in one.
fn parse_error_status(node: &Node, report: &mut Report) -> Option<Spanned<u16>> {
    parse_status(node, "write one like `409`, several like `[401, 403]`, or a class: `4xx`", report)
}

/// A status of three digits.
pub(crate) fn parse_status(node: &Node, help: &str, report: &mut Report) -> Option<Spanned<u16>> {
    let scalar = parse_scalar(node, "`status`", "a number like `200`", report)?;
    let status = scalar.text.parse::<u16>().ok();
    match status.filter(|status| scalar.text.len() == 3 && (200..=599).contains(status)) {
        Some(value) => Some(Spanned { value, span: node.span }),
        None => {
            let message = format!("`{}` is not an HTTP status", scalar.text.escape_debug());
            report.push(Diagnostic::new(Code::BadStatus, node.span, message).help(help));
            None
        }
    }
}

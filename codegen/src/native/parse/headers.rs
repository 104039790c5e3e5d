//! The headers of a response.

use super::member::parse_members;
use super::type_expr::{TypeExpr, TypeWord};
use super::typedef::{Inline, Object, TypeKind, parse_plain_type};
use crate::diagnostic::{Code, Diagnostic, Report};
use crate::form;
use crate::source::Span;
use crate::yaml::{Kind, Node};

/// The headers that a response has: the name of an object, or members that are written in place.
#[derive(Debug)]
pub(crate) struct Headers {
    pub(crate) ty: TypeExpr,
    /// The type that `_` stands for.
    pub(crate) inline: Option<Box<Inline>>,
    pub(crate) span: Span,
}

/// `headers: RateLimit`, or `headers: { ETag: string, … }`.
pub(crate) fn parse_headers(node: &Node, report: &mut Report) -> Option<Headers> {
    if !matches!(node.kind, Kind::Map(_)) {
        return parse_plain_type(node, report).map(|ty| Headers { ty, inline: None, span: node.span });
    }
    let members = parse_members(node, "headers", report);
    for member in &members {
        if let Some(misfit) = form::response_header(&member.wire_name.value) {
            report.push(misfit.at(member.wire_name.span));
        }
    }
    if matches!(&node.kind, Kind::Map(map) if map.entries.is_empty()) {
        let help = "leave the key out, or name the headers that the response has";
        report.push(Diagnostic::new(Code::EmptyList, node.span, "`headers` names no header").help(help));
        return None;
    }
    let object = Object { include: Vec::new(), members, loose: false, additional: None, rules: Vec::new() };
    let inline = Inline { name: None, kind: TypeKind::Object(object), span: node.span };
    let ty = TypeExpr { word: TypeWord::Inline, nullable: false, span: node.span };
    Some(Headers { ty, inline: Some(Box::new(inline)), span: node.span })
}

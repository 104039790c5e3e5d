//! How a list operation is paged.

use super::Text;
use super::fields::Fields;
use super::scalar::{parse_integer, parse_wire_node, parse_word};
use crate::diagnostic::Report;
use crate::ir::PagesKind;
use crate::source::Span;
use crate::yaml::Node;

#[derive(Clone, Copy)]
enum By {
    Page,
    Offset,
    Cursor,
}

const SCHEMES: [(&str, By); 3] = [("page", By::Page), ("offset", By::Offset), ("cursor", By::Cursor)];

/// The keys of all schemes.
const KEYS: [&str; 10] =
    ["page", "first", "size", "items", "last", "total", "offset", "limit", "cursor", "next"];

/// How a list operation is paged, with members by their names.
#[derive(Debug, Clone)]
pub(crate) struct Pages {
    pub(crate) kind: PagesKind<Text>,
    pub(crate) span: Span,
}

pub(crate) fn parse_pages(node: &Node, report: &mut Report) -> Option<Pages> {
    let mut fields = Fields::of(node, "`pages`", report)?;
    let by = fields.require("by").and_then(|node| parse_word(node, "`by`", &SCHEMES, report));
    let Some(by) = by else {
        // The other keys depend on it, so that nothing can be said of them.
        for key in KEYS {
            fields.take(key);
        }
        fields.notes(report);
        fields.finish(report);
        return None;
    };
    let kind = match by.value {
        By::Page => parse_by_page(&mut fields, report),
        By::Offset => parse_by_offset(&mut fields, report),
        By::Cursor => parse_by_cursor(&mut fields, report),
    };
    fields.notes(report);
    fields.finish(report);
    Some(Pages { kind: kind?, span: node.span })
}

fn required(fields: &mut Fields<'_>, key: &'static str, report: &mut Report) -> Option<Text> {
    parse_wire_node(fields.require(key)?, "what names a member", report)
}

fn optional(fields: &mut Fields<'_>, key: &'static str, report: &mut Report) -> Option<Text> {
    parse_wire_node(fields.take(key)?, "what names a member", report)
}

fn parse_by_page(fields: &mut Fields<'_>, report: &mut Report) -> Option<PagesKind<Text>> {
    let page = required(fields, "page", report);
    let first = match fields.take("first") {
        Some(node) => parse_integer(node, "`first`", report).map(|first| first.value),
        None => Some(1),
    };
    let size = optional(fields, "size", report);
    let items = required(fields, "items", report);
    let last = optional(fields, "last", report);
    let total = optional(fields, "total", report);
    Some(PagesKind::Page { page: page?, first: first?, size, items: items?, last, total })
}

fn parse_by_offset(fields: &mut Fields<'_>, report: &mut Report) -> Option<PagesKind<Text>> {
    let offset = required(fields, "offset", report);
    let limit = required(fields, "limit", report);
    let items = required(fields, "items", report);
    let total = optional(fields, "total", report);
    Some(PagesKind::Offset { offset: offset?, limit: limit?, items: items?, total })
}

fn parse_by_cursor(fields: &mut Fields<'_>, report: &mut Report) -> Option<PagesKind<Text>> {
    let cursor = required(fields, "cursor", report);
    let next = required(fields, "next", report);
    let items = required(fields, "items", report);
    Some(PagesKind::Cursor { cursor: cursor?, next: next?, items: items? })
}

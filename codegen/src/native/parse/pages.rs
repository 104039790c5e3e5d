//! How a list operation is paged.

use super::error::{ResponseField, parse_response_field};
use super::fields::Fields;
use super::scalar::{parse_integer, parse_wire_node, parse_word};
use super::{Spanned, Text};
use crate::diagnostic::Report;
use crate::ir::{Next, PagesKind};
use crate::source::Span;
use crate::yaml::Node;

#[derive(Clone, Copy)]
enum By {
    Page,
    Offset,
    Cursor,
    Url,
    Link,
}

const SCHEMES: [(&str, By); 5] = [
    ("page", By::Page),
    ("offset", By::Offset),
    ("cursor", By::Cursor),
    ("url", By::Url),
    ("link", By::Link),
];

/// The keys of all schemes.
const KEYS: [&str; 12] = [
    "page",
    "first",
    "size",
    "items",
    "last",
    "total",
    "offset",
    "limit",
    "cursor",
    "next",
    "last-item",
    "more",
];

/// Parameters and places by their names.
type Kind = PagesKind<Text, ResponseField, Text>;

/// How a list operation is paged, with members by their names.
#[derive(Debug, Clone)]
pub(crate) struct Pages {
    pub(crate) kind: Kind,
    pub(crate) items: Option<Text>,
    pub(crate) more: Option<ResponseField>,
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
        By::Url => {
            let next = fields.require("next").and_then(|node| parse_response_field(node, report));
            next.map(|next| PagesKind::Url { next })
        }
        By::Link => Some(PagesKind::Link),
    };
    let items = optional(&mut fields, "items", report);
    let more = place(&mut fields, "more", report);
    fields.notes(report);
    fields.finish(report);
    Some(Pages { kind: kind?, items, more, span: node.span })
}

fn required(fields: &mut Fields<'_>, key: &'static str, report: &mut Report) -> Option<Text> {
    parse_wire_node(fields.require(key)?, "what names a member", report)
}

fn optional(fields: &mut Fields<'_>, key: &'static str, report: &mut Report) -> Option<Text> {
    parse_wire_node(fields.take(key)?, "what names a member", report)
}

fn place(fields: &mut Fields<'_>, key: &'static str, report: &mut Report) -> Option<ResponseField> {
    parse_response_field(fields.take(key)?, report)
}

fn parse_by_page(fields: &mut Fields<'_>, report: &mut Report) -> Option<Kind> {
    let page = required(fields, "page", report);
    let first = match fields.take("first") {
        Some(node) => parse_integer(node, "`first`", report),
        None => page.as_ref().map(|page| Spanned { value: 1, span: page.span }),
    };
    let size = optional(fields, "size", report);
    let last = place(fields, "last", report);
    let total = place(fields, "total", report);
    let (page, first) = page.zip(first)?;
    Some(PagesKind::Page { page, first: first.value, first_span: first.span, size, last, total })
}

fn parse_by_offset(fields: &mut Fields<'_>, report: &mut Report) -> Option<Kind> {
    let offset = required(fields, "offset", report);
    let limit = required(fields, "limit", report);
    let total = place(fields, "total", report);
    Some(PagesKind::Offset { offset: offset?, limit: limit?, total })
}

fn parse_by_cursor(fields: &mut Fields<'_>, report: &mut Report) -> Option<Kind> {
    let cursor = required(fields, "cursor", report);
    let next = parse_next(fields, report);
    Some(PagesKind::Cursor { cursor: cursor?, next: next? })
}

/// `next: meta.next`, or `last-item: id`.
fn parse_next(fields: &mut Fields<'_>, report: &mut Report) -> Option<Next<ResponseField, Text>> {
    let chosen = fields.exactly_one(&["next", "last-item"], report);
    let (next, last) = (place(fields, "next", report), optional(fields, "last-item", report));
    match chosen? {
        "next" => next.map(Next::Response),
        _ => last.map(Next::LastItem),
    }
}

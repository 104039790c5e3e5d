//! How lists are paged.

use super::reference::{Referable, lower_path};
use crate::diagnostic::{Code, Diagnostic, Report};
use crate::ir::{self, Input, MemberPath, Next, Outcomes, PagesKind, Shape, Type, Types};
use crate::native::parse::{Pages, ResponseField, Text};

/// Paging with its parameters among the inputs, and its places in the output.
pub(crate) fn lower_pages(
    pages: &Pages,
    operation: &ir::Operation,
    types: &Types,
    report: &mut Report,
) -> Option<ir::Pages> {
    let inputs = Referable::of("in the request", operation.members.iter().map(|Input { member, .. }| member));
    let Some(output) = pageable_output(pages, operation, types) else {
        if !has_unknown_output(operation, types, report) {
            report.push(not_pageable(pages, operation));
        }
        return None;
    };
    let output = Output { ty: output, types };
    let items = pages.items.as_ref().and_then(|items| output.member(items, report));
    let more = output.find_some(pages.more.as_ref(), report);
    let kind = match &pages.kind {
        PagesKind::Page { page, first, first_span, size, last, total } => {
            let page = inputs.find(page, report);
            let size = inputs.find_some(size.as_ref(), report);
            let last = output.find_some(last.as_ref(), report);
            let total = output.find_some(total.as_ref(), report);
            PagesKind::Page { page: page?, first: *first, first_span: *first_span, size, last, total }
        }
        PagesKind::Offset { offset, limit, total } => {
            let offset = inputs.find(offset, report);
            let limit = inputs.find(limit, report);
            let total = output.find_some(total.as_ref(), report);
            PagesKind::Offset { offset: offset?, limit: limit?, total }
        }
        PagesKind::Cursor { cursor, next } => {
            let cursor = inputs.find(cursor, report);
            let next = match next {
                Next::Response(next) => output.find(next, report).map(Next::Response),
                Next::LastItem(member) => {
                    output.find_in_item(items.as_ref(), member, report).map(Next::LastItem)
                }
            };
            PagesKind::Cursor { cursor: cursor?, next: next? }
        }
        PagesKind::Url { next } => PagesKind::Url { next: output.find(next, report)? },
        PagesKind::Link => PagesKind::Link,
    };
    let lost = pages.items.is_some() && items.is_none();
    (!lost).then_some(ir::Pages { kind, items, more, span: pages.span })
}

/// What can hold items: the list itself, or an object that has it where the spec says.
fn pageable_output<'a>(pages: &Pages, operation: &'a ir::Operation, types: &'a Types) -> Option<&'a Type> {
    let output = operation.output()?;
    let fits = match types.resolve(output) {
        Shape::Object(_) => pages.items.is_some(),
        Shape::List(_) => pages.items.is_none(),
        _ => false,
    };
    fits.then_some(output)
}

fn not_pageable(pages: &Pages, operation: &ir::Operation) -> Diagnostic {
    let name = &operation.name;
    let (message, help) = match pages.items {
        Some(_) => (
            format!("the response of `{name}` is not always an object that could hold items"),
            "let its `out` be one type with `members:`, one of them the list of items; leave `items` out where the \
             response itself is the list",
        ),
        None => (
            format!("the response of `{name}` is not always a list"),
            "say with `items` where in the response the list is",
        ),
    };
    Diagnostic::new(Code::OutputNotObject, pages.span, message).help(help)
}

/// The output of a response, in which places are named.
struct Output<'a> {
    ty: &'a Type,
    types: &'a Types,
}

impl Output<'_> {
    fn member(&self, path: &Text, report: &mut Report) -> Option<MemberPath> {
        lower_path(path, "in the response", self.ty, self.types, report)
    }

    fn find(&self, field: &ResponseField, report: &mut Report) -> Option<ir::ResponseField> {
        match field {
            ResponseField::Member(path) => self.member(path, report).map(ir::ResponseField::Member),
            ResponseField::Header(name) => Some(ir::ResponseField::Header(name.value.clone())),
        }
    }

    fn find_some(&self, field: Option<&ResponseField>, report: &mut Report) -> Option<ir::ResponseField> {
        self.find(field?, report)
    }

    /// A place in an item of the list that is there.
    fn find_in_item(
        &self,
        items: Option<&MemberPath>,
        path: &Text,
        report: &mut Report,
    ) -> Option<MemberPath> {
        let list = match items {
            Some(items) => &self.types.member_at(self.ty, items)?.ty,
            None => self.ty,
        };
        // What is not a list is reported when kinds of members are checked.
        match self.types.resolve(list) {
            Shape::List(element) => lower_path(path, "in an item", &element.ty, self.types, report),
            _ => None,
        }
    }
}

/// Whether the output names a type that is not there, which is reported already.
pub(crate) fn has_unknown_output(operation: &ir::Operation, types: &Types, report: &Report) -> bool {
    match &operation.outcomes {
        Outcomes::One(outcome) => {
            outcome.content.ty().is_some_and(|ty| matches!(types.resolve(ty), Shape::Any))
                && report.has_any_in(outcome.span)
        }
        Outcomes::Several(_) => false,
    }
}

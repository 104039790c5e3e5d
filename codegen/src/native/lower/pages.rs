//! How lists are paged.

use super::reference::Referable;
use crate::diagnostic::{Code, Diagnostic, Report};
use crate::ir::{self, Input, Outcomes, PagesKind, Shape, Types};
use crate::native::parse::Pages;

/// Paging with its parameters among the inputs, and its members among those of the output.
pub(crate) fn lower_pages(
    pages: &Pages,
    operation: &ir::Operation,
    types: &Types,
    report: &mut Report,
) -> Option<ir::Pages> {
    let inputs = Referable::of("in the request", operation.members.iter().map(|Input { member, .. }| member));
    let Some(object) = operation.output_object(types) else {
        if !has_unknown_output(operation, types, report) {
            let message =
                format!("the response of `{}` is not always an object that could hold items", operation.name);
            report.push(
                Diagnostic::new(Code::OutputNotObject, pages.span, message)
                    .help("let its `out` be one type with `members:`, one of them the list of items"),
            );
        }
        return None;
    };
    let outputs = Referable::of("in the response", &object.members);
    let kind = match &pages.kind {
        PagesKind::Page { page, first, size, items, last, total } => {
            let page = inputs.find(page, report);
            let size = inputs.find_some(size.as_ref(), report);
            let items = outputs.find(items, report);
            let last = outputs.find_some(last.as_ref(), report);
            let total = outputs.find_some(total.as_ref(), report);
            PagesKind::Page { page: page?, first: *first, size, items: items?, last, total }
        }
        PagesKind::Offset { offset, limit, items, total } => {
            let offset = inputs.find(offset, report);
            let limit = inputs.find(limit, report);
            let items = outputs.find(items, report);
            let total = outputs.find_some(total.as_ref(), report);
            PagesKind::Offset { offset: offset?, limit: limit?, items: items?, total }
        }
        PagesKind::Cursor { cursor, next, items } => {
            let cursor = inputs.find(cursor, report);
            let next = outputs.find(next, report);
            let items = outputs.find(items, report);
            PagesKind::Cursor { cursor: cursor?, next: next?, items: items? }
        }
    };
    Some(ir::Pages { kind, span: pages.span })
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

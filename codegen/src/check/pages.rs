//! Paging: its parameters and members are there and of the right kind.

use super::outcome::{MemberKind, check_member, check_output_member, output_object};
use crate::diagnostic::{Diagnostic, Report};
use crate::ir::{Api, Member, Operation, Pages, PagesKind};

pub(super) fn check_pages(api: &Api, report: &mut Report) {
    for operation in &api.operations {
        if let Some(pages) = &operation.pages {
            check_parameters(api, operation, pages, report);
            check_answer(api, operation, pages, report);
        }
    }
}

fn check_parameters(api: &Api, operation: &Operation, pages: &Pages, report: &mut Report) {
    let members: Vec<&Member> = operation.members.iter().map(|input| &input.member).collect();
    let parameters: Vec<(&str, MemberKind)> = match &pages.kind {
        PagesKind::Page { page, size, .. } => {
            let size = size.iter().map(|size| (size.as_str(), MemberKind::Integer));
            std::iter::once((page.as_str(), MemberKind::Integer)).chain(size).collect()
        }
        PagesKind::Offset { offset, limit, .. } => {
            vec![(offset.as_str(), MemberKind::Integer), (limit.as_str(), MemberKind::Integer)]
        }
        PagesKind::Cursor { cursor, .. } => vec![(cursor.as_str(), MemberKind::Scalar)],
    };
    for (name, kind) in parameters {
        check_member(api, &members, "the request", name, kind, pages.span, report);
    }
}

fn check_answer(api: &Api, operation: &Operation, pages: &Pages, report: &mut Report) {
    let Some(object) = output_object(api, operation) else {
        let message = format!("the answer of `{}` is no object that could hold items", operation.name);
        report.push(
            Diagnostic::error("output_not_object", pages.span, message)
                .help("let its `out` be a type with `members:`, one of them the list of items"),
        );
        return;
    };
    let (items, others): (&str, Vec<(&Option<String>, MemberKind)>) = match &pages.kind {
        PagesKind::Page { items, last, total, .. } => {
            (items, vec![(last, MemberKind::Integer), (total, MemberKind::Integer)])
        }
        PagesKind::Offset { items, total, .. } => (items, vec![(total, MemberKind::Integer)]),
        PagesKind::Cursor { items, next, .. } => {
            check_output_member(api, object, next, MemberKind::Scalar, pages.span, report);
            (items, Vec::new())
        }
    };
    check_output_member(api, object, items, MemberKind::List, pages.span, report);
    for (name, kind) in others {
        if let Some(name) = name {
            check_output_member(api, object, name, kind, pages.span, report);
        }
    }
}

//! Paging: its parameters and members are there and of the right kind.

use super::outcome::{MemberKind, check_member, check_output_member, only_output_object};
use crate::diagnostic::{Code, Diagnostic, Report};
use crate::ir::shape::{Shape, behind_aliases, shape};
use crate::ir::{Api, Member, Object, Operation, Pages, PagesKind};
use crate::source::Span;

pub(crate) fn check_pages(api: &Api, report: &mut Report) {
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
        PagesKind::Cursor { cursor, .. } => vec![(cursor.as_str(), MemberKind::Plain)],
    };
    for (name, kind) in parameters {
        check_member(api, &members, "the request", name, kind, pages.span, report);
    }
}

fn check_answer(api: &Api, operation: &Operation, pages: &Pages, report: &mut Report) {
    let Some(object) = only_output_object(api, operation) else {
        let message =
            format!("the answer of `{}` is not always an object that could hold items", operation.name);
        report.push(
            Diagnostic::new(Code::OutputNotObject, pages.span, message)
                .help("let its `out` be one type with `members:`, one of them the list of items"),
        );
        return;
    };
    let (items, others): (&str, Vec<(&Option<String>, MemberKind)>) = match &pages.kind {
        PagesKind::Page { items, last, total, .. } => {
            (items, vec![(last, MemberKind::Integer), (total, MemberKind::Integer)])
        }
        PagesKind::Offset { items, total, .. } => (items, vec![(total, MemberKind::Integer)]),
        PagesKind::Cursor { items, next, cursor } => {
            check_cursor(api, operation, object, (cursor, next), pages.span, report);
            check_output_member(api, object, next, MemberKind::Plain, pages.span, report);
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

/// What one answer gives is what the next request sends, as it is.
fn check_cursor(
    api: &Api,
    operation: &Operation,
    answer: &Object,
    (cursor, next): (&str, &str),
    span: Span,
    report: &mut Report,
) {
    let sent = operation.members.iter().map(|input| &input.member).find(|member| member.wire_name == cursor);
    let given = answer.members.iter().find(|member| member.wire_name == next);
    // That they are there is checked beside this.
    let (Some(sent), Some(given)) = (sent, given) else { return };
    let (sent, given) = (behind_aliases(&api.types, &sent.ty), behind_aliases(&api.types, &given.ty));
    let is_scalar = |ty| matches!(shape(&api.types, ty), Shape::Scalar(_));
    if is_scalar(sent) && is_scalar(given) && sent != given {
        let message = format!(
            "`{next}` is {}, and `{cursor}` is {}: what an answer gives cannot be sent back",
            shape(&api.types, given).describe(),
            shape(&api.types, sent).describe()
        );
        report.push(Diagnostic::new(Code::MemberType, span, message).help("give both the same type"));
    }
}

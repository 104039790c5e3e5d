//! Paging: its parameters and members are of the right kind.

use super::outcome::{MemberKind, check_kind};
use crate::diagnostic::{Code, Diagnostic, Report};
use crate::ir::{Api, Member, MemberRef, Object, Operation, PagesKind, Shape};

pub(crate) fn check_pages(api: &Api, report: &mut Report) {
    for operation in &api.operations {
        if let (Some(pages), Some(output)) = (&operation.pages, operation.output_object(&api.types)) {
            check_parameters(api, operation, &pages.kind, report);
            check_output(api, output, &pages.kind, report);
            if let PagesKind::Cursor { cursor, next, .. } = &pages.kind {
                check_cursor(api, operation, output, (cursor, next), report);
            }
        }
    }
}

fn check_parameters(api: &Api, operation: &Operation, pages: &PagesKind, report: &mut Report) {
    let parameters: Vec<(&MemberRef, MemberKind)> = match pages {
        PagesKind::Page { page, size, .. } => [Some(page), size.as_ref()]
            .into_iter()
            .flatten()
            .map(|name| (name, MemberKind::Integer))
            .collect(),
        PagesKind::Offset { offset, limit, .. } => {
            vec![(offset, MemberKind::Integer), (limit, MemberKind::Integer)]
        }
        PagesKind::Cursor { cursor, .. } => vec![(cursor, MemberKind::Plain)],
    };
    for (name, kind) in parameters {
        if let Some(input) = operation.members.get(name.index) {
            check_kind(api, &input.member, name, kind, report);
        }
    }
}

fn check_output(api: &Api, output: &Object, pages: &PagesKind, report: &mut Report) {
    let others: Vec<(&MemberRef, MemberKind)> = match pages {
        PagesKind::Page { last, total, .. } => {
            last.iter().chain(total).map(|name| (name, MemberKind::Count)).collect()
        }
        PagesKind::Offset { total, .. } => total.iter().map(|name| (name, MemberKind::Count)).collect(),
        PagesKind::Cursor { next, .. } => vec![(next, MemberKind::Plain)],
    };
    for (name, kind) in std::iter::once((pages.items(), MemberKind::List)).chain(others) {
        if let Some(member) = output.members.get(name.index) {
            check_kind(api, member, name, kind, report);
        }
    }
}

/// What one response gives is what the next request sends, as it is.
fn check_cursor(
    api: &Api,
    operation: &Operation,
    output: &Object,
    (cursor, next): (&MemberRef, &MemberRef),
    report: &mut Report,
) {
    let sent = operation.members.get(cursor.index).map(|input| &input.member);
    let (Some(sent), Some(given)) = (sent, output.members.get(next.index)) else { return };
    let ty = |member: &Member| api.types.behind_aliases(&member.ty).clone();
    let shape = |member: &Member| api.types.resolve(&member.ty).describe();
    let is_scalar = |member: &Member| matches!(api.types.resolve(&member.ty), Shape::Scalar(_));
    if is_scalar(sent) && is_scalar(given) && ty(sent) != ty(given) {
        let message = format!(
            "`{}` is {}, and `{}` is {}: what a response gives cannot be sent back",
            next.name(),
            shape(given),
            cursor.name(),
            shape(sent)
        );
        report.push(Diagnostic::new(Code::MemberType, next.span, message).help("give both the same type"));
    }
}

//! Paging: its parameters and members are of the right kind.

use super::outcome::{MemberKind, check_kind, check_named};
use crate::check::values::value::findings;
use crate::conform::Slot;
use crate::diagnostic::{Code, Diagnostic, Report};
use crate::ir::{
    Api, Direction, Member, MemberPath, MemberRef, Next, Operation, Pages, PagesKind, ResponseField, Shape,
    Type, Value, ValueKind,
};

pub(crate) fn check_pages(api: &Api, report: &mut Report) {
    for operation in &api.operations {
        if let (Some(pages), Some(output)) = (&operation.pages, operation.output()) {
            check_parameters(api, operation, &pages.kind, report);
            check_first(api, operation, &pages.kind, report);
            check_output(api, output, pages, report);
            if let PagesKind::Cursor { cursor, next } = &pages.kind {
                let place = match next {
                    Next::Response(field) => field.member().map(|path| (output, path)),
                    Next::LastItem(path) => pages.item(output, &api.types).map(|item| (item, path)),
                };
                if let Some(place) = place {
                    check_cursor(api, operation, cursor, place, report);
                }
            }
        }
    }
}

fn check_parameters(api: &Api, operation: &Operation, pages: &PagesKind, report: &mut Report) {
    let kind = match pages {
        PagesKind::Cursor { .. } => MemberKind::Plain,
        _ => MemberKind::Count,
    };
    for name in pages.parameters() {
        if let Some(input) = operation.members.get(name.index) {
            check_kind(api, &input.member, name, kind, report);
        }
    }
}

/// The first page is one that its parameter takes: a request asks for it.
fn check_first(api: &Api, operation: &Operation, pages: &PagesKind, report: &mut Report) {
    let PagesKind::Page { page, first, first_span, .. } = pages else { return };
    let Some(member) = operation.members.get(page.index).map(|input| &input.member) else { return };
    let kind = match api.types.resolve(&member.ty) {
        Shape::Scalar(Type::AsText(_)) => ValueKind::String(first.to_string()),
        Shape::Scalar(ty) if ty.is_integer() => ValueKind::Number((*first).into()),
        _ => return,
    };
    let value = Value { kind, span: *first_span };
    if let Some(finding) = findings(api, Slot::of_member(member), &value, Direction::In).first() {
        let message = format!(
            "the first page is {first}, and a value of `{}` {}",
            member.wire_name.escape_debug(),
            finding.message
        );
        report.push(
            Diagnostic::new(Code::MemberType, *first_span, message)
                .related(member.span, "the member is here")
                .help("give `first` another value, or the member another type"),
        );
    }
}

fn check_output(api: &Api, output: &Type, pages: &Pages, report: &mut Report) {
    let kinds: Vec<(&ResponseField, MemberKind)> = match &pages.kind {
        PagesKind::Page { last, total, .. } => {
            last.iter().chain(total).map(|field| (field, MemberKind::Count)).collect()
        }
        PagesKind::Offset { total, .. } => total.iter().map(|field| (field, MemberKind::Count)).collect(),
        PagesKind::Url { next } => vec![(next, MemberKind::Text)],
        // A cursor is looked at beside the parameter that it becomes.
        PagesKind::Cursor { .. } | PagesKind::Link => Vec::new(),
    };
    let items = pages.items.iter().map(|items| (items, MemberKind::List));
    let more = pages.more.iter().map(|more| (more, MemberKind::Flag));
    let said = more.chain(kinds).filter_map(|(field, kind)| Some((field.member()?, kind)));
    for (path, kind) in items.chain(said) {
        check_place(api, output, path, kind, report);
    }
}

/// Only fields lead to a place: an element of a list or map may not be there, and what takes anything has none.
pub(crate) fn check_place<'a>(
    api: &'a Api,
    whole: &'a Type,
    path: &MemberPath,
    kind: MemberKind,
    report: &mut Report,
) -> Option<&'a Member> {
    let Some(member) = api.types.members_to(whole, path).and(api.types.member_at(whole, path)) else {
        let message = format!("`{path}` leads through more than members of objects");
        let help = "name members of objects only, as in `meta.next`; describe as objects what is on the way";
        report.push(Diagnostic::new(Code::MemberType, path.span, message).help(help));
        return None;
    };
    check_named(api, member, (&path.to_string(), path.span), kind, report);
    Some(member)
}

/// What one response gives is what the next request sends, as it is.
fn check_cursor(
    api: &Api,
    operation: &Operation,
    cursor: &MemberRef,
    (whole, path): (&Type, &MemberPath),
    report: &mut Report,
) {
    check_place(api, whole, path, MemberKind::Plain, report);
    let sent = operation.members.get(cursor.index).map(|input| &input.member);
    let (Some(sent), Some(given)) = (sent, api.types.member_at(whole, path)) else { return };
    let ty = |member: &Member| api.types.behind_aliases(&member.ty).clone();
    let shape = |member: &Member| api.types.resolve(&member.ty).describe();
    let is_scalar = |member: &Member| matches!(api.types.resolve(&member.ty), Shape::Scalar(_));
    if is_scalar(sent) && is_scalar(given) && ty(sent) != ty(given) {
        let message = format!(
            "`{path}` is {}, and `{}` is {}: what a response gives cannot be sent back",
            shape(given),
            cursor.name(),
            shape(sent)
        );
        report.push(Diagnostic::new(Code::MemberType, path.span, message).help("give both the same type"));
    }
}

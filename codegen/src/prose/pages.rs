//! How lists are paged.

use super::code;
use crate::ir::{MemberPath, MemberRef, Next, Pages, PagesKind, ResponseField};

/// How an operation's response is paged.
pub fn sentence(pages: &Pages) -> String {
    let mut text = way(&pages.kind, &items(pages));
    if let Some(more) = &pages.more {
        text += &format!(", {} says whether there is more", said(more));
    }
    if let PagesKind::Page { total: Some(total), .. } | PagesKind::Offset { total: Some(total), .. } =
        &pages.kind
    {
        text += &format!(", the number of all of them is in {}", said(total));
    }
    text + "."
}

fn items(pages: &Pages) -> String {
    match &pages.items {
        Some(items) => format!("items are in {}", place(items)),
        None => "the response is the list of items".to_owned(),
    }
}

fn way(kind: &PagesKind, items: &str) -> String {
    match kind {
        PagesKind::Page { page, first, size, last, .. } => {
            let size = size.as_ref().map(|size| format!(" of {} items", parameter(size))).unwrap_or_default();
            let last = last.as_ref().map(|last| format!(", the last page's number is in {}", said(last)));
            let last = last.unwrap_or_default();
            format!("Paged: {} counts pages{size} from {first}; {items}{last}", parameter(page))
        }
        PagesKind::Offset { offset, limit, .. } => {
            format!(
                "Paged: {} skips items and {} limits their number; {items}",
                parameter(offset),
                parameter(limit)
            )
        }
        PagesKind::Cursor { cursor, next: Next::Response(next) } => format!(
            "Paged: {} in a response is the {} of the next page; {items}",
            said(next),
            parameter(cursor)
        ),
        PagesKind::Cursor { cursor, next: Next::LastItem(member) } => format!(
            "Paged: {} of the last item is the {} of the next page; {items}",
            place(member),
            parameter(cursor)
        ),
        PagesKind::Url { next } => format!("Paged: {} is the URL of the next page; {items}", said(next)),
        PagesKind::Link => {
            format!("Paged: the header {} has the URL of the next page; {items}", code("link"))
        }
    }
}

fn parameter(member: &MemberRef) -> String {
    code(member.name())
}

fn said(field: &ResponseField) -> String {
    match field {
        ResponseField::Member(path) => place(path),
        ResponseField::Header(name) => format!("the header {}", code(name)),
    }
}

fn place(path: &MemberPath) -> String {
    code(&path.to_string())
}

//! How lists are paged.

use super::code;
use crate::ir::{MemberRef, Pages, PagesKind};

/// How an operation's response is paged.
pub fn sentence(pages: &Pages) -> String {
    let total = |total: &Option<MemberRef>| match total {
        Some(total) => format!(", the number of all of them is in {}", code(total.name())),
        None => String::new(),
    };
    match &pages.kind {
        PagesKind::Page { page, first, size, items, last, total: all } => {
            let size =
                size.as_ref().map(|size| format!(" of {} items", code(size.name()))).unwrap_or_default();
            let last =
                last.as_ref().map(|last| format!(", the last page's number is in {}", code(last.name())));
            format!(
                "Paged: {} counts pages{size} from {first}; items are in {}{}{}.",
                code(page.name()),
                code(items.name()),
                last.unwrap_or_default(),
                total(all)
            )
        }
        PagesKind::Offset { offset, limit, items, total: all } => format!(
            "Paged: {} skips items and {} limits their number; they are in {}{}.",
            code(offset.name()),
            code(limit.name()),
            code(items.name()),
            total(all)
        ),
        PagesKind::Cursor { cursor, next, items } => format!(
            "Paged: {} in a response is the {} of the next page; items are in {}.",
            code(next.name()),
            code(cursor.name()),
            code(items.name())
        ),
    }
}

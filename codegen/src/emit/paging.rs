//! Paging in words.

use super::markdown::code;
use crate::ir::{Pages, PagesKind};

/// How an operation's answer is paged, as a sentence.
pub(super) fn sentence(pages: &Pages) -> String {
    let total = |total: &Option<String>| match total {
        Some(total) => format!(", the number of all of them is in {}", code(total)),
        None => String::new(),
    };
    match &pages.kind {
        PagesKind::Page { page, first, size, items, last, total: all } => {
            let size = size.as_ref().map(|size| format!(" of {} items", code(size))).unwrap_or_default();
            let last = last.as_ref().map(|last| format!(", the last page's number is in {}", code(last)));
            format!(
                "Paged: {} counts pages{size} from {first}; items are in {}{}{}.",
                code(page),
                code(items),
                last.unwrap_or_default(),
                total(all)
            )
        }
        PagesKind::Offset { offset, limit, items, total: all } => format!(
            "Paged: {} skips items and {} limits their number; they are in {}{}.",
            code(offset),
            code(limit),
            code(items),
            total(all)
        ),
        PagesKind::Cursor { cursor, next, items } => format!(
            "Paged: {} in an answer is the {} of the next page; items are in {}.",
            code(next),
            code(cursor),
            code(items)
        ),
    }
}

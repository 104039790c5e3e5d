//! Pages, in the words of the spec language: OpenAPI has none.

use crate::ir::{Pages, PagesKind};
use crate::json::Object;

pub(super) fn pages(pages: &Pages) -> Object {
    match &pages.kind {
        PagesKind::Page { page, first, size, items, last, total } => Object::of("by", "page")
            .with("page", page.as_str())
            .with("first", *first)
            .with_some("size", size.as_deref())
            .with("items", items.as_str())
            .with_some("last", last.as_deref())
            .with_some("total", total.as_deref()),
        PagesKind::Offset { offset, limit, items, total } => Object::of("by", "offset")
            .with("offset", offset.as_str())
            .with("limit", limit.as_str())
            .with("items", items.as_str())
            .with_some("total", total.as_deref()),
        PagesKind::Cursor { cursor, next, items } => Object::of("by", "cursor")
            .with("cursor", cursor.as_str())
            .with("next", next.as_str())
            .with("items", items.as_str()),
    }
}

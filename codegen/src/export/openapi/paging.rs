//! Pages, in the words of the spec language: OpenAPI has none.

use crate::ir::{MemberRef, Pages, PagesKind};
use crate::json::Object;

pub(super) fn pages(pages: &Pages) -> Object {
    match &pages.kind {
        PagesKind::Page { page, first, size, items, last, total } => Object::of("by", "page")
            .with("page", page.name())
            .with("first", *first)
            .with_some("size", size.as_ref().map(MemberRef::name))
            .with("items", items.name())
            .with_some("last", last.as_ref().map(MemberRef::name))
            .with_some("total", total.as_ref().map(MemberRef::name)),
        PagesKind::Offset { offset, limit, items, total } => Object::of("by", "offset")
            .with("offset", offset.name())
            .with("limit", limit.name())
            .with("items", items.name())
            .with_some("total", total.as_ref().map(MemberRef::name)),
        PagesKind::Cursor { cursor, next, items } => Object::of("by", "cursor")
            .with("cursor", cursor.name())
            .with("next", next.name())
            .with("items", items.name()),
    }
}

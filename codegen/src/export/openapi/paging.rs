//! Pages, in the words of the spec language: OpenAPI has none.

use super::head::response_field;
use crate::ir::{MemberRef, Next, Pages, PagesKind, ResponseField};
use crate::json::{Json, Object};

pub(super) fn pages(pages: &Pages) -> Object {
    let items = pages.items.as_ref().map(ToString::to_string);
    let by = match &pages.kind {
        PagesKind::Page { page, first, size, last, total, .. } => Object::of("by", "page")
            .with("page", page.name())
            .with("first", *first)
            .with_some("size", size.as_ref().map(MemberRef::name))
            .with_some("items", items)
            .with_some("last", place(last.as_ref()))
            .with_some("total", place(total.as_ref())),
        PagesKind::Offset { offset, limit, total } => Object::of("by", "offset")
            .with("offset", offset.name())
            .with("limit", limit.name())
            .with_some("items", items)
            .with_some("total", place(total.as_ref())),
        PagesKind::Cursor { cursor, next } => {
            let by = Object::of("by", "cursor").with("cursor", cursor.name());
            let by = match next {
                Next::Response(next) => by.with("next", response_field(next)),
                Next::LastItem(member) => by.with("last-item", member.to_string()),
            };
            by.with_some("items", items)
        }
        PagesKind::Url { next } => {
            Object::of("by", "url").with("next", response_field(next)).with_some("items", items)
        }
        PagesKind::Link => Object::of("by", "link").with_some("items", items),
    };
    by.with_some("more", place(pages.more.as_ref()))
}

fn place(field: Option<&ResponseField>) -> Option<Json> {
    field.map(response_field)
}

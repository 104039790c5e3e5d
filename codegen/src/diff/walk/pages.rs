//! How lists are paged.

use super::Walk;
use crate::diff::Code;
use crate::diff::entry::{Rust, Wire};
use crate::diff::finding::Finding;
use crate::diff::surface;
use crate::ir::{MemberPath, MemberRef, Next, OperationId, Pages, PagesKind, ResponseField};

/// What of paging is compared: the words in which it is asked for, and where a response says what.
struct Facts {
    scheme: String,
    first: Option<i64>,
    items: String,
    last: Vec<Option<String>>,
}

impl Walk<'_, '_> {
    pub(super) fn pages(&mut self, subjects: &(String, String), before: OperationId, after: OperationId) {
        let (old, new) = (&self.old.api[before], &self.new.api[after]);
        let between = |found: Finding| found.was(&subjects.0, old.span).is(&subjects.1, new.span);
        let path = |side: &crate::diff::side::Side<'_>, id: OperationId| {
            format!("operations::{}::{{pages}}", side.names.operations[id.index()].input)
        };
        let covers = [path(self.old, before), path(self.new, after)].into_iter().chain(surface::pagers());
        let name = &new.name;
        let (one, other) = match (&old.pages, &new.pages) {
            (None, None) => return,
            (None, Some(_)) => {
                let message = format!("`{name}` is paged: `pages` and `items` go through all of it");
                let found = Finding::new(Code::PagingAdded, "pages", Wire::MayBreak, message);
                self.push(between(found.covers(covers)));
                return;
            }
            (Some(_), None) => {
                let message = format!("`{name}` is not paged any more");
                let found = Finding::new(Code::PagingRemoved, "pages", Wire::MayBreak, message);
                self.push(between(found.covers(covers)));
                return;
            }
            (Some(one), Some(other)) => (facts(one), facts(other)),
        };
        let changes = [
            (one.scheme != other.scheme, Code::PagingSchemeChanged, "pages are asked for in another way"),
            (
                one.scheme == other.scheme && one.first != other.first,
                Code::FirstPageChanged,
                "the first page has another number",
            ),
            (one.items != other.items, Code::ItemsPlaceChanged, "the items stand in another member"),
            (
                one.scheme == other.scheme && one.last != other.last,
                Code::LastPageChanged,
                "another member tells which page is the last",
            ),
        ];
        for (_, code, what) in changes.into_iter().filter(|(differs, ..)| *differs) {
            let wire = if code == Code::LastPageChanged { Wire::MayBreak } else { Wire::Breaks };
            let found = Finding::new(code, code.as_str(), wire, format!("`{name}`: {what}"));
            self.push(between(found.rust(Rust::Behaves).covers(covers.clone())));
        }
    }
}

fn facts(pages: &Pages) -> Facts {
    let name = |member: &MemberRef| member.wire_name.clone();
    let place = |field: &Option<ResponseField>| field.as_ref().map(ResponseField::to_string);
    let (scheme, first, last) = match &pages.kind {
        PagesKind::Page { page, first, size, last, total, .. } => {
            let size = size.as_ref().map(name);
            (format!("page {}", name(page)), Some(*first), vec![place(last), place(total), size])
        }
        PagesKind::Offset { offset, limit, total } => {
            (format!("offset {} {}", name(offset), name(limit)), None, vec![place(total)])
        }
        PagesKind::Cursor { cursor, next } => {
            let (kind, place) = match next {
                Next::Response(field) => ("cursor", field.to_string()),
                Next::LastItem(path) => ("last item", path.to_string()),
            };
            (format!("{kind} {}", name(cursor)), None, vec![Some(place)])
        }
        PagesKind::Url { next } => ("url".to_owned(), None, vec![Some(next.to_string())]),
        PagesKind::Link => ("link".to_owned(), None, Vec::new()),
    };
    let last = last.into_iter().chain([place(&pages.more)]).collect();
    Facts { scheme, first, items: pages.items.as_ref().map(MemberPath::to_string).unwrap_or_default(), last }
}

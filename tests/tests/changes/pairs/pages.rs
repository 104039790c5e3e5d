//! Lists in pages.

use super::Pair;
use super::operations::{CALLS, PING};

const LIST: &str = "pub fn f(client: &api::Client) { let _ = client.list().page(1).start(0).items(); }";

pub(super) const PAIRS: &[Pair] = &[
    Pair {
        code: "paging_added",
        base: CALLS,
        edits: &[("  plain:\n", "  plain:\n    pages: { by: page, page: page, items: items }\n")],
        wire: "may_break",
        rust: "adds",
        dependent: PING,
    },
    Pair {
        code: "paging_removed",
        base: CALLS,
        edits: &[("    pages: { by: page, page: page, first: 1, items: items, last: pages }\n", "")],
        wire: "may_break",
        rust: "breaks",
        dependent: LIST,
    },
    Pair {
        code: "paging_scheme_changed",
        base: CALLS,
        edits: &[("page: page, first", "page: start, first")],
        wire: "breaks",
        rust: "behaves",
        dependent: LIST,
    },
    Pair {
        code: "first_page_changed",
        base: CALLS,
        edits: &[("first: 1", "first: 0")],
        wire: "breaks",
        rust: "behaves",
        dependent: LIST,
    },
    Pair {
        code: "items_place_changed",
        base: CALLS,
        edits: &[("items: items, last", "items: others, last")],
        wire: "breaks",
        rust: "behaves",
        dependent: LIST,
    },
    Pair {
        code: "last_page_changed",
        base: CALLS,
        edits: &[("last: pages", "total: count")],
        wire: "may_break",
        rust: "behaves",
        dependent: LIST,
    },
];

//! How a list is paged.

use crate::source::Span;

/// How a list operation is paged. Parameters and members by wire name.
#[derive(Debug, Clone)]
pub struct Pages {
    /// The scheme.
    pub kind: PagesKind,
    /// The node itself.
    pub span: Span,
}

/// Paging schemes.
#[derive(Debug, Clone)]
pub enum PagesKind {
    /// By page number.
    Page {
        /// The parameter with the page number.
        page: String,
        /// The number of the first page.
        first: i64,
        /// The parameter with the page size.
        size: Option<String>,
        /// The response member with the items.
        items: String,
        /// The response member with the number of the last page.
        last: Option<String>,
        /// The response member with the number of all items.
        total: Option<String>,
    },
    /// By offset and limit.
    Offset {
        /// The parameter with the offset.
        offset: String,
        /// The parameter with the limit.
        limit: String,
        /// The response member with the items.
        items: String,
        /// The response member with the number of all items.
        total: Option<String>,
    },
    /// By an opaque cursor.
    Cursor {
        /// The parameter with the cursor.
        cursor: String,
        /// The response member with the next cursor.
        next: String,
        /// The response member with the items.
        items: String,
    },
}

//! How a list is paged.

use crate::ir::MemberRef;
use crate::source::Span;

/// How a list operation is paged. Parameters are among its [members](crate::ir::Operation::members), the others among
/// those of its [output object](crate::ir::Operation::output_object).
#[derive(Debug, Clone)]
pub struct Pages {
    /// The scheme.
    pub kind: PagesKind,
    /// The node itself.
    pub span: Span,
}

/// Paging schemes. `M` is what names a member.
#[derive(Debug, Clone)]
pub enum PagesKind<M = MemberRef> {
    /// By page number.
    Page {
        /// The parameter with the page number.
        page: M,
        /// The number of the first page.
        first: i64,
        /// The parameter with the page size.
        size: Option<M>,
        /// The response member with the items.
        items: M,
        /// The response member with the number of the last page.
        last: Option<M>,
        /// The response member with the number of all items.
        total: Option<M>,
    },
    /// By offset and limit.
    Offset {
        /// The parameter with the offset.
        offset: M,
        /// The parameter with the limit.
        limit: M,
        /// The response member with the items.
        items: M,
        /// The response member with the number of all items.
        total: Option<M>,
    },
    /// By an opaque cursor.
    Cursor {
        /// The parameter with the cursor.
        cursor: M,
        /// The response member with the next cursor.
        next: M,
        /// The response member with the items.
        items: M,
    },
}

impl<M> PagesKind<M> {
    /// Returns the member of the output that holds the items.
    pub fn items(&self) -> &M {
        match self {
            Self::Page { items, .. } | Self::Offset { items, .. } | Self::Cursor { items, .. } => items,
        }
    }
}

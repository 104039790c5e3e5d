//! How a list is paged.

use crate::ir::{MemberPath, MemberRef, ResponseField, Shape, Type, Types};
use crate::source::Span;

/// How a list operation is paged. Parameters are among its [members](crate::ir::Operation::members), places are in its
/// [output](crate::ir::Operation::output) or in headers of the response.
#[derive(Debug, Clone)]
pub struct Pages {
    /// The scheme.
    pub kind: PagesKind,
    /// Where the items are; none where the output is the list.
    pub items: Option<MemberPath>,
    /// Where it is said whether there is more.
    pub more: Option<ResponseField>,
    /// The node itself.
    pub span: Span,
}

/// Paging schemes. `M` is what names a parameter, `P` what names a place in a response, `I` one in an item.
#[derive(Debug, Clone)]
pub enum PagesKind<M = MemberRef, P = ResponseField, I = MemberPath> {
    /// By page number.
    Page {
        /// The parameter with the page number.
        page: M,
        /// The number of the first page.
        first: i64,
        /// Where it is said, or the parameter where nothing says it.
        first_span: Span,
        /// The parameter with the page size.
        size: Option<M>,
        /// Where the number of the last page is.
        last: Option<P>,
        /// Where the number of all items is.
        total: Option<P>,
    },
    /// By offset and limit.
    Offset {
        /// The parameter with the offset.
        offset: M,
        /// The parameter with the limit.
        limit: M,
        /// Where the number of all items is.
        total: Option<P>,
    },
    /// By an opaque cursor.
    Cursor {
        /// The parameter with the cursor.
        cursor: M,
        /// Where the next cursor is.
        next: Next<P, I>,
    },
    /// By the URL of the next page.
    Url {
        /// Where the URL is.
        next: P,
    },
    /// By the URL of the next page in the header `link` (RFC 8288).
    Link,
}

/// Where the cursor of the next page is.
#[derive(Debug, Clone)]
pub enum Next<P = ResponseField, I = MemberPath> {
    /// In the response.
    Response(P),
    /// In the last item.
    LastItem(I),
}

impl Pages {
    /// Returns the type of the items in an output; none where what they are in takes anything.
    pub fn item<'a>(&self, output: &'a Type, types: &'a Types) -> Option<&'a Type> {
        let list = match &self.items {
            Some(items) => &types.member_at(output, items)?.ty,
            None => output,
        };
        match types.resolve(list) {
            Shape::List(element) => Some(&element.ty),
            _ => None,
        }
    }
}

impl<M, P, I> PagesKind<M, P, I> {
    /// Returns the parameters that choose a page and its size.
    pub fn parameters(&self) -> Vec<&M> {
        match self {
            Self::Page { page, size, .. } => std::iter::once(page).chain(size).collect(),
            Self::Offset { offset, limit, .. } => vec![offset, limit],
            Self::Cursor { cursor, .. } => vec![cursor],
            Self::Url { .. } | Self::Link => Vec::new(),
        }
    }
}

//! The places of a request that a member may go to.

use std::fmt;

/// Where in a request a member goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Place {
    /// Into the path, in place of `{name}`.
    Path,
    /// Into the query.
    Query,
    /// Into a header.
    Header,
    /// Into a cookie.
    Cookie,
    /// Into a part of a multipart/form-data body.
    Part,
    /// Into a member of an application/x-www-form-urlencoded body.
    Form,
}

impl Place {
    /// What a violation is called that says why something cannot be sent there.
    pub(super) fn part(self) -> &'static str {
        match self {
            Self::Path => "path",
            Self::Query => "query",
            Self::Header => "header",
            Self::Cookie => "cookie",
            Self::Part | Self::Form => "body",
        }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Path => "the path value",
            Self::Query => "the query parameter",
            Self::Header => "the header",
            Self::Cookie => "the cookie",
            Self::Part => "the part",
            Self::Form => "the form member",
        })
    }
}

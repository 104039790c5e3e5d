//! Where responses say things.

use std::fmt;

use super::MemberPath;

/// Where a response says something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ResponseField {
    /// In a member of the body.
    Member(MemberPath),
    /// In the header of this name.
    Header(String),
}

impl ResponseField {
    /// Returns the place in the body, if it is there.
    pub fn member(&self) -> Option<&MemberPath> {
        match self {
            Self::Member(path) => Some(path),
            Self::Header(_) => None,
        }
    }
}

impl fmt::Display for ResponseField {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Member(path) => path.fmt(f),
            Self::Header(name) => write!(f, "header {name}"),
        }
    }
}

//! Facts about an API as sentences in Markdown, for all who write for people: rustdoc, exports and pages.

pub(crate) mod error;
pub(crate) mod markdown;
pub(crate) mod pages;
pub(crate) mod rule;
mod words;

pub(crate) use self::words::{code, list};

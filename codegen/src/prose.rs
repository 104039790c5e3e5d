//! Facts about an API as sentences in Markdown, for all who write for people: rustdoc, exports, the mock and pages.

pub mod error;
pub mod limits;
pub(crate) mod markdown;
pub mod pages;
pub mod provenance;
pub mod rule;
pub(crate) mod webhook;
mod words;

pub use self::words::{code, list};

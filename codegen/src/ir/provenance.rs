//! Where facts come from and how they are known.

use crate::ir::SourceId;
use crate::source::Span;

/// A document that facts come from.
#[derive(Debug, Clone)]
pub struct Source {
    /// The short name that provenance uses.
    pub name: String,
    /// The document's title.
    pub title: String,
    /// Where it can be read.
    pub location: Option<Location>,
    /// When it was last changed, in its own words.
    pub updated: Option<String>,
    /// The node itself.
    pub span: Span,
}

/// Where a [`Source`] can be read.
#[derive(Debug, Clone)]
pub enum Location {
    /// On the web.
    Url(String),
    /// In a file.
    File(String),
}

/// Where a fact comes from and how it is known.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Provenance {
    /// Places in source documents; empty where the fact has none of its own.
    pub places: Vec<SourceLines>,
    /// How it is known, inherited from the node above unless said.
    pub known: Confidence,
}

/// Lines of one source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceLines {
    /// The document.
    pub source: SourceId,
    /// Inclusive line ranges.
    pub lines: Vec<(u32, u32)>,
}

/// How a fact is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Confidence {
    /// The document says so.
    #[default]
    Stated,
    /// Only an example of the document shows it.
    Example,
    /// Seen on the wire.
    Observed,
    /// An assumption.
    Assumed,
}

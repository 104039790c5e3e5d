//! `only`: which operations of a document are wanted.

use super::Text;
use super::fields::Fields;
use super::scalar::parse_texts;
use crate::diagnostic::Report;
use crate::yaml::Node;

/// The operations that are wanted: those with these names, those whose paths are like these,
/// and those in these groups.
#[derive(Debug, Default)]
pub(crate) struct Only {
    pub(crate) operations: Vec<Text>,
    /// A `*` stands for any text.
    pub(crate) paths: Vec<Text>,
    pub(crate) tags: Vec<Text>,
}

pub(crate) fn parse_only(node: &Node, report: &mut Report) -> Option<Only> {
    let mut fields = Fields::of(node, "`only`", report)?;
    let mut take = |key, what, report: &mut Report| {
        fields.take(key).map(|node| parse_texts(node, what, report)).unwrap_or_default()
    };
    let only = Only {
        operations: take("operations", "`operations`", report),
        paths: take("paths", "`paths`", report),
        tags: take("tags", "`tags`", report),
    };
    fields.finish(report);
    Some(only)
}

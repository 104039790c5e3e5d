//! `only`: which operations of a document are wanted.

use super::Text;
use super::fields::{Fields, as_list};
use super::scalar::parse_text;
use crate::diagnostic::Report;
use crate::yaml::Node;

/// The operations that are wanted: those with these names, and those whose paths are like these.
#[derive(Debug, Default)]
pub(crate) struct Only {
    pub(crate) operations: Vec<Text>,
    /// A `*` stands for any text.
    pub(crate) paths: Vec<Text>,
}

pub(crate) fn parse_only(node: &Node, report: &mut Report) -> Option<Only> {
    let mut fields = Fields::of(node, "`only`", report)?;
    let operations = fields.take("operations").map(|node| texts(node, "`operations`", report));
    let paths = fields.take("paths").map(|node| texts(node, "`paths`", report));
    fields.finish(report);
    Some(Only { operations: operations.unwrap_or_default(), paths: paths.unwrap_or_default() })
}

fn texts(node: &Node, what: &'static str, report: &mut Report) -> Vec<Text> {
    as_list(node, what, report).iter().filter_map(|item| parse_text(item, what, report)).collect()
}

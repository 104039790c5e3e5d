//! What a generated crate offers to callers and asks of them, item by item: whether callers still compile is read off
//! two of these, whatever changed in the description.

mod build;
mod compare;
mod need;

pub(super) use self::compare::{SurfaceChange, compare};
pub(super) use self::need::Need;

use std::collections::BTreeMap;

use crate::source::Span;

/// The piece behind an item that says which Cargo features have it, and before the features of tags.
pub(super) const FEATURES: &str = "{features}";

/// Behind the name of a type that is new: it is not an old one that had the name.
pub(super) const NEW: &str = " (new)";

/// What a crate offers and asks.
pub(super) struct Surface {
    /// By path. What belongs to a path starts with it and `::`; pieces in braces are facts about what is before them.
    pub(super) facts: BTreeMap<String, Fact>,
    /// For each name of an operation's errors the number of the enum that it stands for, and whether that is the common one.
    pub(super) errors: BTreeMap<String, (usize, bool)>,
}

/// Something that callers rely on.
pub(super) struct Fact {
    /// What it is; another text is another thing.
    pub(super) is: String,
    /// Set where it asks something of callers.
    pub(super) need: Option<Need>,
    /// Where the description says it.
    pub(super) span: Span,
}

impl Surface {
    pub(super) fn of(side: &super::Side<'_>, name: &dyn Fn(crate::ir::TypeId) -> String) -> Self {
        build::Builder::new(side, name).build()
    }
}

/// The path of what makes a type or request.
pub(super) fn builder(owner: &str) -> String {
    format!("{owner}Builder")
}

/// The paths of a field and of what sets it.
pub(super) fn member(owner: &str, field: &str) -> Vec<String> {
    vec![format!("{owner}::{field}"), format!("{}::{field}", builder(owner))]
}

/// The paths of a field's type.
pub(super) fn member_type(owner: &str, field: &str) -> Vec<String> {
    vec![format!("{owner}::{field}::{{type}}"), format!("{}::{field}::{{type}}", builder(owner))]
}

/// The paths of whether a field may be absent or null.
pub(super) fn member_presence(owner: &str, field: &str) -> Vec<String> {
    vec![
        format!("{owner}::{field}::{{presence}}"),
        format!("{}::{field}::{{maybe}}", builder(owner)),
        format!("{}::{field}::{{null}}", builder(owner)),
        format!("{}::{field}::{{required}}", builder(owner)),
    ]
}

/// The paths of what goes through lists in pages, which a client has where an operation is paged.
pub(super) fn pagers() -> [String; 2] {
    ["Client::pages", "Client::items"].map(str::to_owned)
}

/// The path of what makes a type out of a value of another.
pub(super) fn conversion(owner: &str, from: &str) -> String {
    format!("{owner}::from({from})")
}

/// The paths of what makes a union out of a value of an alternative, and out of its builder.
pub(super) fn alternative(owner: &str, from: &str) -> [String; 2] {
    [conversion(owner, from), conversion(owner, &format!("{from}::builder()"))]
}

/// The path of which features have an item.
pub(super) fn features(item: &str) -> String {
    format!("{item}::{FEATURES}")
}

/// The path of a feature of tags.
pub(super) fn feature(name: &str) -> String {
    format!("{FEATURES}::{name}")
}

/// A path for people, without what is in braces.
pub(super) fn shown(path: &str) -> String {
    path.split("::").filter(|piece| !piece.starts_with('{')).collect::<Vec<_>>().join("::")
}

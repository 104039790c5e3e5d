//! Cargo features by the tags of operations.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::reserved;
use crate::ir::Api;
use crate::text::convert;

/// The feature that has all of them.
pub(crate) const ALL_OPERATIONS: &str = "all-operations";

/// The feature of the events that an API sends.
pub(crate) const WEBHOOKS: &str = "webhooks";

/// The longest name that the registry takes.
const LONGEST: usize = 64;

/// The features of an API's tags.
#[derive(Debug)]
pub(crate) struct FeatureNames {
    of: BTreeMap<String, Arc<str>>,
}

impl FeatureNames {
    /// Decides them. Tags whose names come to the same are one feature, whatever order they stand in.
    pub(super) fn decide(api: &Api) -> Self {
        let tags = api.operations_with_ids().flat_map(|(id, _)| api.selecting_tags(id));
        Self { of: tags.map(|tag| (tag.clone(), Arc::from(feature(tag)))).collect() }
    }

    /// Returns all names, in the order of the alphabet.
    pub(crate) fn all(&self) -> BTreeSet<Arc<str>> {
        self.of.values().cloned().collect()
    }

    /// Returns the features of some tags, in the order of the alphabet.
    pub(crate) fn of(&self, tags: &[String]) -> BTreeSet<Arc<str>> {
        tags.iter().filter_map(|tag| self.of.get(tag)).cloned().collect()
    }
}

fn feature(tag: &str) -> String {
    let name: String = convert::kebab(tag).chars().take(LONGEST).collect();
    let name = name.trim_end_matches('-');
    match reserved::FEATURES.contains(&name) {
        true => format!("{name}-operations"),
        false => name.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::feature;

    #[test]
    fn any_tag_becomes_a_feature() {
        for (tag, expected) in [
            ("Customers", "customers"),
            ("code-scanning", "code-scanning"),
            ("parcelLists", "parcel-lists"),
            ("Billing & Accounts / v2", "billing-accounts-v2"),
            ("2fa", "2fa"),
            ("größe", "gr-uf6-udf-e"),
            ("", "unnamed"),
            ("\"] \u{202e}\n", "unnamed"),
            ("Mock", "mock-operations"),
            ("Webhooks", "webhooks-operations"),
            ("default", "default-operations"),
            ("all operations", "all-operations-operations"),
        ] {
            assert_eq!(feature(tag), expected, "{tag:?}");
        }
        assert_eq!(feature(&"tag ".repeat(40)).len(), 63);
    }
}

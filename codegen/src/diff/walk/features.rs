//! Cargo features by tag: who takes the default notices nothing, who names features relies on what they have.

use super::Walk;
use crate::diff::Code;
use crate::diff::entry::Wire;
use crate::diff::finding::Finding;
use crate::diff::side::Side;
use crate::diff::surface;
use crate::ir::OperationId;
use crate::names::{ALL_OPERATIONS, WEBHOOKS};

impl Walk<'_, '_> {
    pub(super) fn features(&mut self) {
        let count = |side: &Side<'_>| side.features.all().count();
        match (count(self.old), count(self.new)) {
            (0, 0) => {}
            (0, _) => {
                let message =
                    "operations are features by their tags: those who take no default features name them";
                self.all(Code::FeaturesChanged, message.to_owned());
            }
            (1, 0) => self.all(Code::FeatureRemoved, "the feature of the only tag is gone".to_owned()),
            (gone, 0) => self.all(Code::FeatureRemoved, format!("the features of all {gone} tags are gone")),
            _ => {
                for (before, after) in self.pairs.operations.clone() {
                    self.operation_features(before, after);
                }
            }
        }
    }

    /// What all that there is about features comes of.
    fn all(&mut self, code: Code, message: String) {
        let (old, new) = (self.old, self.new);
        let found = Finding::new(code, "features", Wire::None, message);
        let covers = paths(old).into_iter().chain(paths(new));
        self.push(found.was("api", old.api.span).is("api", new.api.span).covers(covers));
    }

    fn operation_features(&mut self, before: OperationId, after: OperationId) {
        let (old, new) = (self.old.features.of_operation(before), self.new.features.of_operation(after));
        if new.covers(old) {
            return;
        }
        let (was, is) = (&self.old.api[before], &self.new.api[after]);
        let needed = match old.words().as_str() {
            "" => "none".to_owned(),
            words => format!("one of {words}"),
        };
        let message = format!("`{}` needs one of the features {}, and needed {needed}", is.name, new.words());
        let found = Finding::new(Code::FeaturesChanged, "features", Wire::None, message);
        let input = &self.new.names.operations[after.index()].input;
        let found = found.covers([surface::features(&format!("operations::{input}"))]);
        let subject = |name: &str| format!("operations.{name}");
        self.push(found.was(subject(&was.name), was.span).is(subject(&is.name), is.span));
    }
}

/// The paths of all that features say of a crate.
fn paths(side: &Side<'_>) -> Vec<String> {
    let features = side.features.all().chain([WEBHOOKS]).map(surface::feature);
    let default = [ALL_OPERATIONS, WEBHOOKS].into_iter().map(|feature| format!("{{feature}}::{feature}"));
    let types = side.api.types.with_ids().map(|(id, _)| surface::features(&side.type_path(id)));
    let operations = &side.names.operations;
    let operations =
        operations.iter().map(|names| surface::features(&format!("operations::{}", names.input)));
    let common =
        [surface::features(&format!("errors::{}", side.names.common_error)), surface::features("webhooks")];
    features.chain(default).chain(types).chain(operations).chain(common).collect()
}

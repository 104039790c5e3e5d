//! Features by tag, where no operation has one.

use crate::diagnostic::{Code, Diagnostic, Report};
use crate::ir::{Api, Features};

/// Reports features by tag of an API whose operations have no tags that a feature could be made of.
pub(super) fn check_features(api: &Api, report: &mut Report) {
    let Features::ByTag(span) = api.package.features else { return };
    if api.operations_with_ids().all(|(id, _)| api.selecting_tags(id).is_empty()) {
        let message = "no operation has a tag to make a feature of";
        let help = "give operations `tags`, or remove `features: by-tag`; operations that issue tokens need no feature";
        report.push(Diagnostic::new(Code::FeaturesWithoutTags, span, message).help(help));
    }
}

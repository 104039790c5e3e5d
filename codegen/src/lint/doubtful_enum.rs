//! Enums whose list of values nobody has stated.

use crate::diagnostic::{Code, Diagnostic, Report};
use crate::ir::{Api, Confidence, EnumValues, TypeKind};

/// Samples show some values, never all. A closed enum tells readers that there are no others, and refuses the
/// others in requests, so what is known by example only should be open.
pub(super) fn lint_enums(api: &Api, report: &mut Report) {
    for def in &api.types {
        let TypeKind::Enum(values) = &def.kind else { continue };
        let stated = match &values.values {
            EnumValues::Strings(values) => values.iter().any(|value| is_stated(value.provenance.known)),
            EnumValues::Integers(values) => values.iter().any(|value| is_stated(value.provenance.known)),
        };
        if !values.open && !is_stated(def.provenance.known) && !stated {
            let message = format!("`{}` is closed, and its values are not known by statement", def.name);
            report.push(
                Diagnostic::new(Code::DoubtfulEnum, def.span, message)
                    .help("make it open, or cite the text that lists them all"),
            );
        }
    }
}

fn is_stated(known: Confidence) -> bool {
    known == Confidence::Stated
}

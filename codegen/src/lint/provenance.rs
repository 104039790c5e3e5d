//! Facts without a source, in specs that otherwise give theirs.

use crate::diagnostic::{Code, Diagnostic, Report};
use crate::ir::{Api, Confidence, Provenance};
use crate::source::Span;

/// Members inherit from what they belong to, so what has a name of its own is enough.
pub(super) fn lint_sources(api: &Api, report: &mut Report) {
    let types = api.types.iter().map(|def| ("type", &def.name, &def.provenance, def.span));
    let errors = api.errors.iter().map(|error| ("error", &error.name, &error.provenance, error.span));
    let operations = api
        .operations
        .iter()
        .map(|operation| ("operation", &operation.name, &operation.provenance, operation.span));
    let facts: Vec<(&str, &String, &Provenance, Span)> = types.chain(errors).chain(operations).collect();
    if facts.iter().all(|(_, _, provenance, _)| provenance.places.is_empty()) {
        return;
    }
    for (what, name, provenance, span) in facts {
        // An assumption has no place that could be named.
        if provenance.places.is_empty() && provenance.known != Confidence::Assumed {
            let message = format!("nothing says where the {what} `{name}` is known from");
            report.push(
                Diagnostic::new(Code::MissingProvenance, span, message)
                    .help("say where it is documented, or that it is assumed where no document says it"),
            );
        }
    }
}

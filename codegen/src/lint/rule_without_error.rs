//! Rules that do not say which documented error they spare the caller.

use crate::diagnostic::{Code, Diagnostic, Report};
use crate::ir::Api;

pub(super) fn lint_rules(api: &Api, report: &mut Report) {
    for operation in &api.operations {
        // Where nothing is documented, nothing can be named.
        if operation.errors.is_empty() {
            continue;
        }
        for rule in operation.rules.iter().filter(|rule| rule.error.is_none()) {
            let message = format!(
                "the rule `{}` names no error, and `{}` has documented ones",
                rule.name, operation.name
            );
            report.push(
                Diagnostic::new(Code::RuleWithoutError, rule.span, message)
                    .help("name the error that the server answers when the rule is broken"),
            );
        }
    }
}

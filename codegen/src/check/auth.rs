//! Operations that issue credentials.

use super::outcome::{MemberKind, check_output_member, output_object};
use crate::diagnostic::{Diagnostic, Report};
use crate::ir::Api;
use crate::parse::Known;

pub(super) fn check_token_issues(api: &Api, report: &mut Report) {
    for issue in api.schemes.iter().filter_map(|scheme| scheme.issued_by.as_ref()) {
        let Some(operation) = api.operations.iter().find(|operation| operation.name == issue.operation)
        else {
            let words = api.operations.iter().map(|operation| operation.name.as_str()).collect();
            let known = Known { what: "operations", words };
            let message = format!("there is no operation `{}`", issue.operation);
            report.push(
                Diagnostic::error("unknown_operation", issue.span, message).suggest(&issue.operation, &known),
            );
            continue;
        };
        let Some(object) = output_object(api, operation) else {
            let message =
                format!("the answer of `{}` is no object that a token could be taken from", operation.name);
            report.push(
                Diagnostic::error("output_not_object", issue.span, message)
                    .related(operation.span, "the operation is here")
                    .help("let its `out` be a type with `members:`"),
            );
            continue;
        };
        check_output_member(api, object, &issue.token, MemberKind::Text, issue.span, report);
        if let Some(expires_in) = &issue.expires_in {
            check_output_member(api, object, expires_in, MemberKind::Number, issue.span, report);
        }
    }
}

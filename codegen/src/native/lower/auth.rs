//! Ways to authenticate.

use super::pages::has_unknown_output;
use super::reference::lower_path;
use super::scope::{Scope, without_repeats};
use crate::diagnostic::suggest::Candidates;
use crate::diagnostic::{Code, Diagnostic, Report};
use crate::ir;
use crate::ir::{Operation, OperationId, SchemeId, Types};
use crate::native::parse::{AuthUse, Scheme, Text, TokenIssue};

pub(crate) fn lower_scheme(
    scheme: &Scheme,
    operations: &[Operation],
    types: &Types,
    scope: &Scope<'_>,
    report: &mut Report,
) -> ir::Scheme {
    let issued_by = scheme.issued_by.as_ref().and_then(|issue| lower_issue(issue, operations, types, report));
    ir::Scheme {
        name: scheme.name.value.clone(),
        kind: scheme.kind.clone(),
        env: scheme.env.clone(),
        issued_by,
        oauth2: scheme.oauth2.clone(),
        refused_by: scheme.refused_by.iter().filter_map(|name| scope.error_id(name, report)).collect(),
        doc: scheme.notes.doc.clone(),
        provenance: scope.provenance(&scheme.notes, report),
        span: scheme.span,
    }
}

fn lower_issue(
    issue: &TokenIssue,
    operations: &[Operation],
    types: &Types,
    report: &mut Report,
) -> Option<ir::TokenIssue> {
    let name = &issue.operation;
    let Some(index) = operations.iter().position(|operation| operation.name == name.value) else {
        let words = operations.iter().map(|operation| operation.name.as_str()).collect();
        let message = format!("there is no operation `{}`", name.value);
        report.push(
            Diagnostic::new(Code::UnknownOperation, name.span, message)
                .suggest(&name.value, &Candidates { what: "operations", words }),
        );
        return None;
    };
    let operation = &operations[index];
    let Some(output) = operation.output().filter(|_| operation.output_object(types).is_some()) else {
        if !has_unknown_output(operation, types, report) {
            let message = format!(
                "the response of `{}` is not always an object that a token could be taken from",
                operation.name
            );
            report.push(
                Diagnostic::new(Code::OutputNotObject, issue.span, message)
                    .related(operation.span, "the operation is here")
                    .help("let its `out` be one type with `members:`"),
            );
        }
        return None;
    };
    let mut place = |path: &Text| lower_path(path, "in the response", output, types, report);
    let token = place(&issue.token);
    let expires_in = issue.expires_in.as_ref().and_then(place);
    Some(ir::TokenIssue { operation: OperationId::new(index), token: token?, expires_in, span: issue.span })
}

pub(crate) fn lower_auth(auth: &AuthUse, scope: &Scope<'_>, report: &mut Report) -> ir::Auth {
    let alone: Vec<Text> =
        auth.any_of.iter().filter_map(|set| <[Text; 1]>::try_from(set.clone()).ok()).flatten().collect();
    // Reports those that are listed twice; a set of several may share schemes with others.
    without_repeats(&alone, report);
    let mut any_of: Vec<Vec<SchemeId>> = Vec::new();
    for set in &auth.any_of {
        let names = without_repeats(set, report);
        let set: Vec<SchemeId> = names.into_iter().filter_map(|name| scope.scheme_id(name, report)).collect();
        if !set.is_empty() && !any_of.contains(&set) {
            any_of.push(set);
        }
    }
    ir::Auth { any_of, optional: auth.optional }
}

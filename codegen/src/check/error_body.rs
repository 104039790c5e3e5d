//! The body of error answers.

use super::outcome::{MemberKind, check_output_member};
use crate::diagnostic::{Diagnostic, Report};
use crate::ir::{Api, TypeKind};

pub(super) fn check_error_body(api: &Api, report: &mut Report) {
    check_completeness(api, report);
    let Some(body) = &api.error_body else { return };
    let Some(def) = api.types.get(body.ty.0) else { return };
    let TypeKind::Object(object) = &def.kind else {
        let message = format!("the error body `{}` is no object", def.name);
        report.push(
            Diagnostic::error("error_body_not_object", body.span, message)
                .related(def.span, "it is defined here")
                .help("let `type` be one with `members:`"),
        );
        return;
    };
    let named = [
        (&body.code, MemberKind::Scalar),
        (&body.message, MemberKind::Text),
        (&body.status, MemberKind::Scalar),
        (&body.request_id, MemberKind::Scalar),
    ];
    for (name, kind) in named {
        if let Some(name) = name {
            check_output_member(api, object, name, kind, body.span, report);
        }
    }
}

/// Errors that are told apart by code or message need to know where those stand.
fn check_completeness(api: &Api, report: &mut Report) {
    let body = api.error_body.as_ref();
    let has_code = body.is_some_and(|body| body.code.is_some());
    let has_message = body.is_some_and(|body| body.message.is_some());
    let mut incomplete = |what: &str, found: Option<&crate::ir::ErrorDef>| {
        let Some(error) = found else { return };
        let message =
            format!("`{}` has a {what}, and nothing says which member of the body holds it", error.name);
        let help = format!("add `error-body: {{ type: …, {what}: … }}`");
        report.push(Diagnostic::error("error_body_incomplete", error.span, message).help(help));
    };
    incomplete("code", api.errors.iter().find(|error| !has_code && error.code.is_some()));
    incomplete("message", api.errors.iter().find(|error| !has_message && error.message.is_some()));
}

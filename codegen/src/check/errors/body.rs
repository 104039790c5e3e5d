//! The body of error responses.

use crate::check::operations::outcome::{MemberKind, check_named};
use crate::diagnostic::{Code, Diagnostic, Report};
use crate::ir::{Api, ResponseField, Type};

pub(crate) fn check_error_body(api: &Api, report: &mut Report) {
    check_completeness(api, report);
    let Some(body) = &api.error_body else { return };
    let whole = Type::Named(body.ty);
    let named = [
        (&body.code, MemberKind::Scalar),
        (&body.message, MemberKind::Text),
        (&body.status, MemberKind::Scalar),
        (&body.request_id, MemberKind::Scalar),
    ];
    for (field, kind) in named {
        let Some(path) = field.as_ref().and_then(ResponseField::member) else { continue };
        if let Some(member) = api.types.member_at(&whole, path) {
            check_named(api, member, (&path.to_string(), path.span), kind, report);
        }
    }
}

/// Errors that are told apart by code or message need to know where those stand. A message may also be the
/// whole text of a response, so it is only a warning there.
fn check_completeness(api: &Api, report: &mut Report) {
    let body = api.error_body.as_ref();
    let has_code = body.is_some_and(|body| body.code.is_some());
    let has_message = body.is_some_and(|body| body.message.is_some());
    if let Some(error) = api.errors.iter().find(|error| !has_code && error.code.is_some()) {
        let message =
            format!("`{}` has a code, and nothing says which member of the body holds it", error.name);
        report.push(
            Diagnostic::new(Code::CodeWithoutMember, error.span, message)
                .help("say which member of the error body holds the code"),
        );
    }
    if let Some(error) = api.errors.iter().find(|error| !has_message && error.message.is_some()) {
        let message =
            format!("`{}` has a message, and nothing says which member of the body holds it", error.name);
        report
            .push(Diagnostic::new(Code::ErrorBodyIncomplete, error.span, message).help(
                "say which member of the error body holds the message; without it, only a response in plain text has one",
            ));
    }
}

//! Operations that issue credentials.

use super::outcome::{MemberKind, check_output_member, only_output_object};
use crate::diagnostic::suggest::Candidates;
use crate::diagnostic::{Code, Diagnostic, Report};
use crate::ir::shape::{Shape, shape};
use crate::ir::{Api, Object, Operation, Presence, Scheme, SchemeKind, TokenIssue};

pub(crate) fn check_token_issues(api: &Api, report: &mut Report) {
    for (index, scheme) in api.schemes.iter().enumerate() {
        let Some(issue) = &scheme.issued_by else { continue };
        check_kind(scheme, issue, report);
        let Some(operation) = api.operations.iter().find(|operation| operation.name == issue.operation)
        else {
            let words = api.operations.iter().map(|operation| operation.name.as_str()).collect();
            let known = Candidates { what: "operations", words };
            let message = format!("there is no operation `{}`", issue.operation);
            report.push(
                Diagnostic::new(Code::UnknownOperation, issue.span, message)
                    .suggest(&issue.operation, &known),
            );
            continue;
        };
        check_need(index, scheme, issue, operation, report);
        let Some(object) = only_output_object(api, operation) else {
            let message = format!(
                "the answer of `{}` is not always an object that a token could be taken from",
                operation.name
            );
            report.push(
                Diagnostic::new(Code::OutputNotObject, issue.span, message)
                    .related(operation.span, "the operation is here")
                    .help("let its `out` be one type with `members:`"),
            );
            continue;
        };
        check_members(api, object, issue, report);
    }
}

fn check_kind(scheme: &Scheme, issue: &TokenIssue, report: &mut Report) {
    if matches!(scheme.kind, SchemeKind::Basic | SchemeKind::Query(_)) {
        let message = "`issued-by` only goes with the schemes `bearer` and `header`";
        report.push(Diagnostic::new(Code::PickOne, issue.span, message).help("remove it"));
    }
}

/// Whether nothing but the token lets one ask for the token.
fn check_need(index: usize, scheme: &Scheme, issue: &TokenIssue, operation: &Operation, report: &mut Report) {
    let auth = &operation.auth;
    if !auth.optional && !auth.schemes.is_empty() && auth.schemes.iter().all(|id| id.0 == index) {
        let message =
            format!("`{}` issues the token of `{}`, and needs it itself", operation.name, scheme.name);
        report.push(
            Diagnostic::new(Code::IssuerNeedsToken, issue.span, message)
                .related(operation.span, "the operation is here")
                .help("write `auth: none` there, or the scheme that it does take"),
        );
    }
}

fn check_members(api: &Api, object: &Object, issue: &TokenIssue, report: &mut Report) {
    let members = [(Some(&issue.token), MemberKind::Text), (issue.expires_in.as_ref(), MemberKind::Integer)];
    for (name, kind) in members.into_iter().filter_map(|(name, kind)| Some((name?, kind))) {
        check_output_member(api, object, name, kind, issue.span, report);
        let Some(member) = object.members.iter().find(|member| member.wire_name == *name) else { continue };
        let lax = if matches!(shape(&api.types, &member.ty), Shape::Any) {
            "may be anything"
        } else if member.presence != Presence::Required {
            "may be missing or null"
        } else {
            continue;
        };
        let message = format!("`{name}` {lax}, and must be there to log in by");
        report.push(
            Diagnostic::new(Code::MemberType, issue.span, message)
                .related(member.span, "the member is here")
                .help("name another member, or change its type"),
        );
    }
}

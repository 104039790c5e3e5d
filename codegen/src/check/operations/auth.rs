//! Operations that issue credentials.

use super::outcome::{MemberKind, check_kind};
use crate::diagnostic::{Code, Diagnostic, Report};
use crate::ir::{Api, Object, Operation, Presence, Scheme, SchemeId, SchemeKind, Shape, TokenIssue};

pub(crate) fn check_token_issues(api: &Api, report: &mut Report) {
    for (index, scheme) in api.schemes.iter().enumerate() {
        let Some(issue) = &scheme.issued_by else { continue };
        let operation = &api[issue.operation];
        check_scheme(scheme, issue, report);
        check_need(index, scheme, issue, operation, report);
        if let Some(object) = operation.output_object(&api.types) {
            check_members(api, object, issue, report);
        }
    }
}

fn check_scheme(scheme: &Scheme, issue: &TokenIssue, report: &mut Report) {
    if matches!(scheme.kind, SchemeKind::Basic | SchemeKind::Query(_) | SchemeKind::Cookie(_)) {
        let message = "`issued-by` only goes with the schemes `bearer` and `header`";
        report.push(Diagnostic::new(Code::PickOne, issue.span, message).help("remove it"));
    }
}

/// Whether nothing but the token lets one ask for the token.
fn check_need(index: usize, scheme: &Scheme, issue: &TokenIssue, operation: &Operation, report: &mut Report) {
    let auth = &operation.auth;
    let needs = |set: &Vec<SchemeId>| set.iter().any(|id| id.index() == index);
    if !auth.optional && !auth.any_of.is_empty() && auth.any_of.iter().all(needs) {
        let message =
            format!("`{}` issues the token of `{}`, and needs it itself", operation.name, scheme.name);
        report.push(
            Diagnostic::new(Code::IssuerNeedsToken, issue.span, message)
                .related(operation.span, "the operation is here")
                .help("let it take no credential, or the scheme that it does take"),
        );
    }
}

fn check_members(api: &Api, object: &Object, issue: &TokenIssue, report: &mut Report) {
    let lifetime = issue.expires_in.as_ref().map(|name| (name, MemberKind::Count));
    for (name, kind) in std::iter::once((&issue.token, MemberKind::Text)).chain(lifetime) {
        let Some(member) = object.members.get(name.index) else { continue };
        check_kind(api, member, name, kind, report);
        let lax = if matches!(api.types.resolve(&member.ty), Shape::Any) {
            "may be anything"
        } else if member.presence != Presence::Required {
            "may be missing or null"
        } else {
            continue;
        };
        let message = format!("`{}` {lax}, and must be there to log in by", name.name());
        report.push(
            Diagnostic::new(Code::MemberType, name.span, message)
                .related(member.span, "the member is here")
                .help("name another member, or change its type"),
        );
    }
}

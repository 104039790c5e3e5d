//! Operations that issue credentials, and what has the place of one in a request.

use super::outcome::MemberKind;
use super::pages::check_place;
use crate::diagnostic::{Code, Diagnostic, Report};
use crate::ir::{
    Api, Carried, Operation, Place, Presence, Scheme, SchemeId, SchemeKind, Shape, TokenIssue, Type,
};
use crate::source::Span;

/// A request has each name once: what is a credential is nothing else.
pub(crate) fn check_places(api: &Api, report: &mut Report) {
    for operation in &api.operations {
        for input in &operation.members {
            let (place, name, span) = (input.place, input.sent_name(), input.member.span);
            if let Some(scheme) = api.credential_at(&operation.auth, place, name) {
                let message = format!(
                    "`{}` in the {} is the credential `{}`, and a member as well",
                    name.escape_debug(),
                    place.as_str(),
                    scheme.name
                );
                let help = "remove the member: the client sends the credential; or say with `auth` that the \
                            operation does not take it";
                repeats(scheme, span, message, help, report);
            }
        }
        check_idempotency_key(api, operation, report);
    }
    let headers = api.every_call.headers.iter().map(|carried| (Place::Header, carried));
    let query = api.every_call.query.iter().map(|carried| (Place::Query, carried));
    for (place, Carried { name, span, .. }) in headers.chain(query) {
        let taken = api.operations.iter();
        if let Some(scheme) =
            taken.flat_map(|operation| api.credential_at(&operation.auth, place, name)).next()
        {
            let message = format!(
                "`{}` in the {} is the credential `{}`, and every call has it as well",
                name.escape_debug(),
                place.as_str(),
                scheme.name
            );
            let help = "remove it from `defaults`: the client sends the credential";
            repeats(scheme, *span, message, help, report);
        }
    }
}

/// A key in the place of a credential would not be sent, and calls would be made again as if it had been.
fn check_idempotency_key(api: &Api, operation: &Operation, report: &mut Report) {
    let Some(key) = &operation.idempotency_key else { return };
    if let Some(scheme) = api.credential_at(&operation.auth, Place::Header, key) {
        let message = format!(
            "the header `{}` is the credential `{}`, and the idempotency key as well",
            key.escape_debug(),
            scheme.name
        );
        let help = "name the header that has the key, or say with `auth` that the operation does not take the credential";
        repeats(scheme, operation.span, message, help, report);
    }
}

fn repeats(scheme: &Scheme, span: Span, message: String, help: &str, report: &mut Report) {
    report.push(
        Diagnostic::new(Code::InputClash, span, message)
            .related(scheme.span, "the credential is here")
            .help(help),
    );
}

pub(crate) fn check_token_issues(api: &Api, report: &mut Report) {
    for (index, scheme) in api.schemes.iter().enumerate() {
        check_tokens(scheme, report);
        check_refusals(api, scheme, report);
        let Some(issue) = &scheme.issued_by else { continue };
        let operation = &api[issue.operation];
        check_scheme(scheme, issue, report);
        check_need(index, scheme, issue, operation, report);
        if let Some(output) = operation.output() {
            check_members(api, output, issue, report);
        }
    }
}

fn check_scheme(scheme: &Scheme, issue: &TokenIssue, report: &mut Report) {
    if matches!(
        scheme.kind,
        SchemeKind::Basic | SchemeKind::Query(_) | SchemeKind::Cookie(_) | SchemeKind::Path
    ) {
        let message = "`issued-by` only goes with the schemes `bearer` and `header`";
        report.push(Diagnostic::new(Code::PickOne, issue.span, message).help("remove it"));
    }
}

/// Whether what is said of tokens is said of a scheme that takes them.
fn check_tokens(scheme: &Scheme, report: &mut Report) {
    if let Some(oauth2) = &scheme.oauth2
        && (scheme.kind != SchemeKind::Bearer || scheme.issued_by.is_some())
    {
        let message = "`oauth2` only goes with the scheme `bearer`, and without `issued-by`";
        report.push(Diagnostic::new(Code::PickOne, oauth2.span, message).help("remove it"));
    }
    let takes_tokens = matches!(scheme.kind, SchemeKind::Bearer | SchemeKind::Header(_));
    if !scheme.refused_by.is_empty() && !takes_tokens {
        let message =
            "`refused-by` only goes with the schemes `bearer` and `header`, whose tokens are renewed";
        report.push(Diagnostic::new(Code::PickOne, scheme.span, message).help("remove it"));
    }
}

/// Whether a client knows the refusals of a token when it sees them.
fn check_refusals(api: &Api, scheme: &Scheme, report: &mut Report) {
    for error in scheme.refused_by.iter().map(|id| &api[*id]) {
        let Some(message) = error.message.as_ref().filter(|message| message.exact().is_none()) else {
            continue;
        };
        let text = format!(
            "the error `{}` ends the token of `{}`, and its message has parameters, by which a client does not know it",
            error.name, scheme.name
        );
        report.push(
            Diagnostic::new(Code::RefusalParameters, message.span, text)
                .related(scheme.span, "the credential is here")
                .help("give the error a `code`, or a message without parameters"),
        );
    }
}

/// Whether nothing but the token lets one ask for the token.
fn check_need(index: usize, scheme: &Scheme, issue: &TokenIssue, operation: &Operation, report: &mut Report) {
    let auth = &operation.auth;
    if auth.needs(SchemeId::new(index)) {
        let message =
            format!("`{}` issues the token of `{}`, and needs it itself", operation.name, scheme.name);
        report.push(
            Diagnostic::new(Code::IssuerNeedsToken, issue.span, message)
                .related(operation.span, "the operation is here")
                .help("let it take no credential, or the scheme that it does take"),
        );
    }
}

/// The token and its lifetime are always there, and so is all on the way to them.
fn check_members(api: &Api, output: &Type, issue: &TokenIssue, report: &mut Report) {
    let lifetime = issue.expires_in.as_ref().map(|path| (path, MemberKind::Count));
    for (path, kind) in std::iter::once((&issue.token, MemberKind::Text)).chain(lifetime) {
        let Some(member) = check_place(api, output, path, kind, report) else { continue };
        let on_the_way = api.types.members_to(output, path).unwrap_or_default();
        let on_the_way = on_the_way.into_iter().filter_map(|(id, at)| api.types.object(id)?.members.get(at));
        let (lax, member) = if matches!(api.types.resolve(&member.ty), Shape::Any) {
            ("may be anything", member)
        } else if let Some(member) =
            on_the_way.into_iter().find(|member| member.presence != Presence::Required)
        {
            ("may be missing or null", member)
        } else {
            continue;
        };
        let message = format!("`{}` {lax}, and must be there to log in by", member.wire_name.escape_debug());
        report.push(
            Diagnostic::new(Code::MemberType, path.span, message)
                .related(member.span, "the member is here")
                .help("name another member, or change its type"),
        );
    }
}

//! Ways to authenticate.

use super::scope::{Scope, without_repeats};
use crate::diagnostic::Report;
use crate::ir;
use crate::native::parse::{AuthUse, Scheme};

pub(crate) fn lower_scheme(scheme: &Scheme, scope: &Scope<'_>, report: &mut Report) -> ir::Scheme {
    let issued_by = scheme.issued_by.as_ref().map(|issue| ir::TokenIssue {
        operation: issue.operation.value.clone(),
        token: issue.token.value.clone(),
        expires_in: issue.expires_in.as_ref().map(|member| member.value.clone()),
        span: issue.span,
    });
    ir::Scheme {
        name: scheme.name.value.clone(),
        kind: scheme.kind.clone(),
        env: scheme.env.clone(),
        issued_by,
        doc: scheme.notes.doc.clone(),
        provenance: scope.provenance(&scheme.notes, report),
        span: scheme.span,
    }
}

pub(crate) fn lower_auth(auth: &AuthUse, scope: &Scope<'_>, report: &mut Report) -> ir::Auth {
    let schemes = without_repeats(&auth.schemes, report)
        .into_iter()
        .filter_map(|name| scope.scheme_id(name, report))
        .collect();
    ir::Auth { schemes, optional: auth.optional }
}

//! What holds for operations that say nothing else, lowered once so that its problems are told once.

use super::auth::lower_auth;
use super::input_type::settle_style;
use super::member::lower_text_member;
use super::outcome::lower_envelope;
use super::scope::{Scope, without_repeats};
use crate::diagnostic::Report;
use crate::ir;
use crate::ir::{Auth, Envelope, ErrorId};
use crate::native::parse;
use crate::native::parse::InputKey;

/// The defaults.
pub(crate) struct Defaults {
    pub(crate) auth: Auth,
    pub(crate) accept: Option<String>,
    pub(crate) path: Vec<ir::Member>,
    pub(crate) envelope: Option<Envelope>,
    pub(crate) errors: Vec<ErrorId>,
}

pub(crate) fn lower_defaults(
    defaults: &parse::Defaults,
    types: &ir::Types,
    scope: &Scope<'_>,
    report: &mut Report,
) -> Defaults {
    let scope = scope.below(&scope.provenance(&defaults.notes, report));
    let lower = |member| {
        let mut lowered = lower_text_member(member, &scope, report);
        settle_style(&mut lowered, InputKey::Path, member, types, report);
        lowered
    };
    let path: Vec<_> = defaults.path.iter().map(lower).collect();
    Defaults {
        auth: match &defaults.auth {
            Some(auth) => lower_auth(auth, &scope, report),
            None => Auth { any_of: Vec::new(), optional: false },
        },
        accept: defaults.accept.clone(),
        path,
        envelope: defaults.envelope.as_ref().and_then(|envelope| lower_envelope(envelope, report)),
        errors: without_repeats(&defaults.errors, report)
            .into_iter()
            .filter_map(|name| scope.error_id(name, report))
            .collect(),
    }
}

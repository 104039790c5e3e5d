//! One operation, with the defaults folded in.

use super::auth::lower_auth;
use super::defaults::Defaults;
use super::example::lower_example;
use super::input::lower_inputs;
use super::outcome::lower_outcomes;
use super::rule::lower_rules;
use super::scope::{Scope, without_repeats};
use crate::diagnostic::Report;
use crate::ir;
use crate::ir::shape::reachable;
use crate::ir::{ErrorId, Input, TypeKind};
use crate::native::parse::Operation;

pub(crate) fn lower_operation(
    operation: &Operation,
    defaults: &Defaults,
    types: &[ir::TypeDef],
    outer: &Scope<'_>,
    report: &mut Report,
) -> ir::Operation {
    let provenance = outer.provenance(&operation.notes, report);
    let scope = outer.below(&provenance);
    let (members, body) = lower_inputs(operation, defaults, types, &scope, report);
    let names: Vec<&str> = members.iter().map(|input| input.member.wire_name.as_str()).collect();
    let rules = lower_rules(&operation.rules, &names, &scope, report);
    let errors = lower_errors(operation, defaults, &rules, &members, types, &scope, report);
    let examples = operation
        .examples
        .iter()
        .map(|example| lower_example(example, &members, &body, &scope, report))
        .collect();
    ir::Operation {
        name: operation.name.value.clone(),
        title: operation.title.clone(),
        method: operation.target.method,
        path: operation.target.path.clone(),
        auth: match &operation.auth {
            Some(auth) => lower_auth(auth, &scope, report),
            None => defaults.auth.clone(),
        },
        accept: operation.accept.clone().or_else(|| defaults.accept.clone()),
        outcomes: lower_outcomes(&operation.outcomes, defaults.envelope.as_ref(), &scope, report),
        members,
        body,
        rules,
        pages: operation.pages.clone(),
        errors,
        idempotent: operation.idempotent,
        deprecated: operation.deprecated.clone(),
        examples,
        doc: operation.notes.doc.clone(),
        provenance,
        span: operation.span,
    }
}

/// The listed errors, then those of rules (on the operation and on the objects it sends), then the defaults'.
fn lower_errors(
    operation: &Operation,
    defaults: &Defaults,
    rules: &[ir::Rule],
    members: &[Input],
    types: &[ir::TypeDef],
    scope: &Scope<'_>,
    report: &mut Report,
) -> Vec<ErrorId> {
    let mut listed: Vec<ErrorId> = without_repeats(&operation.errors, report)
        .into_iter()
        .filter_map(|name| scope.error_id(name, report))
        .collect();
    listed.extend(rules.iter().filter_map(|rule| rule.error));
    let object_rules =
        types.iter().any(|def| matches!(&def.kind, TypeKind::Object(object) if !object.rules.is_empty()));
    let sent = members.iter().map(|input| &input.member.ty).filter(|_| object_rules);
    for id in reachable(types, sent) {
        if let Some(TypeKind::Object(object)) = types.get(id.0).map(|def| &def.kind) {
            listed.extend(object.rules.iter().filter_map(|rule| rule.error));
        }
    }
    listed.extend(&defaults.errors);
    let mut seen = std::collections::HashSet::new();
    listed.retain(|error| seen.insert(error.0));
    listed
}

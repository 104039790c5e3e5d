//! One operation, with the defaults folded in.

use super::auth::lower_auth;
use super::defaults::Defaults;
use super::example::lower_example;
use super::input::lower_inputs;
use super::outcome::{lower_outcomes, lower_stream};
use super::pages::lower_pages;
use super::path::settle_constants;
use super::rule::lower_rules;
use super::scope::{Scope, without_repeats};
use crate::diagnostic::Report;
use crate::ir;
use crate::ir::{ErrorId, Input, TypeKind};
use crate::native::parse::{Body, Inputs, Operation, WholeBody};

pub(crate) fn lower_operation(
    operation: &Operation,
    defaults: &Defaults,
    types: &ir::Types,
    outer: &Scope<'_>,
    report: &mut Report,
) -> ir::Operation {
    let provenance = outer.provenance(&operation.notes, report);
    let scope = outer.below(&provenance);
    let mut members = lower_inputs(operation, defaults, types, &scope.of_requests(), report);
    let path = settle_constants(operation, &mut members);
    let stream = operation.stream.as_ref();
    let stream = stream.and_then(|stream| lower_stream(stream, &mut members, &scope, report));
    let rules = lower_rules(&operation.rules, members.iter().map(|input| &input.member), &scope, report);
    let errors = lower_errors(operation, defaults, &rules, &members, types, &scope, report);
    let written = &operation.inputs;
    let examples = operation
        .examples
        .iter()
        .map(|example| lower_example(example, &members, written, &scope, report))
        .collect();
    let mut lowered = ir::Operation {
        name: operation.name.value.clone(),
        rust_name: operation.rust_name.clone(),
        tags: operation.tags.clone(),
        title: operation.title.clone(),
        method: operation.target.method,
        path,
        server: operation.server.as_ref().and_then(|name| scope.server_id(name, report)),
        auth: match &operation.auth {
            Some(auth) => lower_auth(auth, &scope, report),
            None => defaults.auth.clone(),
        },
        accept: operation.accept.clone().or_else(|| defaults.accept.clone()),
        outcomes: lower_outcomes(&operation.outcomes, defaults.envelope.as_ref(), &scope, report),
        stream,
        body_media: body_media(&operation.inputs),
        body_is_lines: written.is_lines(),
        body_optional: operation.inputs.body_optional.is_some()
            && matches!(operation.inputs.body, Some(Body::Members(..))),
        members,
        rules,
        pages: None,
        errors,
        idempotent: operation.idempotent,
        safe_refusals: operation.safe_refusals.clone(),
        idempotency_key: operation.idempotency_key.clone(),
        deprecated: operation.deprecated.clone(),
        examples,
        doc: operation.notes.doc.clone(),
        provenance,
        span: operation.span,
    };
    lowered.pages = operation.pages.as_ref().and_then(|pages| lower_pages(pages, &lowered, types, report));
    lowered
}

/// What is said of the body's media type.
fn body_media(inputs: &Inputs) -> Option<String> {
    let media = match &inputs.body {
        Some(Body::Whole(WholeBody::Bytes { media })) => Some(media),
        _ => inputs.media.as_ref(),
    };
    media.map(|media| media.value.clone())
}

/// The listed errors, then those of rules (on the operation and on the objects it sends), then the defaults'.
fn lower_errors(
    operation: &Operation,
    defaults: &Defaults,
    rules: &[ir::Rule],
    members: &[Input],
    types: &ir::Types,
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
    let objects = types.reachable(sent).into_iter().filter_map(|id| types.object(id));
    listed.extend(objects.flat_map(|object| &object.rules).filter_map(|rule| rule.error));
    listed.extend(&defaults.errors);
    let mut seen = std::collections::HashSet::new();
    listed.retain(|error| seen.insert(*error));
    listed
}

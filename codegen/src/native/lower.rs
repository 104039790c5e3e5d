//! The spec as written becomes the IR: names become ids, sugar and defaults are folded in.

mod auth;
mod defaults;
mod direction;
mod error;
mod example;
mod include;
mod inline;
mod input;
mod input_key;
mod input_type;
mod member;
mod operation;
mod outcome;
mod pages;
mod path;
mod reference;
mod rule;
mod scope;
mod typedef;
mod webhooks;

use std::rc::Rc;

use scope::Scope;

use super::parse::Spec;
use crate::diagnostic::{Diagnostic, Report};
use crate::ir;

/// Lowers a spec. The result means what the author wrote; whether that makes sense is for `check`.
pub(crate) fn lower(mut spec: Spec) -> Result<ir::Api, Vec<Diagnostic>> {
    let mut report = Report::default();
    inline::name_inline_types(&mut spec, &mut report);
    let api = lower_spec(&spec, &mut report);
    report.finish(Some(api))
}

fn lower_spec(spec: &Spec, report: &mut Report) -> ir::Api {
    let mut scope = Scope::of(spec);
    scope.known = scope.provenance(&spec.notes, report).known;
    let types = ir::Types::from(typedef::lower_types(&spec.types, &scope, report));
    direction::report_tags(&types, report);
    let ir::Split { types, inputs } = direction::split(spec, &types, &scope);
    scope.inputs = Rc::new(inputs);
    let errors = spec.errors.iter().map(|error| error::lower_error(error, &scope, report)).collect();
    let error_body =
        spec.error_body.as_ref().and_then(|body| error::lower_error_body(body, &types, &scope, report));
    let defaults = defaults::lower_defaults(&spec.defaults, &types, &scope, report);
    let operations = spec
        .operations
        .iter()
        .map(|operation| operation::lower_operation(operation, &defaults, &types, &scope, report))
        .collect::<Vec<_>>();
    let schemes = spec
        .schemes
        .iter()
        .map(|scheme| auth::lower_scheme(scheme, &operations, &types, &scope, report))
        .collect();
    let webhooks =
        spec.webhooks.as_ref().map(|webhooks| webhooks::lower_webhooks(webhooks, &types, &scope, report));
    scope.provenance(&spec.api.notes, report);
    ir::Api {
        name: spec.api.name.value.clone(),
        title: spec.api.title.value.clone(),
        doc: spec.api.notes.doc.clone().or_else(|| spec.notes.doc.clone()),
        package: spec.api.package.clone(),
        sources: spec.sources.iter().map(lower_source).collect(),
        servers: spec.servers.iter().map(|server| server.server.clone()).collect(),
        schemes,
        every_call: spec.defaults.every_call.clone(),
        error_body,
        errors,
        types,
        operations,
        webhooks,
        span: spec.span,
    }
}

fn lower_source(source: &super::parse::Source) -> ir::Source {
    ir::Source {
        name: source.name.value.clone(),
        title: source.title.value.clone(),
        location: source.location.clone(),
        updated: source.updated.as_ref().map(|updated| updated.value.clone()),
        span: source.span,
    }
}

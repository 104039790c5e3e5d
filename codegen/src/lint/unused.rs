//! Definitions that nothing uses.

use std::collections::HashSet;

use crate::diagnostic::{Code, Diagnostic, Report};
use crate::ir::Api;
use crate::source::{FileId, Span};

pub(super) fn lint_definitions(api: &Api, report: &mut Report) {
    warn_schemes(api, report);
    warn_types(api, report);
    let refusals = api.schemes.iter().flat_map(|scheme| &scheme.refused_by);
    let of_operations = api.operations.iter().flat_map(|operation| &operation.errors);
    let listed: HashSet<usize> = of_operations.chain(refusals).map(|id| id.index()).collect();
    for (id, error) in api.errors.iter().enumerate() {
        if !listed.contains(&id) {
            let message = format!("no operation has the error `{}`", error.name);
            report.push(
                Diagnostic::new(Code::UnusedError, error.span, message)
                    .help("list it among the errors of an operation, or remove it"),
            );
        }
    }
}

fn warn_schemes(api: &Api, report: &mut Report) {
    let taken: HashSet<usize> =
        api.operations.iter().flat_map(|operation| operation.auth.schemes()).map(|id| id.index()).collect();
    for (id, scheme) in api.schemes.iter().enumerate() {
        if !taken.contains(&id) {
            let name = &scheme.name;
            let message =
                format!("no operation takes the scheme `{name}`, so that its credential is never sent");
            report.push(
                Diagnostic::new(Code::UnusedScheme, scheme.span, message)
                    .help(format!("let an operation take `{name}`, or remove it")),
            );
        }
    }
}

fn warn_types(api: &Api, report: &mut Report) {
    let used = api.used_types();
    // An included object leaves its members, which still stand where they were written.
    let mut members: Vec<(FileId, u32)> = used
        .iter()
        .filter_map(|id| api.types.object(*id))
        .flat_map(|object| object.members.iter().map(|member| (member.span.file, member.span.start)))
        .collect();
    members.sort_unstable();
    let included = |span: Span| {
        let after = members.partition_point(|start| *start < (span.file, span.start));
        members.get(after).is_some_and(|start| *start < (span.file, span.end))
    };
    for (id, def) in api.types.with_ids() {
        if !used.contains(&id) && !included(def.span) {
            let message = format!("nothing uses the type `{}`", def.name);
            report.push(
                Diagnostic::new(Code::UnusedType, def.span, message)
                    .help("use it in an operation, or remove it"),
            );
        }
    }
}

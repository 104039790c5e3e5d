//! The path's parameters, declared by the operation or in the defaults; those that are credentials are no members.

use super::defaults::Defaults;
use super::input_type::settle_style;
use super::member::lower_text_member;
use super::scope::Scope;
use crate::diagnostic::suggest::{Candidates, nearest};
use crate::diagnostic::{Code, Diagnostic, Report};
use crate::ir;
use crate::ir::{Input, Place};
use crate::native::parse::{InputKey, Operation, path_parameters};

/// The members of the path: those of the defaults that it uses, in its order, then the operation's own.
pub(crate) fn lower_path_members(
    operation: &Operation,
    defaults: &Defaults,
    types: &ir::Types,
    scope: &Scope<'_>,
    report: &mut Report,
) -> Vec<Input> {
    let own = &operation.inputs.path;
    let mut members = Vec::new();
    for name in path_parameters(&operation.target.path) {
        if own.iter().any(|member| member.wire_name.value == name) {
            continue;
        }
        match defaults.path.iter().find(|member| member.wire_name == name) {
            Some(member) => members.push(member.clone()),
            None if scope.is_credential_of_paths(name) => {}
            None => report.push(undeclared(name, operation, &defaults.path)),
        }
    }
    for member in own {
        if !path_parameters(&operation.target.path).any(|name| name == member.wire_name.value) {
            let name = &member.wire_name.value;
            report.push(
                Diagnostic::new(
                    Code::PathParameterUnused,
                    member.wire_name.span,
                    format!("the path has no `{{{name}}}`"),
                )
                .related(operation.target.span, "the path is here")
                .help("remove the member, or write it into the path"),
            );
        }
        let mut lowered = lower_text_member(member, scope, report);
        settle_style(&mut lowered, InputKey::Path, member, types, report);
        members.push(lowered);
    }
    members
        .into_iter()
        .map(|member| Input { place: Place::Path, sent_as: None, media: None, member })
        .collect()
}

/// Puts the constants of a path into it: nobody gives them, and servers see a path like any other.
pub(crate) fn settle_constants(operation: &Operation, inputs: &mut Vec<Input>) -> ir::Path {
    let mut path = ir::Path::from(operation.target.path.clone());
    inputs.retain(|input| match &input.member.constant {
        Some(constant) if input.place == Place::Path => {
            path = path.with(input.sent_name(), constant);
            false
        }
        _ => true,
    });
    path
}

fn undeclared(name: &str, operation: &Operation, defaults: &[ir::Member]) -> Diagnostic {
    let own = operation.inputs.path.iter().map(|member| member.wire_name.value.as_str());
    let declared = own.chain(defaults.iter().map(|member| member.wire_name.as_str()));
    let taken: Vec<&str> = path_parameters(&operation.target.path).collect();
    let words: Vec<&str> = declared.filter(|word| !taken.contains(word)).collect();
    let message = format!("nothing says what `{{{name}}}` in the path is");
    let problem = Diagnostic::new(Code::PathParameterMissing, operation.target.span, message);
    match nearest(name, &words) {
        Some(_) => problem.suggest(name, &Candidates { what: "path members", words }),
        None => problem.help(format!("add `path: {{ {name}: string }}` under `in`, or to `defaults`")),
    }
}

/// A member of the path is always there.
pub(crate) fn check_path_presence(member: &ir::Member, report: &mut Report) {
    if !member.presence.is_required() {
        let message = format!("`{}` is part of the path and cannot be absent", member.wire_name);
        report.push(
            Diagnostic::new(Code::PathOptional, member.span, message)
                .help("remove the `?`; a path without it is another operation"),
        );
    }
}

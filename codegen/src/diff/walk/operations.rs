//! Operations: which there are, and what each is beside its input and output.

use std::collections::HashSet;

use super::Walk;
use crate::diff::Code;
use crate::diff::entry::Wire;
use crate::diff::finding::Finding;
use crate::diff::side::Side;
use crate::diff::soften::Softening;
use crate::diff::surface;
use crate::form::NameForm;
use crate::ir::{Operation, OperationId};
use crate::names::OperationNames;
use crate::prose::code;
use crate::text::convert;

impl Walk<'_, '_> {
    pub(super) fn operations(&mut self) {
        let (old, new) = (self.old.api, self.new.api);
        let kept: HashSet<OperationId> = self.pairs.operations.iter().map(|(before, _)| *before).collect();
        let taken: HashSet<OperationId> = self.pairs.operations.iter().map(|(_, after)| *after).collect();
        for (id, operation) in old.operations_with_ids().filter(|(id, _)| !kept.contains(id)) {
            let code = match operation.deprecated {
                Some(_) => Code::DeprecatedOperationRemoved,
                None => Code::OperationRemoved,
            };
            let message = format!("`{}` is gone ({})", operation.name, endpoint(operation));
            let found = Finding::new(code, "operation", Wire::Breaks, message);
            let covers = operation_paths(self.old, id);
            let found = found.leaves(method_path(self.old, id));
            self.push(found.was(subject(operation), operation.span).covers(covers));
        }
        for (id, operation) in new.operations_with_ids().filter(|(id, _)| !taken.contains(id)) {
            let message = format!("`{}` is new ({})", operation.name, endpoint(operation));
            let found = Finding::new(Code::OperationAdded, "operation", Wire::Safe, message);
            let covers = operation_paths(self.new, id);
            self.push(found.is(subject(operation), operation.span).covers(covers));
        }
        for (before, after) in self.pairs.operations.clone() {
            self.operation(before, after);
        }
    }

    fn operation(&mut self, before: OperationId, after: OperationId) {
        let (old, new) = (&self.old.api[before], &self.new.api[after]);
        let subjects = (subject(old), subject(new));
        let names = (&self.old.names.operations[before.index()], &self.new.names.operations[after.index()]);
        let in_rust = match names.0.method == names.1.method {
            true => (&names.0.input, &names.1.input),
            false => (&names.0.method, &names.1.method),
        };
        if old.name != new.name || in_rust.0 != in_rust.1 {
            let message = match old.name == new.name {
                true => format!("`{}` is `{}` in Rust, and was `{}`", new.name, in_rust.1, in_rust.0),
                false => format!("`{}` is called `{}` ({})", old.name, new.name, endpoint(new)),
            };
            let found = Finding::new(Code::OperationRenamed, "operation", Wire::None, message);
            let found = match names.0.method == names.1.method {
                true => found,
                false => found.leaves(method_path(self.old, before)),
            };
            let covers =
                operation_paths(self.old, before).into_iter().chain(operation_paths(self.new, after));
            let softening = self.keep_operation_name(new, names.0);
            self.push(
                found
                    .was(&subjects.0, old.span)
                    .is(&subjects.1, new.span)
                    .covers(covers)
                    .softened_by(softening),
            );
        }
        self.endpoint(&subjects, old, new);
        self.auth(&subjects, old, new);
        self.retries(&subjects, old, new);
        self.deprecation(&subjects, old, new);
        self.inputs(&subjects, before, after);
        self.body(&subjects, before, after);
        self.outcomes(&subjects, before, after);
        self.pages(&subjects, before, after);
        self.operation_errors(&subjects, before, after);
        self.operation_rules(&subjects, before, after);
    }

    /// What keeps the names that an operation had, where one name makes them all and no other operation has one of them.
    fn keep_operation_name(&self, new: &Operation, were: &OperationNames) -> Option<Softening> {
        let (method, input) = (were.method.to_string(), were.input.to_string());
        let is_free =
            |one: &OperationNames| one.method.to_string() != method && one.input.to_string() != input;
        let is_enough = NameForm::Snake.fits(&method)
            && convert::upper_camel(&method) == input
            && self.new.names.operations.iter().all(is_free);
        is_enough.then(|| self.soften.keep_name(new.span, &["operations", &new.name], &method)).flatten()
    }

    fn endpoint(&mut self, subject: &(String, String), old: &Operation, new: &Operation) {
        let between = |found: Finding| found.was(&subject.0, old.span).is(&subject.1, new.span);
        let name = &new.name;
        if old.method != new.method {
            let message = format!(
                "`{name}` is sent as {}, and was sent as {}",
                new.method.as_str(),
                old.method.as_str()
            );
            self.push(between(Finding::new(Code::MethodChanged, "method", Wire::Breaks, message).behaves()));
        }
        if old.path.pattern() != new.path.pattern() {
            let (is, was) = (code(&new.path.template()), code(&old.path.template()));
            let message = format!("`{name}` goes to {is}, and went to {was}");
            self.push(between(Finding::new(Code::PathChanged, "path", Wire::Breaks, message).behaves()));
        }
        let server =
            |api: &crate::ir::Api, operation: &Operation| operation.server.map(|id| api[id].name.clone());
        let (was, is) = (server(self.old.api, old), server(self.new.api, new));
        if was != is {
            let shown = |server: Option<String>| match server {
                Some(name) => format!("the server `{name}`"),
                None => "the server of the client".to_owned(),
            };
            let message = format!("`{name}` goes to {}, and went to {}", shown(is), shown(was));
            let found = Finding::new(Code::OperationServerChanged, "server", Wire::MayBreak, message);
            self.push(between(found.behaves()));
        }
        if old.accept != new.accept {
            let message = format!("`{name}` asks for another media type");
            let found = Finding::new(Code::AcceptChanged, "accept", Wire::MayBreak, message);
            self.push(between(found.behaves()));
        }
    }

    fn retries(&mut self, subject: &(String, String), old: &Operation, new: &Operation) {
        let between = |found: Finding| found.was(&subject.0, old.span).is(&subject.1, new.span);
        let name = &new.name;
        if old.idempotent != new.idempotent {
            let (wire, message) = match new.idempotent {
                true => (Wire::Safe, format!("`{name}` may be sent again by itself")),
                false => (Wire::MayBreak, format!("`{name}` is not sent again by itself any more")),
            };
            let found = Finding::new(Code::IdempotenceChanged, "idempotent", wire, message);
            self.push(between(found.behaves()));
        }
        if old.safe_refusals != new.safe_refusals || old.idempotency_key != new.idempotency_key {
            let message = format!("`{name}` is sent again after other responses, or with another key");
            let found = Finding::new(Code::RetryHintChanged, "retry", Wire::None, message);
            self.push(between(found.behaves()));
        }
    }

    fn deprecation(&mut self, subject: &(String, String), old: &Operation, new: &Operation) {
        let between = |found: Finding| found.was(&subject.0, old.span).is(&subject.1, new.span);
        let found = match (&old.deprecated, &new.deprecated) {
            (None, Some(_)) => {
                let message = format!("`{}` should not be used any more", new.name);
                Finding::new(Code::OperationDeprecated, "deprecated", Wire::Safe, message)
            }
            (Some(_), None) => {
                let message = format!("`{}` is no longer deprecated", new.name);
                Finding::new(Code::DeprecationLifted, "deprecated", Wire::Safe, message)
            }
            _ => return,
        };
        self.push(between(found));
    }
}

/// The place of an operation.
fn subject(operation: &Operation) -> String {
    format!("operations.{}", operation.name)
}

fn endpoint(operation: &Operation) -> String {
    code(&format!("{} {}", operation.method.as_str(), operation.path.template()))
}

/// The path of the method that starts an operation.
fn method_path(side: &Side<'_>, id: OperationId) -> String {
    format!("Client::{}", side.names.operations[id.index()].method)
}

/// The paths of everything that is generated for an operation.
fn operation_paths(side: &Side<'_>, id: OperationId) -> Vec<String> {
    let names = &side.names.operations[id.index()];
    let item = |name: &dyn std::fmt::Display| format!("operations::{name}");
    let mut paths = vec![
        method_path(side, id),
        item(&names.input),
        item(&names.builder),
        item(&names.output),
        item(&names.event),
        item(&names.error),
        item(&names.body),
    ];
    if side.api[id].pages.is_some() {
        paths.extend(surface::pagers());
    }
    paths
}

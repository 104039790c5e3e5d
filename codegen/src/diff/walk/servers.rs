//! The head of a description and its servers.

use super::Walk;
use crate::diff::Code;
use crate::diff::entry::{Rust, Wire};
use crate::diff::finding::Finding;
use crate::ir::{Carried, EveryCall, Server, ServerVariable};
use crate::prose::code;

impl Walk<'_, '_> {
    pub(super) fn head(&mut self) {
        let (old, new) = (self.old.api, self.new.api);
        if old.name != new.name {
            let message = format!(
                "the API is called `{}`, and was called `{}`: the package has another name",
                new.name, old.name
            );
            let found = Finding::new(Code::ApiRenamed, "name", Wire::None, message);
            self.push(found.was("api", old.span).is("api", new.span).covers(["{package}".to_owned()]));
        }
    }

    /// What every call carries: released clients go on with what they have.
    pub(super) fn every_call(&mut self) {
        let (old, new) = (carried(&self.old.api.every_call), carried(&self.new.api.every_call));
        let find = |all: &[(&str, &Carried)], (kind, one): (&str, &Carried)| {
            all.iter()
                .find(|(other, carried)| *other == kind && is_same_name(kind, &carried.name, &one.name))
                .map(|(_, found)| found.value.clone())
        };
        for (kind, one) in &new {
            let before = find(&old, (kind, one));
            if before.as_ref() != Some(&one.value) {
                let message = format!(
                    "every call carries the {kind} {} with {}",
                    code(&one.name),
                    code(&one.value.to_string())
                );
                let found = Finding::new(Code::EveryCallChanged, "defaults", Wire::MayBreak, message);
                self.push(found.behaves().is(default_subject(kind, one), one.span));
            }
        }
        for (kind, one) in &old {
            if find(&new, (kind, one)).is_none() {
                let message = format!("no call carries the {kind} {} any more", code(&one.name));
                let found = Finding::new(Code::EveryCallChanged, "defaults", Wire::Safe, message);
                self.push(found.behaves().was(default_subject(kind, one), one.span));
            }
        }
    }

    pub(super) fn servers(&mut self) {
        let (old, new) = (&self.old.api.servers, &self.new.api.servers);
        let pairs = &self.pairs.servers;
        let now = |at: usize| pairs.iter().find(|(before, _)| *before == at).map(|(_, after)| *after);
        for (at, server) in old.iter().enumerate() {
            match now(at) {
                Some(after) => self.server(server, &new[after]),
                None => {
                    let message = format!("the server `{}` is gone", server.name);
                    let found = Finding::new(Code::ServerRemoved, "server", Wire::Breaks, message);
                    self.push(found.behaves().was(subject(server), server.span));
                }
            }
        }
        let is_new = |at: usize| pairs.iter().all(|(_, after)| *after != at);
        for (_, server) in new.iter().enumerate().filter(|(at, _)| is_new(*at)) {
            let message = format!("the server `{}` is new", server.name);
            let found = Finding::new(Code::ServerAdded, "server", Wire::Safe, message);
            self.push(found.rust(Rust::Adds).is(subject(server), server.span));
        }
        if let (Some(before), Some(after), Some(1..)) = (old.first(), new.first(), now(0)) {
            let message = format!(
                "clients that choose no server use `{}`, and used `{}` before",
                after.name, before.name
            );
            let found = Finding::new(Code::DefaultServerChanged, "default", Wire::MayBreak, message);
            self.push(found.behaves().was(subject(before), before.span).is(subject(after), after.span));
        }
    }

    fn server(&mut self, old: &Server, new: &Server) {
        let between = |found: Finding| found.was(subject(old), old.span).is(subject(new), new.span);
        if old.name != new.name {
            let message = format!("the server `{}` is called `{}`", old.name, new.name);
            self.push(between(Finding::new(Code::ServerRenamed, "name", Wire::None, message).behaves()));
        }
        if old.url != new.url && usual(old) != usual(new) {
            let is_same_path = path(&old.url) == path(&new.url);
            let wire = if is_same_path { Wire::MayBreak } else { Wire::Breaks };
            let message =
                format!("the server `{}` is at {}, and was at {}", new.name, code(&new.url), code(&old.url));
            self.push(between(Finding::new(Code::ServerUrlChanged, "url", wire, message).behaves()));
        }
        let find = |server: &'_ Server, name: &str| server.variables.iter().position(|one| one.name == name);
        for variable in &old.variables {
            match find(new, &variable.name).map(|at| &new.variables[at]) {
                Some(same) => self.server_variable(old, variable, same),
                None => {
                    let message =
                        format!("the variable `{}` of the server `{}` is gone", variable.name, new.name);
                    let found =
                        Finding::new(Code::ServerVariableRemoved, "variable", Wire::MayBreak, message);
                    self.push(
                        found
                            .behaves()
                            .was(variable_subject(old, variable), variable.span)
                            .is(subject(new), new.span),
                    );
                }
            }
        }
        for variable in new.variables.iter().filter(|variable| find(old, &variable.name).is_none()) {
            let (wire, what) = match variable.default {
                Some(_) => (Wire::Safe, "has a default"),
                None => (Wire::Breaks, "must be set by every client"),
            };
            let message =
                format!("the variable `{}` of the server `{}` is new, and {what}", variable.name, new.name);
            let found = Finding::new(Code::ServerVariableAdded, "variable", wire, message);
            let found = if variable.default.is_some() { found.rust(Rust::Adds) } else { found.behaves() };
            self.push(found.was(subject(old), old.span).is(variable_subject(new, variable), variable.span));
        }
    }

    fn server_variable(&mut self, server: &Server, old: &ServerVariable, new: &ServerVariable) {
        let between = |found: Finding| {
            found.was(variable_subject(server, old), old.span).is(variable_subject(server, new), new.span)
        };
        if old.default != new.default {
            let shown = |default: &Option<String>| match default {
                Some(default) => code(default),
                None => "none".to_owned(),
            };
            let message = format!(
                "the default of the variable `{}` is {}, and was {}",
                new.name,
                shown(&new.default),
                shown(&old.default)
            );
            // Without a default before, every client named a value.
            let (wire, rust) = match old.default {
                None => (Wire::Safe, Rust::Adds),
                Some(_) => (Wire::MayBreak, Rust::Behaves),
            };
            let found = Finding::new(Code::ServerVariableDefaultChanged, "default", wire, message);
            self.push(between(found.rust(rust)));
        }
        let lost: Vec<&String> = match (old.values.is_empty(), new.values.is_empty()) {
            (_, true) => Vec::new(),
            (true, false) => new.values.iter().collect(),
            (false, false) => old.values.iter().filter(|value| !new.values.contains(value)).collect(),
        };
        if old.values != new.values {
            let same = old.values.len() == new.values.len() && lost.is_empty();
            let (wire, message) = match lost.is_empty() {
                true => (Wire::Safe, format!("the variable `{}` has more values", new.name)),
                false => (Wire::Breaks, format!("the variable `{}` has fewer values", new.name)),
            };
            if !same {
                let found = Finding::new(Code::ServerVariableValuesChanged, "values", wire, message);
                let rust = if wire == Wire::Safe { Rust::Adds } else { Rust::Behaves };
                self.push(between(found.rust(rust)));
            }
        }
    }
}

fn subject(server: &Server) -> String {
    format!("servers.{}", server.name)
}

fn variable_subject(server: &Server, variable: &ServerVariable) -> String {
    format!("servers.{}.variables.{}", server.name, variable.name)
}

/// The URL that clients use which say nothing of its variables.
fn usual(server: &Server) -> String {
    let with_default = server.variables.iter().filter_map(|one| Some((&one.name, one.default.as_ref()?)));
    with_default.fold(server.url.clone(), |url, (name, value)| url.replace(&format!("{{{name}}}"), value))
}

/// What of a URL is behind its host.
fn path(url: &str) -> &str {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    rest.split_once('/').map_or("", |(_, path)| path)
}

fn default_subject(kind: &str, carried: &Carried) -> String {
    format!("defaults.{}.{}", if kind == "header" { kind } else { "query" }, carried.name)
}

/// Whether two names are one: those of headers are, in small letters and large ones.
fn is_same_name(kind: &str, one: &str, other: &str) -> bool {
    one == other || (kind == "header" && one.eq_ignore_ascii_case(other))
}

/// Headers and query parameters, each with what it is.
fn carried(every_call: &EveryCall) -> Vec<(&'static str, &Carried)> {
    let headers = every_call.headers.iter().map(|header| ("header", header));
    headers.chain(every_call.query.iter().map(|parameter| ("query parameter", parameter))).collect()
}

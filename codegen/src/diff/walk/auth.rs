//! Ways to authenticate, and which of them operations take.

use super::Walk;
use crate::diff::Code;
use crate::diff::entry::{Rust, Wire};
use crate::diff::finding::Finding;
use crate::ir::{Api, Auth, Operation, Scheme, SchemeId, SchemeKind, TokenIssue};

impl Walk<'_, '_> {
    pub(super) fn schemes(&mut self) {
        let (old, new) = (&self.old.api.schemes, &self.new.api.schemes);
        for scheme in old {
            match new.iter().find(|other| other.name == scheme.name) {
                Some(same) => self.scheme(scheme, same),
                None => {
                    let message = format!(
                        "the credential `{}` is gone: clients that set it are told so when they are \
                                           built",
                        scheme.name
                    );
                    let found = Finding::new(Code::SchemeRemoved, "scheme", Wire::None, message);
                    self.push(found.behaves().was(subject(scheme), scheme.span));
                }
            }
        }
        for scheme in new.iter().filter(|scheme| !old.iter().any(|other| other.name == scheme.name)) {
            let message = format!("the credential `{}` is new", scheme.name);
            let found = Finding::new(Code::SchemeAdded, "scheme", Wire::None, message);
            self.push(found.rust(Rust::Adds).is(subject(scheme), scheme.span));
        }
    }

    fn scheme(&mut self, old: &Scheme, new: &Scheme) {
        let between = |found: Finding| found.was(subject(old), old.span).is(subject(new), new.span);
        if old.kind != new.kind {
            let is_same_kind = std::mem::discriminant(&old.kind) == std::mem::discriminant(&new.kind);
            let code = if is_same_kind { Code::SchemePlaceChanged } else { Code::SchemeKindChanged };
            let message = format!(
                "the credential `{}` goes as {}, and went as {}",
                new.name,
                carried(&new.kind),
                carried(&old.kind)
            );
            self.push(between(Finding::new(code, "kind", Wire::Breaks, message).behaves()));
        }
        if old.env != new.env {
            let message = format!("the credential `{}` is read from another environment variable", new.name);
            let found = Finding::new(Code::SchemeVariableChanged, "env", Wire::None, message);
            self.push(between(found.behaves()));
        }
        self.token_issue(old, new);
    }

    fn token_issue(&mut self, old: &Scheme, new: &Scheme) {
        let between = |found: Finding| found.was(subject(old), old.span).is(subject(new), new.span);
        let found = match (&old.issued_by, &new.issued_by) {
            (None, None) => return,
            (None, Some(_)) => {
                let message = format!("clients can log in for the credential `{}`", new.name);
                Finding::new(Code::TokenIssueAdded, "issue", Wire::Safe, message)
            }
            (Some(_), None) => {
                let message = format!("clients cannot log in for the credential `{}` any more", new.name);
                Finding::new(Code::TokenIssueRemoved, "issue", Wire::MayBreak, message)
            }
            (Some(before), Some(after)) => {
                let places = |issue: &TokenIssue| {
                    (
                        issue.token.wire_name.clone(),
                        issue.expires_in.as_ref().map(|member| member.wire_name.clone()),
                    )
                };
                let is_renamed = self.pairs.operations.contains(&(before.operation, after.operation));
                if is_renamed && places(before) == places(after) {
                    return;
                }
                let message = format!("the token of the credential `{}` stands in another place", new.name);
                Finding::new(Code::TokenPlaceChanged, "issue", Wire::Breaks, message).behaves()
            }
        };
        let path = |side: &crate::diff::side::Side<'_>, issue: &Option<TokenIssue>| {
            let issue = issue.as_ref()?;
            let names = &side.names.operations[issue.operation.index()];
            Some(format!("operations::{}::{{token}}", names.input))
        };
        let covers = path(self.old, &old.issued_by).into_iter().chain(path(self.new, &new.issued_by));
        self.push(between(found.covers(covers)));
    }

    /// Which credentials an operation takes.
    pub(super) fn auth(&mut self, subject: &(String, String), old: &Operation, new: &Operation) {
        let sets = |api: &Api, auth: &Auth| -> Vec<Vec<String>> {
            let set = |set: &Vec<SchemeId>| {
                let mut names: Vec<String> = set.iter().map(|id| api[*id].name.clone()).collect();
                names.sort();
                names
            };
            auth.any_of.iter().map(set).collect()
        };
        let (before, after) = (sets(self.old.api, &old.auth), sets(self.new.api, &new.auth));
        let between = |found: Finding| found.was(&subject.0, old.span).is(&subject.1, new.span);
        let name = &new.name;
        let needed = |sets: &[Vec<String>], auth: &Auth| !sets.is_empty() && !auth.optional;
        if before == after && old.auth.optional == new.auth.optional {
            return;
        }
        if needed(&after, &new.auth) && !needed(&before, &old.auth) {
            let message = format!("`{name}` needs a credential, and did not before");
            self.push(between(Finding::new(Code::AuthRequired, "auth", Wire::Breaks, message).behaves()));
        } else if needed(&before, &old.auth) && !needed(&after, &new.auth) {
            let message = format!("`{name}` works without a credential");
            self.push(between(Finding::new(Code::AuthDropped, "auth", Wire::Safe, message)));
        } else if let Some(lost) = before.iter().find(|set| !after.contains(set) && !after.is_empty()) {
            let message = format!("`{name}` does not take {} any more", shown(lost));
            let found = Finding::new(Code::AuthAlternativeRemoved, "auth", Wire::Breaks, message);
            self.push(between(found.behaves()));
        } else if let Some(fresh) = after.iter().find(|set| !before.contains(set)) {
            let message = format!("`{name}` takes {} as well", shown(fresh));
            let found = Finding::new(Code::AuthAlternativeAdded, "auth", Wire::Safe, message);
            self.push(between(found.rust(Rust::Adds)));
        }
    }
}

fn subject(scheme: &Scheme) -> String {
    format!("auth.{}", scheme.name)
}

fn shown(set: &[String]) -> String {
    let names: Vec<String> = set.iter().map(|name| format!("`{name}`")).collect();
    crate::prose::list(&names, "and")
}

fn carried(kind: &SchemeKind) -> String {
    match kind {
        SchemeKind::Bearer => "a bearer token".to_owned(),
        SchemeKind::Basic => "user and password".to_owned(),
        SchemeKind::Header(name) => format!("the header `{name}`"),
        SchemeKind::Query(name) => format!("the query parameter `{name}`"),
        SchemeKind::Cookie(name) => format!("the cookie `{name}`"),
    }
}

//! Ways to authenticate, and which of them operations take.

use super::Walk;
use crate::diff::Code;
use crate::diff::entry::{Rust, Wire};
use crate::diff::finding::Finding;
use crate::ir::{Auth, MemberPath, Operation, Scheme, SchemeId, SchemeKind, TokenIssue};
use crate::prose::code;

impl Walk<'_, '_> {
    pub(super) fn schemes(&mut self) {
        let (old, new) = (self.old.api, self.new.api);
        for (before, after) in self.pairs.schemes.clone() {
            self.scheme(&old[before], &new[after]);
        }
        let is_kept = |at: usize| self.pairs.schemes.iter().any(|(before, _)| before.index() == at);
        for (_, scheme) in old.schemes.iter().enumerate().filter(|(at, _)| !is_kept(*at)).collect::<Vec<_>>()
        {
            let message = format!(
                "the credential `{}` is gone: clients that set it are told so when they are built",
                scheme.name
            );
            let found = Finding::new(Code::SchemeRemoved, "scheme", Wire::None, message);
            self.push(found.behaves().was(subject(scheme), scheme.span));
        }
        let was_there = |at: usize| self.pairs.schemes.iter().any(|(_, after)| after.index() == at);
        for (_, scheme) in
            new.schemes.iter().enumerate().filter(|(at, _)| !was_there(*at)).collect::<Vec<_>>()
        {
            let message = format!("the credential `{}` is new", scheme.name);
            let found = Finding::new(Code::SchemeAdded, "scheme", Wire::None, message);
            self.push(found.rust(Rust::Adds).is(subject(scheme), scheme.span));
        }
    }

    fn scheme(&mut self, old: &Scheme, new: &Scheme) {
        let between = |found: Finding| found.was(subject(old), old.span).is(subject(new), new.span);
        if old.name != new.name {
            let message = format!("the credential `{}` is called `{}`", old.name, new.name);
            self.push(between(Finding::new(Code::SchemeRenamed, "name", Wire::None, message).behaves()));
        }
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
        self.oauth2(old, new);
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
                    (issue.token.to_string(), issue.expires_in.as_ref().map(MemberPath::to_string))
                };
                let is_renamed = self.pairs.operations.contains(&(before.operation, after.operation));
                if is_renamed && places(before) == places(after) {
                    return;
                }
                let is_moved = places(before).0 != places(after).0;
                let (wire, what) = match (is_moved, is_renamed) {
                    (true, _) => (Wire::Breaks, "stands in another place"),
                    (false, true) => (Wire::MayBreak, "tells its lifetime in another place"),
                    (false, false) => (Wire::MayBreak, "comes from another operation"),
                };
                let message = format!("the token of the credential `{}` {what}", new.name);
                Finding::new(Code::TokenPlaceChanged, "issue", wire, message).behaves()
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
        let now =
            |id: SchemeId| self.pairs.schemes.iter().find(|(before, _)| *before == id).map(|(_, now)| *now);
        let before = sets(&old.auth, |id| match now(id) {
            Some(same) => self.new.api[same].name.clone(),
            None => self.old.api[id].name.clone(),
        });
        let after = sets(&new.auth, |id| self.new.api[id].name.clone());
        let between = |found: Finding| found.was(&subject.0, old.span).is(&subject.1, new.span);
        let name = &new.name;
        let needed = |sets: &[Vec<String>], auth: &Auth| !sets.is_empty() && !auth.optional;
        let (was_needed, is_needed) = (needed(&before, &old.auth), needed(&after, &new.auth));
        // A client that sends more than is asked for is let in.
        let is_taken = |set: &Vec<String>| after.iter().any(|now| now.iter().all(|one| set.contains(one)));
        let lost = before.iter().find(|set| !is_taken(set));
        let found = if is_needed && !was_needed {
            let message = format!("`{name}` needs a credential, and did not before");
            Finding::new(Code::AuthRequired, "auth", Wire::Breaks, message).behaves()
        } else if (was_needed && !is_needed) || (after.is_empty() && !before.is_empty()) {
            let message = format!("`{name}` works without a credential");
            Finding::new(Code::AuthDropped, "auth", Wire::Safe, message)
        } else if let Some(lost) = lost {
            let message = format!("`{name}` does not take {} any more", shown(lost));
            let wire = if new.auth.optional { Wire::MayBreak } else { Wire::Breaks };
            Finding::new(Code::AuthAlternativeRemoved, "auth", wire, message).behaves()
        } else if let Some(fresh) = after.iter().find(|set| !before.contains(set)) {
            let message = format!("`{name}` takes {} as well", shown(fresh));
            Finding::new(Code::AuthAlternativeAdded, "auth", Wire::Safe, message).rust(Rust::Adds)
        } else {
            return;
        };
        self.push(between(found));
    }
}

/// The sets of credentials that an operation takes, by their names.
fn sets(auth: &Auth, name: impl Fn(SchemeId) -> String) -> Vec<Vec<String>> {
    let set = |set: &Vec<SchemeId>| {
        let mut names: Vec<String> = set.iter().map(|id| name(*id)).collect();
        names.sort();
        names
    };
    auth.any_of.iter().map(set).collect()
}

pub(super) fn subject(scheme: &Scheme) -> String {
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
        SchemeKind::Header(name) => format!("the header {}", code(name)),
        SchemeKind::Query(name) => format!("the query parameter {}", code(name)),
        SchemeKind::Cookie(name) => format!("the cookie {}", code(name)),
        SchemeKind::Path => "a parameter of the path".to_owned(),
    }
}

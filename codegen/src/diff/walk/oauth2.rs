//! Where tokens of OAuth 2 come from, and what ends a token.

use super::Walk;
use super::auth::subject;
use crate::diff::Code;
use crate::diff::entry::{Rust, Wire};
use crate::diff::finding::Finding;
use crate::ir::{Api, Grant, OAuth2, Scheme};
use crate::prose::code;

impl Walk<'_, '_> {
    pub(super) fn oauth2(&mut self, old: &Scheme, new: &Scheme) {
        let between = |found: Finding| found.was(subject(old), old.span).is(subject(new), new.span);
        for word in ["client-credentials", "authorization-code"] {
            let found = match (grant(old, word), grant(new, word)) {
                (None, None) => continue,
                (None, Some(_)) => {
                    let message = format!("the API says where tokens of `{}` come from ({word})", new.name);
                    Finding::new(Code::GrantAdded, word, Wire::Safe, message).rust(Rust::Adds)
                }
                (Some(_), None) => {
                    let message = format!("the API says of no `{word}` any more for `{}`", new.name);
                    Finding::new(Code::GrantRemoved, word, Wire::Breaks, message).behaves()
                }
                (Some(one), Some(other)) => {
                    self.grant(old, new, word, (one, other));
                    continue;
                }
            };
            self.push(between(found.covers(["Client::{grant}".to_owned()])));
        }
        let shown = |oauth2: &Option<OAuth2>| oauth2.as_ref().map(|oauth2| oauth2.client_auth);
        if let (Some(was), Some(is)) = (shown(&old.oauth2), shown(&new.oauth2))
            && was != is
        {
            let message =
                format!("clients show the token endpoint of `{}` in another way who they are", new.name);
            let found = Finding::new(Code::TokenAddressChanged, "client auth", Wire::Breaks, message);
            self.push(between(found.behaves()));
        }
        let names = |api: &Api, scheme: &Scheme| -> Vec<String> {
            let mut names: Vec<String> = scheme.refused_by.iter().map(|id| api[*id].name.clone()).collect();
            names.sort();
            names
        };
        if names(self.old.api, old) != names(self.new.api, new) {
            let message = format!("other errors say that the token of `{}` is good no more", new.name);
            let found = Finding::new(Code::TokenRefusalChanged, "refused-by", Wire::None, message);
            self.push(between(found.behaves()));
        }
    }

    fn grant(&mut self, old: &Scheme, new: &Scheme, word: &'static str, (one, other): (&Grant, &Grant)) {
        let between = |found: Finding| found.was(subject(old), old.span).is(subject(new), new.span);
        let places = |grant: &Grant| {
            (grant.token_url.clone(), grant.refresh_url.clone(), grant.authorization_url.clone())
        };
        if places(one) != places(other) {
            let message = format!(
                "tokens of `{}` come from {}, and came from {}",
                new.name,
                code(&other.token_url),
                code(&one.token_url)
            );
            let wire = if one.token_url == other.token_url { Wire::MayBreak } else { Wire::Breaks };
            self.push(between(Finding::new(Code::TokenAddressChanged, word, wire, message).behaves()));
        }
        let lacks = |all: &Grant, of: &Grant| {
            of.scopes.iter().any(|scope| all.scopes.iter().all(|one| one.name != scope.name))
        };
        let (wire, what) = match (lacks(other, one), lacks(one, other)) {
            (true, _) => (Wire::MayBreak, "are fewer or others"),
            (false, true) => (Wire::Safe, "are more"),
            (false, false) => return,
        };
        let message = format!("the scopes of `{}` {what}", new.name);
        self.push(between(Finding::new(Code::ScopesChanged, "scopes", wire, message)));
    }
}

fn grant<'s>(scheme: &'s Scheme, word: &str) -> Option<&'s Grant> {
    let oauth2 = scheme.oauth2.as_ref()?;
    oauth2.grants().find(|(one, _)| *one == word).map(|(_, grant)| grant)
}

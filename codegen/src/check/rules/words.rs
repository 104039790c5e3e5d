//! The reasons of findings in words, with their places.

use super::Party;
use super::explain::Explainer;
use super::reason::Given;
use crate::diagnostic::Diagnostic;
use crate::ir::{Member, Place};
use crate::source::Span;

/// Nobody reads more names in one sentence.
const MAX_NAMES: usize = 8;

impl Explainer<'_, '_> {
    /// The rules of a reason by name.
    pub(crate) fn rule_names(&self, because: &Given) -> String {
        let names: Vec<&str> =
            because.rules.iter().filter_map(|rule| Some(self.rules.get(*rule)?.name.as_str())).collect();
        let what = if names.len() == 1 { "the rule" } else { "the rules" };
        format!("{what} {}", join(&names))
    }

    /// The required members of a reason, as a clause.
    pub(crate) fn since(&self, because: &Given) -> String {
        let required = self.required(because);
        match required.len() {
            0 => String::new(),
            1 => format!(", since {} is required", member_names(&required)),
            _ => format!(", since {} are required", member_names(&required)),
        }
    }

    /// The place of the last rule of a reason: the one that is too much.
    pub(crate) fn last_rule(&self, because: &Given) -> Span {
        let last = because.rules.last().and_then(|rule| self.rules.get(*rule));
        last.map_or(Span::default(), |rule| rule.span)
    }

    /// Adds the places of a reason that are not the problem's own.
    pub(crate) fn with_places(&self, problem: Diagnostic, because: &Given, own: Span) -> Diagnostic {
        let rules = because.rules.iter().filter_map(|rule| self.rules.get(*rule));
        let rules = rules
            .filter(|rule| rule.span != own)
            .map(|rule| (rule.span, format!("the rule `{}` is here", rule.name)));
        let required = self.required(because).into_iter();
        let required =
            required.map(|member| (member.span, format!("`{}` is required here", member.wire_name)));
        rules
            .take(MAX_NAMES)
            .chain(required.take(MAX_NAMES))
            .fold(problem, |problem, (span, what)| problem.related(span, what))
    }

    /// What to do about the rules of a reason: a way that fits one rule or several.
    pub(crate) fn change(&self, because: &Given) -> &'static str {
        if because.rules.len() == 1 { "change the rule" } else { "change one of the rules" }
    }

    /// A help, with the other way out where required members that can be optional are part of the reason.
    pub(crate) fn help(&self, help: &str, because: &Given) -> String {
        let can_be_optional = |party: &&Party<'_>| !matches!(party.place, Some(Place::Path | Place::Body));
        let members: Vec<&Member> =
            self.required_parties(because).filter(can_be_optional).map(|party| party.member).collect();
        match members.len() {
            0 => help.to_owned(),
            1 => format!("{help}, or make {} optional", member_names(&members)),
            _ => format!("{help}, or make one of {} optional", member_names(&members)),
        }
    }

    fn required(&self, because: &Given) -> Vec<&Member> {
        self.required_parties(because).map(|party| party.member).collect()
    }

    fn required_parties(&self, because: &Given) -> impl Iterator<Item = &Party<'_>> {
        let required = because.required.iter().filter_map(|at| self.model.required.get(*at));
        required.filter_map(|(member, _)| self.parties.get(*member))
    }
}

/// Members by name.
pub(crate) fn member_names(members: &[&Member]) -> String {
    join(&members.iter().map(|member| member.wire_name.as_str()).collect::<Vec<_>>())
}

fn join(names: &[&str]) -> String {
    let code = |name: &&str| format!("`{name}`");
    let shown: Vec<String> = names.iter().take(MAX_NAMES).map(code).collect();
    match shown.as_slice() {
        [] => String::new(),
        [one] => one.clone(),
        all if all.len() < names.len() => format!("{} and {} more", all.join(", "), names.len() - all.len()),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

//! What has been found about rules, as problems at their lines.

use super::Party;
use super::find::Finding;
use super::model::{Atom, Model, Question};
use super::reason::Given;
use super::words::member_names;
use crate::check::values::value::describe;
use crate::diagnostic::{Code, Diagnostic, Report};
use crate::ir::{Demand, Member, MemberRef, Presence, Rule};

/// The rules of an object as a model, and as written.
pub(crate) struct Explainer<'e, 'a> {
    pub(crate) model: &'e Model<'a>,
    pub(crate) rules: &'e [&'a Rule],
    pub(crate) parties: &'e [Party<'a>],
}

impl Explainer<'_, '_> {
    pub(crate) fn explain(&self, findings: &[Finding], report: &mut Report) {
        for finding in findings {
            match finding {
                Finding::Contradiction(because) => report.push(self.contradiction(because)),
                Finding::Never { atoms, because } => self.explain_never(atoms, because, report),
                Finding::Always { atoms, because } => self.explain_always(atoms, because, report),
                Finding::Implied { rule, because } => {
                    self.implied(*rule, because).into_iter().for_each(|problem| report.push(problem))
                }
            }
        }
        self.rules.iter().for_each(|rule| self.explain_idle(rule, report));
    }

    fn contradiction(&self, because: &Given) -> Diagnostic {
        let (span, since) = (self.last_rule(because), self.since(because));
        let problem = match because.rules.as_slice() {
            [_] => {
                let message = format!("{} can never hold{since}", self.rule_names(because));
                Diagnostic::new(Code::RuleNeverHolds, span, message)
            }
            _ => {
                let message = format!("no request keeps {} together{since}", self.rule_names(because));
                Diagnostic::new(Code::RulesContradict, span, message)
            }
        };
        self.with_places(problem, because, span).help(self.help(self.change(because), because))
    }

    /// Members that are never set, and values that are never taken.
    fn explain_never(&self, atoms: &[Atom], because: &Given, report: &mut Report) {
        let (span, change) = (self.last_rule(because), self.change(because));
        let mut problem = |what: String, help: &str| {
            let message = format!("{what} because of {}{}", self.rule_names(because), self.since(because));
            let problem = Diagnostic::new(Code::NeverPossible, span, message);
            report.push(self.with_places(problem, because, span).help(self.help(help, because)));
        };
        let members = self.members(atoms);
        let (required, optional): (Vec<&Member>, Vec<&Member>) =
            members.into_iter().partition(|member| member.presence.is_required());
        if !optional.is_empty() {
            let names = member_names(&optional);
            problem(format!("{names} can never be set"), &format!("remove {names} or {change}"));
        }
        if !required.is_empty() {
            problem(format!("{} can never have a value", member_names(&required)), change);
        }
        for atom in atoms {
            if let Some(Question::Equals(member, value)) = self.model.questions.get(*atom)
                && let Some(party) = self.parties.get(*member)
            {
                let what = format!("`{}` can never be {}", party.member.wire_name, describe(value));
                problem(what, change);
            }
        }
    }

    /// Members that look as if they could be left out.
    fn explain_always(&self, atoms: &[Atom], because: &Given, report: &mut Report) {
        let span = self.last_rule(because);
        let members = self.members(atoms);
        for presence in
            [Presence::Optional, Presence::OptionalNullable, Presence::RequiredNullable, Presence::Loose]
        {
            let alike: Vec<&Member> =
                members.iter().copied().filter(|member| member.presence == presence).collect();
            if alike.is_empty() {
                continue;
            }
            let names = member_names(&alike);
            let be = if alike.len() == 1 { "is" } else { "are" };
            let what = match presence {
                Presence::RequiredNullable => format!("{names} can never be null"),
                _ => format!("{names} {be} always needed"),
            };
            let help = match presence {
                Presence::RequiredNullable => format!("write {names} without `| null`"),
                Presence::OptionalNullable => format!("write {names} without `?` and without `| null`"),
                Presence::Loose => format!("{}: a `loose` object needs no member", self.change(because)),
                Presence::Optional | Presence::Required => format!("write {names} without `?`"),
            };
            let message = format!("{what} because of {}{}", self.rule_names(because), self.since(because));
            let problem = Diagnostic::new(Code::AlwaysNeeded, span, message);
            report.push(self.with_places(problem, because, span).help(help));
        }
    }

    fn implied(&self, rule: usize, because: &Given) -> Option<Diagnostic> {
        let rule = self.rules.get(rule)?;
        let since = self.since(because);
        let (problem, help) = if because.rules.is_empty() {
            let message = format!("the rule `{}` always holds{since}", rule.name);
            let help = self.help("remove the rule", because);
            (Diagnostic::new(Code::RuleWithoutEffect, rule.span, message), help)
        } else {
            let reason = self.rule_names(because);
            let message = format!("the rule `{}` follows from {reason}{since}", rule.name);
            let help = "remove it, or change what it says".to_owned();
            (Diagnostic::new(Code::RuleImplied, rule.span, message), help)
        };
        Some(self.with_places(problem, because, rule.span).help(help))
    }

    /// Members that a rule needs and that are there anyway, beside others.
    fn explain_idle(&self, rule: &Rule, report: &mut Report) {
        if rule.demand != Demand::Need {
            return;
        }
        let needed = &rule.members;
        let required = |member: &&MemberRef| {
            self.model.required.binary_search_by_key(&member.index, |(index, _)| *index).is_ok()
        };
        if needed.iter().all(|member| required(&member)) {
            return;
        }
        for member in needed.iter().filter(required) {
            let name = &member.wire_name;
            let message = format!("the rule `{}` need not name `{name}`, which is required", rule.name);
            let place = self.parties.get(member.index).map_or(member.span, |party| party.member.span);
            report.push(
                Diagnostic::new(Code::RuleWithoutEffect, member.span, message)
                    .related(place, format!("`{name}` is required here"))
                    .help(format!("remove `{name}` from the rule")),
            );
        }
    }

    fn members(&self, atoms: &[Atom]) -> Vec<&Member> {
        let member = |atom: &Atom| match self.model.questions.get(*atom) {
            Some(Question::Present(index)) => self.parties.get(*index).map(|party| party.member),
            _ => None,
        };
        atoms.iter().filter_map(member).collect()
    }
}

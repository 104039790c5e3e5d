//! Cross-field rules: each by itself, then all of an object together.

mod alone;
mod explain;
mod find;
mod model;
mod reason;
mod solve;
mod steps;
mod words;

#[cfg(test)]
mod agreement;

use super::values::presence::is_always_present;
use super::values::request_values::RequestValues;
use super::values::single::{single, single_of};
use crate::diagnostic::{Code, Diagnostic, Report};
use crate::ir::{Api, EmptyList, Input, Member, Operation, Place, Rule, TypeKind, Value};
use model::{Attendance, Facts, Model};
use steps::Steps;

/// A member that rules can name.
struct Party<'a> {
    member: &'a Member,
    /// Where it goes, in an operation.
    place: Option<Place>,
    empty_list: EmptyList,
}

/// What comparing the rules of one object, and of all, may cost. Where more is needed, nothing is said of what
/// has not been found by then.
const MAX_STEPS_OF_OBJECT: usize = 4_000_000;
const MAX_STEPS: usize = 32_000_000;

pub(crate) fn check_rules(api: &Api, report: &mut Report) {
    let mut checker = Checker { api, values: RequestValues::default(), steps: Steps::new(MAX_STEPS) };
    for def in &api.types {
        if let TypeKind::Object(object) = &def.kind {
            if let Some((rule, named)) = object.rule_of_response() {
                let message = format!(
                    "`{}` is only in responses, and a request keeps the rule `{}`",
                    named.name(),
                    rule.name
                );
                report.push(
                    Diagnostic::new(Code::OnlyMisplaced, named.span, message)
                        .help("leave the member out of the rule"),
                );
            }
            let of_object = |member| Party { member, place: None, empty_list: EmptyList::Value };
            checker.check(&object.rules, || object.members.iter().map(of_object).collect(), report);
        }
    }
    for operation in &api.operations {
        checker.check(&operation.rules, || inputs(operation), report);
    }
}

fn inputs(operation: &Operation) -> Vec<Party<'_>> {
    let mut parties = Vec::with_capacity(operation.members.len());
    for Input { place, member, .. } in &operation.members {
        parties.push(Party { member, place: Some(*place), empty_list: place.empty_list() });
    }
    parties
}

struct Checker<'a> {
    api: &'a Api,
    values: RequestValues<'a>,
    steps: Steps,
}

impl<'a> Checker<'a> {
    fn check(&mut self, rules: &'a [Rule], parties: impl FnOnce() -> Vec<Party<'a>>, report: &mut Report) {
        if rules.is_empty() {
            return;
        }
        let parties = parties();
        let sound: Vec<&Rule> = rules.iter().filter(|rule| self.is_sound(rule, &parties, report)).collect();
        let model = self.model(&sound, &parties);
        let mut steps = self.steps.split(MAX_STEPS_OF_OBJECT);
        let findings = find::find(&model, &mut steps);
        self.steps.join(steps);
        let explainer = explain::Explainer { model: &model, rules: &sound, parties: &parties };
        explainer.explain(&findings, report);
    }

    /// Whether a rule makes sense by itself; what does not is reported.
    fn is_sound(&mut self, rule: &'a Rule, parties: &[Party<'a>], report: &mut Report) -> bool {
        let mut own = Report::default();
        alone::check_alone(self.api, rule, parties, &mut self.values, &mut own);
        let is_sound = !own.has_errors();
        own.into_diagnostics().into_iter().for_each(|diagnostic| report.push(diagnostic));
        is_sound
    }

    fn model(&mut self, rules: &[&'a Rule], parties: &[Party<'a>]) -> Model<'a> {
        let api = self.api;
        let values = &mut self.values;
        let facts = |index: usize| match parties.get(index) {
            Some(party) => Facts {
                attendance: match is_always_present(api, party.member, party.empty_list) {
                    true => Attendance::Always,
                    false => Attendance::Perhaps,
                },
                values: values.of(api, &party.member.ty),
            },
            None => Facts { attendance: Attendance::Perhaps, values: None },
        };
        let singles = |index: usize, value: &'a Value| match parties.get(index) {
            Some(party) => single_of(api, &party.member.ty, value),
            None => single(value),
        };
        Model::of(rules, facts, &singles)
    }
}

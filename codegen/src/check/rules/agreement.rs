//! What is found about rules is what trying every request finds.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

mod holds;
mod requests;
mod specs;

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::find::{Finding, find};
use super::model::{Atom, Model, Question};
use super::reason::Given;
use super::steps::Steps;
use super::{Checker, Party, inputs};
use crate::check::values::request_values::RequestValues;
use crate::check::values::single::single;
use crate::diagnostic::Report;
use crate::ir::{Api, Rule, Value};
use crate::source::SourceFile;
use holds::{holds, is_present};
use requests::{Request, requests};
use specs::specs;

fn api(text: &str) -> Api {
    let file = SourceFile::new("spec.yaml", text);
    let lowered = crate::yaml::parse(&file)
        .and_then(|tree| crate::native::parse::parse(&tree))
        .and_then(crate::native::lower::lower);
    lowered.unwrap_or_else(|problems| panic!("{text}\n{problems:?}"))
}

/// An operation with its rules, and all requests of it.
struct Trial<'a> {
    api: &'a Api,
    parties: Vec<Party<'a>>,
    rules: &'a [Rule],
    model: Model<'a>,
    requests: Vec<Request>,
}

impl<'a> Trial<'a> {
    fn of(api: &'a Api) -> Self {
        let operation = &api.operations[0];
        let mut checker = Checker { api, values: RequestValues::default(), steps: Steps::new(0) };
        let parties = inputs(operation);
        let mut report = Report::default();
        let sound = operation.rules.iter().all(|rule| checker.is_sound(rule, &parties, &mut report));
        assert!(sound, "{:?}", report.into_diagnostics());
        let model = checker.model(&operation.rules.iter().collect::<Vec<_>>(), &parties);
        let requests = requests(api, &parties);
        Self { api, parties, rules: &operation.rules, model, requests }
    }

    fn find(&self, steps: usize) -> Vec<Finding> {
        find(&self.model, &mut Steps::new(steps))
    }

    fn value_of<'r>(&self, request: &'r Request, index: usize) -> Option<&'r Value> {
        let party = &self.parties[index];
        let value = request[index].as_ref()?;
        is_present(self.api, party.member, party.empty_list, value).then_some(value)
    }

    fn keeps(&self, request: &Request, rule: usize) -> bool {
        holds(&self.rules[rule], &|index| self.value_of(request, index))
    }

    /// Requests that keep some rules and have some required members.
    fn keeping(&self, given: &Given) -> Vec<&Request> {
        let required = |at: &usize| self.model.required[*at].0;
        let keeps = |request: &&Request| {
            given.required.iter().all(|at| self.value_of(request, required(at)).is_some())
                && given.rules.iter().all(|rule| self.keeps(request, *rule))
        };
        self.requests.iter().filter(keeps).collect()
    }

    /// Some rules, and all required members.
    fn given(&self, rules: Vec<usize>) -> Given {
        Given { rules, required: (0..self.model.required.len()).collect() }
    }

    fn all_rules(&self) -> Vec<usize> {
        (0..self.rules.len()).collect()
    }

    /// The error that a caller gets: that of the first broken rule that names one.
    fn error(&self, request: &Request, rules: &[usize]) -> Option<usize> {
        let broken = rules.iter().filter(|rule| !self.keeps(request, **rule));
        broken.filter_map(|rule| self.rules[*rule].error).map(|error| error.index()).next()
    }

    /// The answer that a request gives.
    fn says(&self, request: &Request, question: &Question<'_>) -> bool {
        match question {
            Question::Present(index) => self.value_of(request, *index).is_some(),
            Question::Equals(index, wanted) => {
                let found = self.value_of(request, *index).and_then(single);
                found.is_some() && found == single(wanted)
            }
            Question::Condition => false,
        }
    }
}

fn without(list: &[usize], left_out: usize) -> Vec<usize> {
    list.iter().copied().filter(|one| *one != left_out).collect()
}

/// That a reason is one, and that nothing of it can be left out.
fn check_reason(because: &Given, is_reason: impl Fn(&Given) -> bool) {
    assert!(is_reason(because), "{because:?} is not enough");
    let Given { rules, required } = because;
    for rule in rules {
        let less = Given { rules: without(rules, *rule), required: required.clone() };
        assert!(!is_reason(&less), "{because:?} is too much");
    }
    for member in required {
        let less = Given { rules: rules.clone(), required: without(required, *member) };
        assert!(!is_reason(&less), "{because:?} is too much");
    }
}

/// Whether what is given makes a finding so.
fn makes(trial: &Trial<'_>, given: &Given, finding: &Finding) -> bool {
    let keeping = trial.keeping(given);
    let all = |atoms: &[Atom], answer: bool| {
        let questions: Vec<_> = atoms.iter().map(|atom| &trial.model.questions[*atom]).collect();
        let says = |request: &&Request| questions.iter().all(|asked| trial.says(request, asked) == answer);
        keeping.iter().all(says)
    };
    match finding {
        Finding::Contradiction(_) => keeping.is_empty(),
        Finding::Never { atoms, .. } => all(atoms, false),
        Finding::Always { atoms, .. } => all(atoms, true),
        Finding::Implied { rule, .. } => keeping.iter().all(|request| trial.keeps(request, *rule)),
    }
}

fn reason(finding: &Finding) -> &Given {
    match finding {
        Finding::Contradiction(because)
        | Finding::Never { because, .. }
        | Finding::Always { because, .. }
        | Finding::Implied { because, .. } => because,
    }
}

fn check_agreement(text: &str) {
    let api = api(text);
    let trial = Trial::of(&api);
    let found = trial.find(1_000_000);
    let possible = trial.keeping(&trial.given(trial.all_rules()));
    let mut forced = BTreeSet::new();
    let mut kept = trial.all_rules();
    for finding in &found {
        check_reason(reason(finding), |given| makes(&trial, given, finding));
        match finding {
            Finding::Contradiction(_) => assert!(possible.is_empty()),
            Finding::Never { atoms, .. } | Finding::Always { atoms, .. } => forced.extend(atoms),
            Finding::Implied { rule, .. } => kept = without(&kept, *rule),
        }
    }
    assert_eq!(possible.is_empty(), matches!(found.first(), Some(Finding::Contradiction(_))));
    if !possible.is_empty() {
        check_forced(&trial, &possible, &forced);
        check_kept(&trial, &kept);
    }
}

/// Every question that can be answered in one way only is found, unless that was known before the rules.
fn check_forced(trial: &Trial<'_>, possible: &[&Request], forced: &BTreeSet<Atom>) {
    let without_rules = trial.keeping(&trial.given(Vec::new()));
    for (atom, question) in trial.model.questions.iter().enumerate() {
        let yes =
            |requests: &[&Request]| requests.iter().filter(|request| trial.says(request, question)).count();
        let expected = match question {
            Question::Present(_) => {
                let always = yes(possible) == possible.len();
                yes(possible) == 0 || always && yes(&without_rules) < without_rules.len()
            }
            Question::Equals(member, _) => {
                let present = possible.iter().any(|request| trial.value_of(request, *member).is_some());
                yes(possible) == 0 && present
            }
            Question::Condition => false,
        };
        assert_eq!(forced.contains(&atom), expected, "{question:?}");
    }
}

/// Without the rules that are implied, the same requests are refused with the same errors. Of the others, none
/// can be left out.
fn check_kept(trial: &Trial<'_>, kept: &[usize]) {
    let all = trial.all_rules();
    let requests = trial.keeping(&trial.given(Vec::new()));
    let same = |rules: &[usize]| {
        requests.iter().all(|request| {
            let broken = |rules: &[usize]| rules.iter().any(|rule| !trial.keeps(request, *rule));
            broken(rules) == broken(&all) && trial.error(request, rules) == trial.error(request, &all)
        })
    };
    assert!(same(kept), "{kept:?} say less");
    for rule in kept.iter().filter(|rule| trial.rules[**rule].error.is_none()) {
        assert!(!same(&without(kept, *rule)), "the rule {rule} adds nothing");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn with_every_request(text in specs()) {
        check_agreement(&text);
    }

    #[test]
    fn as_far_as_the_steps_reach(text in specs(), steps in 0_usize..3000) {
        let api = api(&text);
        let trial = Trial::of(&api);
        for finding in trial.find(steps) {
            prop_assert!(makes(&trial, reason(&finding), &finding), "{finding:?}");
        }
    }
}

/// Every kind of finding comes up among such specs, so that agreement says something.
#[test]
fn specs_show_every_kind_of_finding() {
    use proptest::strategy::ValueTree as _;
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let mut kinds = BTreeSet::new();
    for _ in 0..300 {
        let api = api(&specs().new_tree(&mut runner).unwrap().current());
        let trial = Trial::of(&api);
        let of_value = |atom: &Atom| matches!(trial.model.questions[*atom], Question::Equals(..));
        for finding in trial.find(1_000_000) {
            kinds.insert(match finding {
                Finding::Contradiction(because) => ("contradiction", because.rules.len() > 1),
                Finding::Never { atoms, .. } => ("never", atoms.iter().any(of_value)),
                Finding::Always { because, .. } => ("always", because.rules.len() > 1),
                Finding::Implied { because, .. } => ("implied", because.rules.is_empty()),
            });
        }
    }
    assert_eq!(kinds.len(), 8, "{kinds:?}");
}

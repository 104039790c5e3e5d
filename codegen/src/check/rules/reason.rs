//! Questions to the model, and the least that has to be given for an answer.

use super::model::{Constraint, Literal, Model};
use super::solve::{Answers, solve};
use super::steps::{Steps, TooHard};

/// Some of the rules, and some of the members that are always present, by their places in a [`Model`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Given {
    pub(crate) rules: Vec<usize>,
    pub(crate) required: Vec<usize>,
}

impl Given {
    fn rules(&mut self) -> &mut Vec<usize> {
        &mut self.rules
    }

    fn required(&mut self) -> &mut Vec<usize> {
        &mut self.required
    }
}

/// A model that answers as long as there are steps left.
pub(crate) struct Oracle<'m, 'a> {
    pub(crate) model: &'m Model<'a>,
    steps: &'m mut Steps,
}

/// Whether something holds of what is given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Verdict {
    Holds,
    Fails,
}

impl<'m, 'a> Oracle<'m, 'a> {
    pub(crate) fn new(model: &'m Model<'a>, steps: &'m mut Steps) -> Self {
        Self { model, steps }
    }

    /// All rules and required members.
    pub(crate) fn everything(&self) -> Given {
        Given {
            rules: (0..self.model.rules.len()).collect(),
            required: (0..self.model.required.len()).collect(),
        }
    }

    /// Whether what is given can be kept, and something else as well.
    pub(crate) fn answers(&mut self, given: &Given, also: &[Constraint]) -> Result<Answers, TooHard> {
        let rules = given.rules.iter().filter_map(|rule| self.model.rules.get(*rule));
        let required = given.required.iter().filter_map(|at| self.model.required.get(*at));
        let constraints: Vec<&Constraint> = also
            .iter()
            .chain(required.map(|(_, constraint)| constraint))
            .chain(rules.flat_map(|rule| &rule.constraints))
            .chain(&self.model.axioms)
            .collect();
        solve(self.model.questions.len(), &constraints, self.steps)
    }

    /// Whether what is given leaves no way for something else.
    pub(crate) fn rules_out(&mut self, given: &Given, also: &[Constraint]) -> Result<Verdict, TooHard> {
        Ok(match self.answers(given, also)? {
            Answers::None => Verdict::Holds,
            Answers::Exist(_) => Verdict::Fails,
        })
    }

    /// Whether what is given implies a constraint: it rules out every way to break it.
    fn implies(&mut self, given: &Given, constraint: &Constraint) -> Result<Verdict, TooHard> {
        let any_of = |literals: Vec<Literal>| Constraint::AnyOf(literals);
        match constraint {
            Constraint::AnyOf(literals) => {
                let none = literals.iter().map(|literal| any_of(vec![literal.opposite()]));
                self.rules_out(given, &none.collect::<Vec<_>>())
            }
            Constraint::AtMostOne(atoms) => {
                let mut others: Vec<Literal> = atoms.iter().map(|atom| Literal::Is(*atom)).collect();
                while let Some(one) = others.pop() {
                    let two = [any_of(vec![one]), any_of(others.clone())];
                    if !others.is_empty() && self.rules_out(given, &two)? == Verdict::Fails {
                        return Ok(Verdict::Fails);
                    }
                }
                Ok(Verdict::Holds)
            }
        }
    }

    /// Whether what is given implies a rule.
    pub(crate) fn implies_rule(&mut self, given: &Given, rule: usize) -> Result<Verdict, TooHard> {
        let model = self.model;
        for constraint in model.rules.get(rule).iter().flat_map(|rule| &rule.constraints) {
            if self.implies(given, constraint)? == Verdict::Fails {
                return Ok(Verdict::Fails);
            }
        }
        Ok(Verdict::Holds)
    }

    /// A part of what is given that a verdict holds of, as it does of the whole, and of which nothing can be left
    /// out; of rules that do as well, the first ones. Where the steps do not reach, more than the least.
    pub(crate) fn least(
        &mut self,
        given: Given,
        mut verdict: impl FnMut(&mut Self, &Given) -> Result<Verdict, TooHard>,
    ) -> Given {
        let mut least = given;
        for list in [Given::rules as fn(&mut Given) -> &mut Vec<usize>, Given::required] {
            for at in (0..list(&mut least).len()).rev() {
                let mut without = least.clone();
                list(&mut without).remove(at);
                match verdict(self, &without) {
                    Ok(Verdict::Holds) => least = without,
                    Ok(Verdict::Fails) => {}
                    Err(TooHard) => return least,
                }
            }
        }
        least
    }
}

//! What is wrong with rules together: contradictions, members that they leave no choice about, rules that say
//! nothing new.

use std::collections::HashSet;

use super::model::{Atom, Constraint, Literal, Model, Question};
use super::reason::{Given, Oracle, Verdict};
use super::solve::{Answer, Answers};
use super::steps::{Steps, TooHard};

/// Something wrong, and the rules and required members that make it so.
#[derive(Debug)]
pub(crate) enum Finding {
    /// No request keeps these together.
    Contradiction(Given),
    /// The answer to these questions is no in every request.
    Never { atoms: Vec<Atom>, because: Given },
    /// The answer to these questions is yes in every request.
    Always { atoms: Vec<Atom>, because: Given },
    /// A rule says nothing that the others do not.
    Implied { rule: usize, because: Given },
}

/// All that is found before the steps are used up.
pub(crate) fn find(model: &Model<'_>, steps: &mut Steps) -> Vec<Finding> {
    let mut finder = Finder { oracle: Oracle::new(model, steps), found: Vec::new() };
    match finder.find_all() {
        // What has been found till then is true all the same.
        Ok(()) | Err(TooHard) => finder.found,
    }
}

struct Finder<'m, 'a> {
    oracle: Oracle<'m, 'a>,
    found: Vec<Finding>,
}

impl Finder<'_, '_> {
    fn find_all(&mut self) -> Result<(), TooHard> {
        self.find_contradictions()?;
        // Of what cannot be, anything follows.
        if self.found.is_empty() {
            self.find_forced()?;
            self.find_implied()?;
        }
        Ok(())
    }

    /// Contradictions that have no rule in common.
    fn find_contradictions(&mut self) -> Result<(), TooHard> {
        let mut given = self.oracle.everything();
        while self.oracle.rules_out(&given, &[])? == Verdict::Holds {
            let least = self.oracle.least(given.clone(), |oracle, part| oracle.rules_out(part, &[]));
            let before = given.rules.len();
            given.rules.retain(|rule| least.rules.binary_search(rule).is_err());
            if given.rules.len() == before {
                break;
            }
            self.found.push(Finding::Contradiction(least));
        }
        Ok(())
    }

    /// Members and values that the rules leave no choice about.
    fn find_forced(&mut self) -> Result<(), TooHard> {
        let everything = self.oracle.everything();
        let Answers::Exist(answers) = self.oracle.answers(&everything, &[])? else { return Ok(()) };
        let mut seen = Seen::default();
        seen.add(&answers);
        let mut never_set = HashSet::new();
        for (atom, question) in self.oracle.model.questions.iter().enumerate() {
            match question {
                Question::Present(member) => {
                    if self.is_forced(Literal::IsNot(atom), &everything, &mut seen)? {
                        never_set.insert(*member);
                    } else {
                        self.is_forced(Literal::Is(atom), &everything, &mut seen)?;
                    }
                }
                Question::Equals(member, _) if !never_set.contains(member) => {
                    self.is_forced(Literal::IsNot(atom), &everything, &mut seen)?;
                }
                Question::Equals(..) | Question::Condition => {}
            }
        }
        Ok(())
    }

    /// Whether an answer is the only one; if rules make it so, it is kept as found.
    fn is_forced(&mut self, answer: Literal, everything: &Given, seen: &mut Seen) -> Result<bool, TooHard> {
        if seen.has(answer.opposite()) {
            return Ok(false);
        }
        let otherwise = [Constraint::AnyOf(vec![answer.opposite()])];
        match self.oracle.answers(everything, &otherwise)? {
            Answers::Exist(answers) => {
                seen.add(&answers);
                Ok(false)
            }
            Answers::None => {
                let because =
                    self.oracle.least(everything.clone(), |oracle, part| oracle.rules_out(part, &otherwise));
                // Without a rule it is a required member.
                if !because.rules.is_empty() {
                    self.keep_forced(answer, because);
                }
                Ok(true)
            }
        }
    }

    /// What has the same reason is told together.
    fn keep_forced(&mut self, answer: Literal, reason: Given) {
        for finding in &mut self.found {
            match (finding, answer) {
                (Finding::Never { atoms, because }, Literal::IsNot(atom))
                | (Finding::Always { atoms, because }, Literal::Is(atom))
                    if *because == reason =>
                {
                    return atoms.push(atom);
                }
                _ => {}
            }
        }
        self.found.push(match answer {
            Literal::IsNot(atom) => Finding::Never { atoms: vec![atom], because: reason },
            Literal::Is(atom) => Finding::Always { atoms: vec![atom], because: reason },
        });
    }

    /// Rules that follow from the others. Of rules that say the same, the first is kept.
    fn find_implied(&mut self) -> Result<(), TooHard> {
        let mut kept = self.oracle.everything();
        for rule in (0..self.oracle.model.rules.len()).rev() {
            let mut others = kept.clone();
            others.rules.retain(|other| *other != rule);
            let rivals = self.rivals(rule, &others);
            if self.oracle.implies_rule(&rivals, rule)? == Verdict::Holds {
                let because = self.oracle.least(rivals, |oracle, part| oracle.implies_rule(part, rule));
                self.found.push(Finding::Implied { rule, because });
                kept = others;
            }
        }
        Ok(())
    }

    /// The rules that can take the place of a rule. A caller gets the error of the first broken rule that names
    /// one, so where the rule names an error, only such rules can as come before it, or name the same error with
    /// no other between.
    fn rivals(&self, rule: usize, others: &Given) -> Given {
        let error_of = |rule: usize| self.oracle.model.rules.get(rule).and_then(|rule| rule.error);
        let mut rivals = others.clone();
        if let Some(error) = error_of(rule) {
            let end = others
                .rules
                .iter()
                .find(|other| **other > rule && error_of(**other).is_some_and(|named| named != error))
                .map_or(usize::MAX, |end| *end);
            rivals.rules.retain(|other| *other < end && error_of(*other).is_some());
        }
        rivals
    }
}

/// Answers that requests were seen to give.
#[derive(Default)]
struct Seen {
    yes: HashSet<Atom>,
    no: HashSet<Atom>,
}

impl Seen {
    fn add(&mut self, answers: &[Answer]) {
        for (atom, answer) in answers.iter().enumerate() {
            match answer {
                Answer::Yes => self.yes.insert(atom),
                Answer::No | Answer::Open => self.no.insert(atom),
            };
        }
    }

    fn has(&self, literal: Literal) -> bool {
        match literal {
            Literal::Is(atom) => self.yes.contains(&atom),
            Literal::IsNot(atom) => self.no.contains(&atom),
        }
    }
}

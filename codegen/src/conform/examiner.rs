//! Where an examination stands, what it has found, and how much it may still do.

use super::{Finding, MAX_FINDINGS, Weight, push_step};
use crate::ir::{Api, Direction, Rule};

/// Values are nested less deep than this: JSON is read up to 128 levels.
const MAX_DEPTH: usize = 200;
/// Values that may be looked at as alternatives of unions. Unions of unions can be tried in more ways than there is
/// time for; a value that needs more is refused.
const MAX_TRIALS: usize = 2_000_000;

/// How much is told of what is wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Telling {
    /// Each thing, with its place and a message.
    Everything,
    /// Only whether there is anything; the first thing ends it.
    Whether,
}

/// An examination in progress.
pub(super) struct Examiner<'a, P> {
    pub(super) api: &'a Api,
    pub(super) direction: Direction,
    /// The member of the request that is looked at.
    pub(super) input: Option<usize>,
    /// The tag of the union around the object that comes next, which it need not declare.
    pub(super) tag: Option<&'a str>,
    telling: Telling,
    pointer: String,
    found: Vec<Finding<'a, P>>,
    depth: usize,
    /// How many unions are around what is looked at.
    unions: usize,
    trials: usize,
}

impl<'a, P: Copy> Examiner<'a, P> {
    pub(super) fn new(api: &'a Api, direction: Direction, telling: Telling) -> Self {
        Self {
            api,
            direction,
            input: None,
            tag: None,
            telling,
            pointer: String::new(),
            found: Vec::new(),
            depth: 0,
            unions: 0,
            trials: 0,
        }
    }

    /// What was found so far.
    pub(super) fn take(&mut self) -> Vec<Finding<'a, P>> {
        std::mem::take(&mut self.found)
    }

    /// Everything that was found. `whole` is the place of all that was looked at.
    pub(super) fn finish(mut self, whole: P) -> Vec<Finding<'a, P>> {
        if self.trials > MAX_TRIALS {
            self.input = None;
            self.report(
                Weight::Misfit,
                whole,
                "effort",
                || "takes too long to judge: unions fit it in too many ways",
            );
        }
        self.found
    }

    /// The value here is wrong.
    pub(super) fn report<M: Into<String>>(
        &mut self,
        weight: Weight,
        place: P,
        word: &'a str,
        message: impl FnOnce() -> M,
    ) {
        if self.has_room() {
            self.push(weight, place, word, None, message);
        }
    }

    /// The object here breaks a rule. Those of the whole are never too many: they are as many as the description has.
    pub(super) fn report_rule(&mut self, place: P, rule: &'a Rule, message: impl FnOnce() -> String) {
        if self.has_room() || self.pointer.is_empty() {
            self.push(Weight::Limit, place, &rule.name, Some(rule), message);
        }
    }

    fn has_room(&self) -> bool {
        match self.telling {
            Telling::Everything => self.found.len() < MAX_FINDINGS,
            Telling::Whether => self.found.is_empty(),
        }
    }

    fn push<M: Into<String>>(
        &mut self,
        weight: Weight,
        place: P,
        word: &'a str,
        rule: Option<&'a Rule>,
        message: impl FnOnce() -> M,
    ) {
        let message = match self.telling {
            Telling::Everything => message().into(),
            Telling::Whether => String::new(),
        };
        let (pointer, input) = (self.pointer.clone(), self.input);
        self.found.push(Finding { place, pointer, input, word, message, rule, weight });
    }

    /// Looks at what is below a name.
    pub(super) fn below(&mut self, step: &str, look: impl FnOnce(&mut Self)) {
        if self.telling == Telling::Whether {
            return look(self);
        }
        let length = self.pointer.len();
        push_step(&mut self.pointer, step);
        look(self);
        self.pointer.truncate(length);
    }

    /// Looks at the elements of a list.
    pub(super) fn each<T>(&mut self, items: &[T], mut look: impl FnMut(&mut Self, &T)) {
        for (index, item) in items.iter().enumerate() {
            match self.telling {
                Telling::Everything => self.below(&index.to_string(), |examiner| look(examiner, item)),
                Telling::Whether => look(self, item),
            }
        }
    }

    /// Looks at a value, unless that would be too much.
    pub(super) fn enter(&mut self, place: P, look: impl FnOnce(&mut Self)) {
        if self.telling == Telling::Whether && !self.found.is_empty() {
            return;
        }
        if self.unions > 0 {
            self.trials += 1;
            if self.trials > MAX_TRIALS {
                return;
            }
        }
        if self.depth >= MAX_DEPTH {
            return self.report(Weight::Misfit, place, "effort", || "is nested too deep to judge");
        }
        self.depth += 1;
        look(self);
        self.depth -= 1;
    }

    /// What looking at something finds, without keeping it.
    pub(super) fn trial(&mut self, look: impl FnOnce(&mut Self)) -> Trial<'a, P> {
        let kept = std::mem::take(&mut self.found);
        self.unions += 1;
        look(self);
        self.unions -= 1;
        Trial(std::mem::replace(&mut self.found, kept))
    }

    /// Whether a trial found that the value here, and not only something in it, is of another type.
    pub(super) fn is_of_another_kind(&self, trial: &Trial<'a, P>) -> bool {
        trial.0.iter().any(|finding| finding.word == "type" && finding.pointer == self.pointer)
    }

    /// Whether a trial found that the value here is one that an enum does not name.
    pub(super) fn is_unnamed(&self, trial: &Trial<'a, P>) -> bool {
        trial.0.iter().any(|finding| finding.word == "enum" && finding.pointer == self.pointer)
    }

    /// Keeps what a trial found.
    pub(super) fn keep(&mut self, trial: Trial<'a, P>) {
        let room = MAX_FINDINGS.saturating_sub(self.found.len());
        self.found.extend(trial.0.into_iter().take(room));
    }
}

/// What a trial found.
pub(super) struct Trial<'a, P>(Vec<Finding<'a, P>>);

impl<P> Trial<'_, P> {
    /// The worst of it; nothing where the value is good.
    pub(super) fn weight(&self) -> Option<Weight> {
        self.0.iter().map(|finding| finding.weight).max()
    }
}

//! Where a judgement stands, what it has found, and how much it may still do.

use specwright_codegen::ir::{Api, ErrorId};

use crate::{Part, Problem};

/// Values are nested less deep than this: JSON is read up to 128 levels.
const MAX_DEPTH: usize = 200;
/// Values that may be looked at as alternatives of unions. Unions of unions can be tried in more ways than there is
/// time for; a request that needs more is refused.
const MAX_TRIALS: usize = 2_000_000;
/// Problems that are kept, rules of the operation apart; more help nobody.
pub(super) const MAX_PROBLEMS: usize = 1000;

/// How badly a value fails to be what a type says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Weight {
    /// It is of the type, and breaks a limit or a rule.
    Limit,
    /// A reader of the type would take it: it has members too many, or a null in place of an absent member.
    Loose,
    /// It is not of the type.
    Misfit,
}

/// A judgement in progress.
pub(super) struct Judging<'a> {
    pub(super) api: &'a Api,
    /// The part of the request that is looked at.
    pub(super) part: Part,
    pointer: String,
    found: Vec<(Weight, Problem)>,
    depth: usize,
    /// How many unions are around what is looked at.
    unions: usize,
    trials: usize,
}

impl<'a> Judging<'a> {
    pub(super) fn new(api: &'a Api) -> Self {
        Self {
            api,
            part: Part::Whole,
            pointer: String::new(),
            found: Vec::new(),
            depth: 0,
            unions: 0,
            trials: 0,
        }
    }

    /// Everything that was found.
    pub(super) fn finish(mut self) -> Vec<Problem> {
        if self.trials > MAX_TRIALS {
            self.part = Part::Whole;
            self.report(Weight::Misfit, "effort", "takes too long to judge: unions fit it in too many ways");
        }
        self.found.into_iter().map(|(_, problem)| problem).collect()
    }

    /// Adds what was found elsewhere.
    pub(super) fn append(&mut self, problems: Vec<Problem>) {
        let room = MAX_PROBLEMS.saturating_sub(self.found.len());
        self.found.extend(problems.into_iter().take(room).map(|problem| (Weight::Misfit, problem)));
    }

    /// The value here is wrong.
    pub(super) fn report(&mut self, weight: Weight, rule: &str, message: impl Into<String>) {
        if self.found.len() < MAX_PROBLEMS {
            self.push(weight, rule, message.into(), None);
        }
    }

    /// The object here breaks a rule. These are never too many: they are as many as the description has.
    pub(super) fn report_rule(&mut self, rule: &str, message: String, error: Option<ErrorId>) {
        if self.found.len() < MAX_PROBLEMS || self.part == Part::Whole {
            self.push(Weight::Limit, rule, message, error);
        }
    }

    fn push(&mut self, weight: Weight, rule: &str, message: String, error: Option<ErrorId>) {
        let problem =
            Problem { part: self.part, pointer: self.pointer.clone(), rule: rule.to_owned(), message, error };
        self.found.push((weight, problem));
    }

    /// Looks at what is below a name or an index.
    pub(super) fn below(&mut self, step: &str, look: impl FnOnce(&mut Self)) {
        let length = self.pointer.len();
        push_step(&mut self.pointer, step);
        look(self);
        self.pointer.truncate(length);
    }

    /// Looks at a value, unless that would be too much.
    pub(super) fn enter(&mut self, look: impl FnOnce(&mut Self)) {
        if self.unions > 0 {
            self.trials += 1;
            if self.trials > MAX_TRIALS {
                return;
            }
        }
        if self.depth >= MAX_DEPTH {
            return self.report(Weight::Misfit, "effort", "is nested too deep to judge");
        }
        self.depth += 1;
        look(self);
        self.depth -= 1;
    }

    /// What looking at something finds, without keeping it.
    pub(super) fn trial(&mut self, look: impl FnOnce(&mut Self)) -> Trial {
        let kept = std::mem::take(&mut self.found);
        self.unions += 1;
        look(self);
        self.unions -= 1;
        Trial(std::mem::replace(&mut self.found, kept))
    }

    /// Whether a trial found that the value here, and not only something in it, is of another type.
    pub(super) fn is_of_another_kind(&self, trial: &Trial) -> bool {
        trial.0.iter().any(|(_, problem)| problem.rule == "type" && problem.pointer == self.pointer)
    }

    /// Keeps what a trial found.
    pub(super) fn keep(&mut self, trial: Trial) {
        let room = MAX_PROBLEMS.saturating_sub(self.found.len());
        self.found.extend(trial.0.into_iter().take(room));
    }
}

/// What a trial found.
pub(super) struct Trial(Vec<(Weight, Problem)>);

impl Trial {
    /// The worst of it; nothing where the value is good.
    pub(super) fn weight(&self) -> Option<Weight> {
        self.0.iter().map(|(weight, _)| *weight).max()
    }
}

/// Appends a step of a JSON pointer (RFC 6901).
pub(super) fn push_step(pointer: &mut String, step: &str) {
    pointer.push('/');
    for letter in step.chars() {
        match letter {
            '~' => pointer.push_str("~0"),
            '/' => pointer.push_str("~1"),
            other => pointer.push(other),
        }
    }
}

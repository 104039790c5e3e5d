//! Rules: which members are there, so that all rules hold or exactly one is broken.

use super::Choices;
use super::describe::{Condition, Literal, Object, RuleKind, Shape};
use crate::Decimal;

/// What becomes of a member.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum State {
    Absent,
    Null,
    /// A list that sends nothing.
    Empty,
    /// A value, of which no rule asks what it is, or which is none of those that rules ask for.
    Given,
    /// This value.
    Exactly(Literal),
}

/// What rules must come to.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Wanted {
    AllHold,
    /// This one is broken, and all others hold.
    Broken(usize),
}

/// The steps after which a choice of members is given up.
const MAX_STEPS: usize = 200_000;

/// A state for each member, of those that it may have, the simplest first; nothing where rules leave none.
pub(super) fn solve(
    object: &Object,
    allowed: &[Vec<State>],
    wanted: Wanted,
    choices: &mut Choices,
) -> Option<Vec<State>> {
    let named: Vec<usize> = (0..allowed.len()).filter(|member| is_named(object, *member)).collect();
    let mut states: Vec<State> =
        allowed.iter().map(|states| choices.pick(states).cloned()).collect::<Option<_>>()?;
    let order: Vec<Vec<State>> = named
        .iter()
        .filter_map(|member| {
            let mut states = allowed.get(*member)?.clone();
            let first = choices.index(states.len());
            states.rotate_left(first);
            Some(states)
        })
        .collect();
    let mut search = Search { object, wanted, named: &named, order: &order, steps: 0 };
    search.run(0, &mut states).then_some(states)
}

/// Whether a rule is about a member.
pub(super) fn is_named(object: &Object, member: usize) -> bool {
    object.rules.iter().any(|rule| members(&rule.kind).contains(&member))
}

/// All members that a rule names.
fn members(kind: &RuleKind) -> Vec<usize> {
    match kind {
        RuleKind::Any(members)
        | RuleKind::One(members)
        | RuleKind::AtMostOne(members)
        | RuleKind::Together(members) => members.clone(),
        RuleKind::Need(condition, members) | RuleKind::Forbid(condition, members) => {
            let (Condition::Present(subject) | Condition::Equals(subject, _)) = condition;
            members.iter().chain([subject]).copied().collect()
        }
    }
}

struct Search<'s> {
    object: &'s Object,
    wanted: Wanted,
    /// The members that rules name, and their states in the order in which they are tried.
    named: &'s [usize],
    order: &'s [Vec<State>],
    steps: usize,
}

impl Search<'_> {
    /// Gives states to the named members from this one on, so that the rules come to what is wanted.
    fn run(&mut self, at: usize, states: &mut [State]) -> bool {
        self.steps += 1;
        if self.steps > MAX_STEPS {
            return false;
        }
        let (Some(member), Some(order)) = (self.named.get(at).copied(), self.order.get(at)) else {
            return true;
        };
        for state in order {
            if let Some(slot) = states.get_mut(member) {
                *slot = state.clone();
            }
            if self.is_possible(at, states) && self.run(at + 1, states) {
                return true;
            }
        }
        false
    }

    /// Whether the rules come to what is wanted whose last member has just got its state.
    fn is_possible(&self, at: usize, states: &[State]) -> bool {
        let last = self.named.get(at);
        self.object.rules.iter().enumerate().filter(|(_, rule)| members(&rule.kind).iter().max() == last).all(
            |(index, rule)| {
                let wanted = self.wanted != Wanted::Broken(index);
                holds(self.object, &rule.kind, states) == wanted
            },
        )
    }
}

/// Whether a rule holds.
pub(super) fn holds(object: &Object, kind: &RuleKind, states: &[State]) -> bool {
    let state = |member: &usize| states.get(*member).unwrap_or(&State::Absent);
    let is_present = |member: &usize| matches!(state(member), State::Given | State::Exactly(_));
    let count = |members: &[usize]| members.iter().filter(|member| is_present(member)).count();
    let applies = |condition: &Condition| match condition {
        Condition::Present(member) => is_present(member),
        Condition::Equals(member, values) => match (state(member), object.members.get(*member)) {
            (State::Exactly(value), Some(member)) => {
                values.iter().any(|other| same(&member.shape, value, other))
            }
            _ => false,
        },
    };
    match kind {
        RuleKind::Any(members) => count(members) > 0,
        RuleKind::One(members) => count(members) == 1,
        RuleKind::AtMostOne(members) => count(members) < 2,
        RuleKind::Together(members) => count(members) == 0 || count(members) == members.len(),
        RuleKind::Need(condition, members) => !applies(condition) || count(members) == members.len(),
        RuleKind::Forbid(condition, members) => !applies(condition) || count(members) == 0,
    }
}

/// Whether two values of a member are one: 1 is 1.0, and so in a text that stands for a number.
pub(super) fn same(shape: &Shape, one: &Literal, other: &Literal) -> bool {
    match (one, other) {
        (Literal::Text(one), Literal::Text(other)) => is_one_text(shape, one, other),
        (Literal::Integer(one), Literal::Number(other)) | (Literal::Number(other), Literal::Integer(one)) => {
            *one as f64 == *other
        }
        (one, other) => one == other,
    }
}

/// Whether two texts of a member are one value.
pub(super) fn is_one_text(shape: &Shape, one: &str, other: &str) -> bool {
    let number = |text: &str| text.parse::<Decimal>().ok();
    one == other
        || matches!(shape, Shape::AsText(_))
            && number(one).zip(number(other)).is_some_and(|(one, other)| one == other)
}

/// The values that rules compare a member with, each once.
pub(super) fn compared(object: &Object, member: usize) -> Vec<Literal> {
    let mut found: Vec<Literal> = Vec::new();
    let Some(about) = object.members.get(member) else { return found };
    for rule in &object.rules {
        if let RuleKind::Need(Condition::Equals(subject, values), _)
        | RuleKind::Forbid(Condition::Equals(subject, values), _) = &rule.kind
            && *subject == member
        {
            for value in values {
                if !found.iter().any(|known| same(&about.shape, known, value)) {
                    found.push(*value);
                }
            }
        }
    }
    found
}

//! The rules of one object as constraints over questions with the answer yes or no.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::rc::Rc;

use crate::check::values::single::Single;
use crate::ir::{Condition, Demand, ErrorId, MemberRef, Rule, Value};

/// A question, by its place in [`Model::questions`].
pub(crate) type Atom = usize;

/// An answer to a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Literal {
    Is(Atom),
    IsNot(Atom),
}

/// What answers must keep.
#[derive(Debug, Clone)]
pub(crate) enum Constraint {
    /// At least one of these holds.
    AnyOf(Vec<Literal>),
    /// At most one of these is answered with yes.
    AtMostOne(Vec<Atom>),
}

impl Constraint {
    /// This, as far as a rule applies.
    fn only_when(self, applies: Literal) -> Vec<Constraint> {
        let unless = applies.opposite();
        match self {
            Constraint::AnyOf(literals) => {
                vec![Constraint::AnyOf(std::iter::once(unless).chain(literals).collect())]
            }
            Constraint::AtMostOne(atoms) => {
                let pair = |one: Atom, other: Atom| {
                    Constraint::AnyOf(vec![unless, Literal::IsNot(one), Literal::IsNot(other)])
                };
                let pairs = atoms
                    .iter()
                    .enumerate()
                    .flat_map(|(at, one)| atoms.iter().skip(at + 1).map(move |other| pair(*one, *other)));
                pairs.collect()
            }
        }
    }
}

/// What is asked.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Question<'a> {
    /// Is the member of this index present?
    Present(usize),
    /// Has the member of this index this value?
    Equals(usize, &'a Value),
    /// Has a member one of the values that a rule says?
    Condition,
}

/// What is known of a member before any rule.
pub(crate) struct Facts<'a> {
    pub(crate) attendance: Attendance,
    /// All values that it may have in a request, where they can be listed.
    pub(crate) values: Option<Rc<HashSet<Single<'a>>>>,
}

/// What a value of a member, by its index, is compared by.
type Singles<'s, 'a> = &'s dyn Fn(usize, &'a Value) -> Option<Single<'a>>;

/// Whether a member is present in every request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Attendance {
    Always,
    Perhaps,
}

/// The rules of one object. Its size is that of the rules as written.
pub(crate) struct Model<'a> {
    /// Members in the author's order, each with its values behind it; then conditions.
    pub(crate) questions: Vec<Question<'a>>,
    /// What holds without any rule: a value makes a member present. That there is one value at a time need not be
    /// said: rules can only demand that there is none, so of two values one can always be taken back.
    pub(crate) axioms: Vec<Constraint>,
    /// Members that are always present: their index, and the constraint that says so.
    pub(crate) required: Vec<(usize, Constraint)>,
    /// What each rule says, in the author's order.
    pub(crate) rules: Vec<Modelled>,
}

/// A rule as constraints, all of which it demands.
pub(crate) struct Modelled {
    pub(crate) constraints: Vec<Constraint>,
    pub(crate) error: Option<ErrorId>,
}

impl Literal {
    pub(crate) fn atom(self) -> Atom {
        match self {
            Literal::Is(atom) | Literal::IsNot(atom) => atom,
        }
    }

    pub(crate) fn opposite(self) -> Self {
        match self {
            Literal::Is(atom) => Literal::IsNot(atom),
            Literal::IsNot(atom) => Literal::Is(atom),
        }
    }
}

impl<'a> Model<'a> {
    /// Models rules, none of which has problems of its own.
    pub(crate) fn of(
        rules: &[&'a Rule],
        mut facts_of: impl FnMut(usize) -> Facts<'a>,
        singles: Singles<'_, 'a>,
    ) -> Self {
        let mut builder = Builder::default();
        for (index, values) in named(rules) {
            builder.add_member(index, &values, &facts_of(index), singles);
        }
        let rules = rules
            .iter()
            .map(|rule| Modelled { constraints: builder.constraints(rule, singles), error: rule.error })
            .collect();
        let Builder { questions, axioms, required, .. } = builder;
        Self { questions, axioms, required, rules }
    }
}

/// The members that rules name, each with the values that they name of it.
fn named<'a>(rules: &[&'a Rule]) -> BTreeMap<usize, Vec<&'a Value>> {
    let mut found: BTreeMap<usize, Vec<&'a Value>> = BTreeMap::new();
    for rule in rules {
        let (listed, condition) = (&rule.members, rule.when.as_ref());
        listed.iter().for_each(|member| {
            found.entry(member.index).or_default();
        });
        match condition {
            Some(Condition::Present(member)) => {
                found.entry(member.index).or_default();
            }
            Some(Condition::Equals(member, values)) => found.entry(member.index).or_default().extend(values),
            None => {}
        }
    }
    found
}

#[derive(Default)]
struct Builder<'a> {
    questions: Vec<Question<'a>>,
    axioms: Vec<Constraint>,
    required: Vec<(usize, Constraint)>,
    present: HashMap<usize, Atom>,
    equals: HashMap<(usize, Single<'a>), Atom>,
}

impl<'a> Builder<'a> {
    fn ask(&mut self, question: Question<'a>) -> Atom {
        self.questions.push(question);
        self.questions.len() - 1
    }

    fn add_member(
        &mut self,
        index: usize,
        values: &[&'a Value],
        facts: &Facts<'a>,
        singles: Singles<'_, 'a>,
    ) {
        let present = self.ask(Question::Present(index));
        self.present.insert(index, present);
        if facts.attendance == Attendance::Always {
            self.required.push((index, Constraint::AnyOf(vec![Literal::Is(present)])));
        }
        let mut atoms = Vec::new();
        for value in values {
            let Some(single) =
                singles(index, value).filter(|single| !self.equals.contains_key(&(index, *single)))
            else {
                continue;
            };
            let atom = self.ask(Question::Equals(index, value));
            self.equals.insert((index, single), atom);
            self.axioms.push(Constraint::AnyOf(vec![Literal::IsNot(atom), Literal::Is(present)]));
            atoms.push(atom);
        }
        if self.names_all(index, facts, atoms.len()) {
            let any = atoms.iter().map(|atom| Literal::Is(*atom));
            self.axioms
                .push(Constraint::AnyOf(std::iter::once(Literal::IsNot(present)).chain(any).collect()));
        }
    }

    /// Whether rules name every value that the member may have, so that it has one of those when it is present.
    fn names_all(&self, index: usize, facts: &Facts<'a>, named: usize) -> bool {
        facts.values.as_ref().is_some_and(|all| {
            (1..=named).contains(&all.len())
                && all.iter().all(|single| self.equals.contains_key(&(index, *single)))
        })
    }

    fn constraints(&mut self, rule: &'a Rule, singles: Singles<'_, 'a>) -> Vec<Constraint> {
        let atoms = self.atoms(&rule.members);
        let demanded = match rule.demand {
            Demand::Any => vec![any(&atoms)],
            Demand::One => vec![any(&atoms), Constraint::AtMostOne(atoms)],
            Demand::AtMostOne => vec![Constraint::AtMostOne(atoms)],
            Demand::Together => {
                // Each needs the next one, and the last one the first.
                let next = atoms.iter().cycle().skip(1);
                let pairs = atoms.iter().zip(next);
                pairs.map(|(atom, next)| implies(Literal::Is(*atom), Literal::Is(*next))).collect()
            }
            Demand::Need => {
                atoms.into_iter().map(|atom| Constraint::AnyOf(vec![Literal::Is(atom)])).collect()
            }
            Demand::Forbid => {
                atoms.into_iter().map(|atom| Constraint::AnyOf(vec![Literal::IsNot(atom)])).collect()
            }
        };
        match &rule.when {
            None => demanded,
            Some(condition) => {
                let applies = self.condition(condition, singles);
                demanded.into_iter().flat_map(|constraint| constraint.only_when(applies)).collect()
            }
        }
    }

    fn atoms(&self, listed: &[MemberRef]) -> Vec<Atom> {
        listed.iter().filter_map(|member| self.present.get(&member.index).copied()).collect()
    }

    /// The answer that says that a rule applies.
    fn condition(&mut self, condition: &'a Condition, singles: Singles<'_, 'a>) -> Literal {
        let atoms = match condition {
            Condition::Present(member) => self.atoms(std::slice::from_ref(member)),
            Condition::Equals(member, values) => values
                .iter()
                .filter_map(|value| self.equals.get(&(member.index, singles(member.index, value)?)).copied())
                .collect(),
        };
        if let [atom] = atoms.as_slice() {
            return Literal::Is(*atom);
        }
        let applies = Literal::Is(self.ask(Question::Condition));
        self.axioms.extend(atoms.iter().map(|atom| implies(Literal::Is(*atom), applies)));
        let any = atoms.into_iter().map(Literal::Is);
        self.axioms.push(Constraint::AnyOf(std::iter::once(applies.opposite()).chain(any).collect()));
        applies
    }
}

fn any(atoms: &[Atom]) -> Constraint {
    Constraint::AnyOf(atoms.iter().copied().map(Literal::Is).collect())
}

fn implies(when: Literal, then: Literal) -> Constraint {
    Constraint::AnyOf(vec![when.opposite(), then])
}

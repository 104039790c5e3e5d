//! Whether constraints can be kept together: backtracking over the answers, with what follows from each.

use super::model::{Atom, Constraint, Literal};
use super::steps::{Steps, TooHard};

/// Whether there are answers that keep all constraints.
#[derive(Debug)]
pub(crate) enum Answers {
    /// For example these, by atom.
    Exist(Vec<Answer>),
    /// There are none.
    None,
}

/// An answer to one question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Answer {
    /// Not given yet.
    Open,
    Yes,
    No,
}

/// Looks for answers to this many questions.
pub(crate) fn solve(
    questions: usize,
    constraints: &[&Constraint],
    steps: &mut Steps,
) -> Result<Answers, TooHard> {
    let mut search = Search::new(questions, constraints, steps)?;
    let mut kept = search.begin()?;
    loop {
        if let Keeps::Broken = kept {
            match search.turn_back() {
                Some(literal) => search.answer(literal),
                None => return Ok(Answers::None),
            }
        } else {
            match search.undecided()? {
                Some(atom) => search.try_yes(atom),
                None => return Ok(Answers::Exist(search.answers)),
            }
        }
        kept = search.follow()?;
    }
}

/// What answers so far do to constraints.
enum Keeps {
    /// They may still be kept.
    Open,
    /// One is broken.
    Broken,
}

struct Search<'s> {
    constraints: &'s [&'s Constraint],
    /// By [`place`] of a literal: the constraints to look at when it comes to hold.
    concerned: Vec<Vec<usize>>,
    answers: Vec<Answer>,
    /// The answers in the order in which they were given.
    given: Vec<Literal>,
    /// How many of them have been followed up.
    followed: usize,
    /// The answers that were a choice, as places in `given`.
    choices: Vec<usize>,
    /// Where the search for an undecided constraint goes on.
    cursor: usize,
    steps: &'s mut Steps,
}

fn place(literal: Literal) -> usize {
    match literal {
        Literal::Is(atom) => 2 * atom,
        Literal::IsNot(atom) => 2 * atom + 1,
    }
}

impl<'s> Search<'s> {
    fn new(
        questions: usize,
        constraints: &'s [&'s Constraint],
        steps: &'s mut Steps,
    ) -> Result<Self, TooHard> {
        steps.take(questions)?;
        let mut concerned = vec![Vec::new(); 2 * questions];
        let mut concern = |literal: Literal, constraint: usize| {
            if let Some(concerned) = concerned.get_mut(place(literal)) {
                concerned.push(constraint);
            }
        };
        for (index, constraint) in constraints.iter().enumerate() {
            match constraint {
                Constraint::AnyOf(literals) => {
                    steps.take(literals.len())?;
                    literals.iter().for_each(|literal| concern(literal.opposite(), index));
                }
                Constraint::AtMostOne(atoms) => {
                    steps.take(atoms.len())?;
                    atoms.iter().for_each(|atom| concern(Literal::Is(*atom), index));
                }
            }
        }
        Ok(Self {
            constraints,
            concerned,
            answers: vec![Answer::Open; questions],
            given: Vec::new(),
            followed: 0,
            choices: Vec::new(),
            cursor: 0,
            steps,
        })
    }

    fn holds(&self, literal: Literal) -> Answer {
        let answer = self.answers.get(literal.atom()).copied().unwrap_or(Answer::Open);
        match (literal, answer) {
            (_, Answer::Open) => Answer::Open,
            (Literal::Is(_), Answer::Yes) | (Literal::IsNot(_), Answer::No) => Answer::Yes,
            (Literal::Is(_), Answer::No) | (Literal::IsNot(_), Answer::Yes) => Answer::No,
        }
    }

    /// Gives an answer to an open question.
    fn answer(&mut self, literal: Literal) {
        if let Some(answer) = self.answers.get_mut(literal.atom()) {
            *answer = match literal {
                Literal::Is(_) => Answer::Yes,
                Literal::IsNot(_) => Answer::No,
            };
            self.given.push(literal);
        }
    }

    fn try_yes(&mut self, atom: Atom) {
        self.choices.push(self.given.len());
        self.answer(Literal::Is(atom));
    }

    /// Takes the last choice back; the other answer is then the only one. None when no choice is left.
    fn turn_back(&mut self) -> Option<Literal> {
        let choice = self.choices.pop()?;
        let undone = self.given.split_off(choice);
        for literal in &undone {
            if let Some(answer) = self.answers.get_mut(literal.atom()) {
                *answer = Answer::Open;
            }
        }
        self.followed = choice;
        undone.first().map(|literal| literal.opposite())
    }

    /// What follows without any answer.
    fn begin(&mut self) -> Result<Keeps, TooHard> {
        for index in 0..self.constraints.len() {
            if let Keeps::Broken = self.look_at(index)? {
                return Ok(Keeps::Broken);
            }
        }
        self.follow()
    }

    /// What follows from the answers given, until nothing more does.
    fn follow(&mut self) -> Result<Keeps, TooHard> {
        while let Some(literal) = self.given.get(self.followed).copied() {
            self.followed += 1;
            let at = place(literal);
            let mut next = 0;
            while let Some(index) = self.concerned.get(at).and_then(|concerned| concerned.get(next)).copied()
            {
                next += 1;
                if let Keeps::Broken = self.look_at(index)? {
                    return Ok(Keeps::Broken);
                }
            }
        }
        Ok(Keeps::Open)
    }

    /// Gives the answers that a constraint leaves no choice about.
    fn look_at(&mut self, index: usize) -> Result<Keeps, TooHard> {
        match self.constraints.get(index) {
            Some(Constraint::AnyOf(literals)) => self.look_at_any(literals),
            Some(Constraint::AtMostOne(atoms)) => self.look_at_most_one(atoms),
            None => Ok(Keeps::Open),
        }
    }

    fn look_at_any(&mut self, literals: &[Literal]) -> Result<Keeps, TooHard> {
        let mut only = None;
        for literal in literals {
            self.steps.take(1)?;
            match (self.holds(*literal), only) {
                (Answer::Yes, _) | (Answer::Open, Some(_)) => return Ok(Keeps::Open),
                (Answer::Open, None) => only = Some(*literal),
                (Answer::No, _) => {}
            }
        }
        let Some(literal) = only else { return Ok(Keeps::Broken) };
        self.answer(literal);
        Ok(Keeps::Open)
    }

    fn look_at_most_one(&mut self, atoms: &[Atom]) -> Result<Keeps, TooHard> {
        self.steps.take(atoms.len())?;
        let mut yes = atoms.iter().filter(|atom| self.holds(Literal::Is(**atom)) == Answer::Yes);
        match (yes.next().copied(), yes.next()) {
            (None, _) => {}
            (Some(_), Some(_)) => return Ok(Keeps::Broken),
            (Some(_), None) => {
                for atom in atoms {
                    if self.holds(Literal::Is(*atom)) == Answer::Open {
                        self.answer(Literal::IsNot(*atom));
                    }
                }
            }
        }
        Ok(Keeps::Open)
    }

    /// A question to try, of a constraint that would be broken if all open answers were no.
    fn undecided(&mut self) -> Result<Option<Atom>, TooHard> {
        for _ in 0..self.constraints.len() {
            if let Some(Constraint::AnyOf(literals)) = self.constraints.get(self.cursor) {
                self.steps.take(literals.len())?;
                let kept = literals.iter().any(|literal| match self.holds(*literal) {
                    Answer::Yes => true,
                    Answer::Open => matches!(literal, Literal::IsNot(_)),
                    Answer::No => false,
                });
                let open = || literals.iter().find(|literal| self.holds(**literal) == Answer::Open);
                if let Some(literal) = if kept { None } else { open() } {
                    return Ok(Some(literal.atom()));
                }
            }
            self.cursor = (self.cursor + 1) % self.constraints.len();
        }
        Ok(None)
    }
}

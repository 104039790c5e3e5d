//! Statements about members, in types: what is known of them follows from the builder's states.

use super::states::State;

/// A statement about which members are present, by their places among the fields.
pub(super) enum Formula {
    /// The member is.
    Present(usize),
    /// The statement does not hold.
    Not(Box<Formula>),
    /// All hold.
    All(Vec<Formula>),
    /// One holds at least.
    Any(Vec<Formula>),
}

impl Formula {
    /// One of the members is present at least.
    pub(super) fn any_of(members: &[usize]) -> Self {
        Self::Any(members.iter().map(|member| Self::Present(*member)).collect())
    }

    /// The opposite.
    pub(super) fn negated(self) -> Self {
        Self::Not(Box::new(self))
    }

    /// When the first holds, the second does.
    pub(super) fn implies(condition: Self, consequence: Self) -> Self {
        Self::Any(vec![condition.negated(), consequence])
    }

    /// Two of the members are present at least.
    pub(super) fn two_of(members: &[usize]) -> Self {
        let pairs = members.iter().enumerate().skip(1).map(|(index, member)| {
            let before = members.get(..index).unwrap_or_default();
            Self::All(vec![Self::Present(*member), Self::any_of(before)])
        });
        Self::Any(pairs.collect())
    }

    /// The type of what is known of it.
    pub(super) fn write(&self, states: &[State]) -> String {
        match self {
            Self::Present(member) => parameter(states, *member),
            Self::Not(formula) => {
                format!("<{} as ::specwright::expand::builder::State>::Not", formula.write(states))
            }
            Self::All(formulas) => join(formulas, states, "And"),
            Self::Any(formulas) => join(formulas, states, "Or"),
        }
    }

    /// The members that it is about, each once, in order.
    pub(super) fn members(&self) -> Vec<usize> {
        let mut members = match self {
            Self::Present(member) => vec![*member],
            Self::Not(formula) => formula.members(),
            Self::All(formulas) | Self::Any(formulas) => formulas.iter().flat_map(Self::members).collect(),
        };
        members.sort_unstable();
        members.dedup();
        members
    }
}

/// Every member that a formula names has a state.
fn parameter(states: &[State], member: usize) -> String {
    let state = states.iter().find(|state| state.field == member);
    state.map(|state| state.parameter.to_string()).unwrap_or_default()
}

fn join(formulas: &[Formula], states: &[State], operator: &str) -> String {
    let mut formulas = formulas.iter().map(|formula| formula.write(states));
    let first = formulas.next().unwrap_or_default();
    formulas.fold(first, |joined, formula| {
        format!("<{joined} as ::specwright::expand::builder::State>::{operator}<{formula}>")
    })
}

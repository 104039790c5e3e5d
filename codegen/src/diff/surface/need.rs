//! What builders ask before they build, in single needs that can be compared.

use crate::ir::{Condition, Demand, Rule};

/// One need of a builder, over the names of its fields.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Need {
    /// This one is set.
    Required(String),
    /// One of these at least is set.
    Any(Vec<String>),
    /// Where the first is set, the second is.
    Implies(String, String),
    /// Not both are set.
    NotBoth(String, String),
}

impl Need {
    /// Returns the needs of a rule that presence decides; none of one about values, which is checked when the program runs.
    pub(crate) fn of_rule(rule: &Rule, field: impl Fn(usize) -> String) -> Vec<Self> {
        let members: Vec<String> = rule.members.iter().map(|member| field(member.index)).collect();
        let when = match &rule.when {
            Some(Condition::Equals(..)) => return Vec::new(),
            Some(Condition::Present(member)) => Some(field(member.index)),
            None => None,
        };
        match (rule.demand, when) {
            (Demand::Any, _) => vec![any(members)],
            (Demand::One, _) => std::iter::once(any(members.clone())).chain(not_both(&members)).collect(),
            (Demand::AtMostOne, _) => not_both(&members).collect(),
            (Demand::Together, _) => pairs(&members).map(|(one, other)| Self::Implies(one, other)).collect(),
            (Demand::Need, Some(when)) => {
                members.into_iter().map(|member| Self::Implies(when.clone(), member)).collect()
            }
            (Demand::Need, None) => members.into_iter().map(Self::Required).collect(),
            (Demand::Forbid, Some(when)) => {
                members.into_iter().map(|member| ordered(when.clone(), member)).collect()
            }
            (Demand::Forbid, None) => Vec::new(),
        }
    }

    /// Whether what meets these needs meets this one, too.
    pub(super) fn follows_from(&self, known: &[&Need]) -> bool {
        let is_required = |field: &String| known.iter().any(|need| **need == Self::Required(field.clone()));
        match self {
            Self::Required(field) => is_required(field),
            Self::Any(fields) => {
                let covers = |need: &&&Need| match need {
                    Self::Any(others) => others.iter().all(|other| fields.contains(other)),
                    _ => false,
                };
                fields.iter().any(is_required) || known.iter().any(|need| covers(&need))
            }
            Self::Implies(_, then) => is_required(then) || known.contains(&self),
            Self::NotBoth(..) => known.contains(&self),
        }
    }

    /// Its name in a path.
    pub(crate) fn key(&self) -> String {
        match self {
            Self::Required(field) => format!("required({field})"),
            Self::Any(fields) => format!("any({})", fields.join(",")),
            Self::Implies(when, then) => format!("when({when},{then})"),
            Self::NotBoth(one, other) => format!("not_both({one},{other})"),
        }
    }

    /// What it asks, for people.
    pub(crate) fn sentence(&self) -> String {
        match self {
            Self::Required(field) => format!("`{field}` is required"),
            Self::Any(fields) => {
                let fields: Vec<String> = fields.iter().map(|field| format!("`{field}`")).collect();
                format!("{} is required", crate::prose::list(&fields, "or"))
            }
            Self::Implies(when, then) => format!("`{then}` is required when `{when}` is set"),
            Self::NotBoth(one, other) => format!("only one of `{one}` and `{other}` may be set"),
        }
    }
}

fn any(mut members: Vec<String>) -> Need {
    members.sort();
    Need::Any(members)
}

fn ordered(one: String, other: String) -> Need {
    if one <= other { Need::NotBoth(one, other) } else { Need::NotBoth(other, one) }
}

fn not_both(members: &[String]) -> impl Iterator<Item = Need> {
    pairs(members).filter(|(one, other)| one < other).map(|(one, other)| ordered(one, other))
}

fn pairs(members: &[String]) -> impl Iterator<Item = (String, String)> {
    members.iter().flat_map(move |one| {
        members.iter().filter(move |other| *other != one).map(move |other| (one.clone(), other.clone()))
    })
}

//! Values of enums.

use serde_json::Value;

use super::{Aim, Care, Maker};
use crate::samples::describe::{Allowed, Literal, Others};
use crate::samples::site::Site;

impl Maker<'_> {
    /// A value that a request may hold, or one that it may not.
    pub(super) fn listed(
        &mut self,
        values: &[(Literal, Allowed)],
        others: Others,
        site: Site,
        aim: Option<Aim<'_>>,
    ) -> Option<Value> {
        let is_broken = aim.is_some() || self.care == Care::Risk && self.choices.below(6) == 5;
        let (wanted, unnamed) = match is_broken {
            true => (Allowed::OnlyInAnswers, Others::Refused),
            false => (Allowed::Yes, Others::Allowed),
        };
        let from = values.iter().filter(|(_, allowed)| *allowed == wanted).map(|(value, _)| *value);
        let carried = |value: &Literal| site.carries(&json(*value));
        let unnamed = (others == unnamed).then(|| unheard_of(values, carried));
        let from: Vec<Literal> = from.filter(carried).chain(unnamed).collect();
        self.choices.pick(&from).map(|value| json(*value))
    }
}

/// A value that an enum does not name.
fn unheard_of(values: &[(Literal, Allowed)], carried: impl Fn(&Literal) -> bool) -> Literal {
    let is_new = |wanted: &Literal| carried(wanted) && values.iter().all(|(value, _)| value != wanted);
    match values.first() {
        Some((Literal::Integer(_), _)) => {
            (1000..i64::MAX).map(Literal::Integer).find(is_new).unwrap_or(Literal::Integer(0))
        }
        _ => {
            let unknown = ["unheard of", "never heard of", "unheard-of", "never-heard-of"].map(Literal::Text);
            unknown.into_iter().find(is_new).unwrap_or(Literal::Text("\u{1}"))
        }
    }
}

/// A literal as JSON.
pub(in crate::samples) fn json(value: Literal) -> Value {
    match value {
        Literal::Text(text) => text.into(),
        Literal::Integer(integer) => integer.into(),
        Literal::Unsigned(integer) => integer.into(),
        Literal::Number(number) => number.into(),
        Literal::Boolean(boolean) => boolean.into(),
    }
}

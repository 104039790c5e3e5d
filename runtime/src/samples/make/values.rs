//! Values of enums.

use serde_json::Value;

use super::{Aim, Care, Maker};
use crate::samples::describe::{Allowed, Literal, Others};

impl Maker<'_> {
    /// A value that a request may hold, or one that it may not.
    pub(super) fn listed(
        &mut self,
        values: &[(Literal, Allowed)],
        others: Others,
        aim: Option<Aim<'_>>,
    ) -> Option<Value> {
        let is_broken = aim.is_some() || self.care == Care::Risk && self.choices.below(6) == 5;
        let (wanted, unnamed) = match is_broken {
            true => (Allowed::OnlyInAnswers, Others::Refused),
            false => (Allowed::Yes, Others::Allowed),
        };
        let from = values.iter().filter(|(_, allowed)| *allowed == wanted).map(|(value, _)| *value);
        let from: Vec<Literal> = from.chain((others == unnamed).then(|| unheard_of(values))).collect();
        self.choices.pick(&from).map(|value| json(*value))
    }
}

/// A value that an enum does not name.
fn unheard_of(values: &[(Literal, Allowed)]) -> Literal {
    let is_new = |wanted: &Literal| values.iter().all(|(value, _)| value != wanted);
    match values.first() {
        Some((Literal::Integer(_), _)) => {
            (1000..i64::MAX).map(Literal::Integer).find(is_new).unwrap_or(Literal::Integer(0))
        }
        _ => {
            let unknown = ["unheard of", "never heard of", "quite unheard of"].map(Literal::Text);
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

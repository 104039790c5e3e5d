//! Numbers.

use serde_json::{Number, Value};

use super::{Aim, Maker};
use crate::samples::catalogue::Slot;
use crate::samples::describe::{Limit, Literal};

impl Maker<'_> {
    /// A whole number between these ends, which come from its type.
    pub(super) fn integer(
        &mut self,
        slot: &Slot<'_>,
        of_type: (i128, i128),
        aim: Option<Aim<'_>>,
    ) -> Option<Value> {
        let broken = self.broken(slot, aim);
        let limits = slot.limits();
        let within = |(least, most): (i128, i128), (min, max): (Option<i128>, Option<i128>)| {
            (least.max(min.unwrap_or(i128::MIN)), most.min(max.unwrap_or(i128::MAX)))
        };
        let others = limits.iter().enumerate().filter(|(index, _)| Some(*index) != broken);
        let all = others.fold(of_type, |all, (_, limit)| within(all, whole(limit)));
        let ranges = match broken.and_then(|index| limits.get(index)) {
            Some(limit) => {
                let (min, max) = whole(limit);
                let below = min.map(|min| within(all, (None, Some(min - 1))));
                let above = max.map(|max| within(all, (Some(max + 1), None)));
                [below, above].into_iter().flatten().collect()
            }
            None => vec![all],
        };
        let ranges: Vec<_> = ranges.into_iter().filter(|(least, most)| least <= most).collect();
        let (least, most) = *self.choices.pick(&ranges)?;
        let number = self.choices.near(least, most);
        i64::try_from(number).map(Value::from).ok().or_else(|| u64::try_from(number).map(Value::from).ok())
    }

    /// A number that an `f64` holds.
    pub(super) fn double(&mut self, slot: &Slot<'_>, aim: Option<Aim<'_>>) -> Option<Value> {
        self.number(slot, aim, |number| number)
    }

    /// A number that an `f32` holds.
    pub(super) fn single(&mut self, slot: &Slot<'_>, aim: Option<Aim<'_>>) -> Option<Value> {
        self.number(slot, aim, |number| f64::from(number as f32))
    }

    /// One of the ends, or a number near one, between them or far from them.
    fn number(&mut self, slot: &Slot<'_>, aim: Option<Aim<'_>>, rounded: fn(f64) -> f64) -> Option<Value> {
        let broken = self.broken(slot, aim);
        let limits = slot.limits();
        let ends: Vec<f64> = limits.iter().flat_map(|limit| ends(limit)).flatten().collect();
        let near = ends
            .iter()
            .flat_map(|end| [*end, end - 1.0, end + 1.0, end.next_down(), end.next_up(), end - 0.5]);
        let between = ends.windows(2).map(|ends| ends.iter().sum::<f64>() / 2.0);
        let holds = |number: f64| {
            let mut limits = limits.iter().enumerate();
            limits.all(|(index, limit)| is_within(number, limit) == (Some(index) != broken))
        };
        let fit: Vec<f64> = near
            .chain(between)
            .chain([0.0, 1.0, -1.5, 0.25, 1e9, -1e9])
            .map(rounded)
            .filter(|number| number.is_finite() && holds(*number))
            .collect();
        self.choices.pick(&fit).and_then(|number| Number::from_f64(*number)).map(Value::Number)
    }
}

/// Whether a number keeps a limit.
pub(super) fn is_within(number: f64, limit: &Limit) -> bool {
    let [min, max] = ends(limit);
    min.is_none_or(|min| number >= min) && max.is_none_or(|max| number <= max)
}

/// The ends of a range for whole numbers.
fn whole(limit: &Limit) -> (Option<i128>, Option<i128>) {
    let Limit::Range { min, max } = limit else { return (None, None) };
    let end = |end: &Option<Literal>, round: fn(f64) -> f64| match end {
        Some(Literal::Integer(end)) => Some(i128::from(*end)),
        Some(Literal::Number(end)) => Some(round(*end) as i128),
        _ => None,
    };
    (end(min, f64::ceil), end(max, f64::floor))
}

fn ends(limit: &Limit) -> [Option<f64>; 2] {
    let Limit::Range { min, max } = limit else { return [None, None] };
    [min, max].map(|end| match end {
        Some(Literal::Integer(end)) => Some(*end as f64),
        Some(Literal::Number(end)) => Some(*end),
        _ => None,
    })
}

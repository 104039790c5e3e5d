//! Numbers.

use serde_json::{Number, Value};

use super::{Aim, Maker};
use crate::samples::catalogue::Slot;
use crate::samples::describe::{End, Limit, Literal};

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
        let all = others.clone().fold(of_type, |all, (_, limit)| within(all, whole(limit)));
        let broken = broken.and_then(|index| limits.get(index));
        let ranges = match broken {
            Some(limit @ Limit::Range { .. }) => {
                let (min, max) = whole(limit);
                let below = min.map(|min| within(all, (None, Some(min - 1))));
                let above = max.map(|max| within(all, (Some(max + 1), None)));
                [below, above].into_iter().flatten().collect()
            }
            _ => vec![all],
        };
        let ranges: Vec<_> = ranges.into_iter().filter(|(least, most)| least <= most).collect();
        let (least, most) = *self.choices.pick(&ranges)?;
        let near = self.choices.near(least, most);
        let number = match others.filter_map(|(_, limit)| step(limit)).max() {
            Some(step) => stepped(near, step, least, most)?,
            None => near,
        };
        if let Some(Limit::MultipleOf(_)) = broken
            && broken.and_then(|limit| step(limit)).is_none_or(|step| number % step == 0)
        {
            return None;
        }
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
        let ends: Vec<f64> = limits.iter().flat_map(|limit| ends(limit)).flatten().map(at).collect();
        let steps = limits.iter().filter_map(|limit| match limit {
            Limit::MultipleOf(step) => Some(number_of(step)),
            _ => None,
        });
        let multiples: Vec<f64> = steps.flat_map(|step| multiples(step, &ends)).collect();
        let near = ends
            .iter()
            .flat_map(|end| [*end, end - 1.0, end + 1.0, end.next_down(), end.next_up(), end - 0.5]);
        let between = ends.windows(2).map(|ends| ends.iter().sum::<f64>() / 2.0);
        let holds = |number: f64| {
            let mut limits = limits.iter().enumerate();
            limits.all(|(index, limit)| is_within(number, limit) == (Some(index) != broken))
        };
        // Outside JSON, whole numbers are usually written without a point.
        let written = |number: f64| match slot.site.is_outside() && number.fract() == 0.0 {
            true => Some(Value::from(number as i64)),
            false => Number::from_f64(number).map(Value::Number),
        };
        let fit: Vec<Value> = near
            .chain(between)
            .chain(multiples)
            .chain([0.0, 1.0, -1.5, 0.25, 1e9, -1e9])
            .map(rounded)
            .filter(|number| number.is_finite() && holds(*number))
            .filter_map(written)
            .filter(|value| slot.site.carries(value))
            .collect();
        self.choices.pick(&fit).cloned()
    }
}

/// Whether a number keeps a limit.
pub(super) fn is_within(number: f64, limit: &Limit) -> bool {
    if let Limit::MultipleOf(step) = limit {
        return is_multiple(number, number_of(step));
    }
    let [min, max] = ends(limit);
    let above = min.is_none_or(|end| number > at(end) || (is_included(end) && number == at(end)));
    let below = max.is_none_or(|end| number < at(end) || (is_included(end) && number == at(end)));
    above && below
}

/// The ends of a range for whole numbers.
fn whole(limit: &Limit) -> (Option<i128>, Option<i128>) {
    let [min, max] = ends(limit);
    let end = |end: Option<End>, round: fn(f64) -> f64, inward: i128| {
        let end = end?;
        let nearest = match end {
            End::Included(Literal::Integer(end)) | End::Excluded(Literal::Integer(end)) => i128::from(end),
            End::Included(Literal::Unsigned(end)) | End::Excluded(Literal::Unsigned(end)) => i128::from(end),
            end => round(at(end)) as i128,
        };
        let is_at = at(end) == nearest as f64;
        Some(if is_at && !is_included(end) { nearest + inward } else { nearest })
    };
    (end(min, f64::ceil, 1), end(max, f64::floor, -1))
}

/// The step of whole numbers.
fn step(limit: &Limit) -> Option<i128> {
    match limit {
        Limit::MultipleOf(Literal::Integer(step)) => Some(i128::from(*step)),
        _ => None,
    }
}

/// The multiple of a step that is next to a number, within the ends.
fn stepped(number: i128, step: i128, least: i128, most: i128) -> Option<i128> {
    let below = number - number.rem_euclid(step);
    [below, below + step].into_iter().find(|multiple| (least..=most).contains(multiple))
}

/// Multiples of a step by the ends, and some others.
fn multiples(step: f64, ends: &[f64]) -> Vec<f64> {
    let by_ends = ends.iter().flat_map(|end| [(end / step).floor(), (end / step).ceil()]);
    by_ends.chain([0.0, 1.0, 3.0, -7.0, 100.0]).map(|times| printed(times * step, step)).collect()
}

/// A number with no more digits behind the point than a step has.
fn printed(number: f64, step: f64) -> f64 {
    let places = step.to_string().split_once('.').map_or(0, |(_, fraction)| fraction.len());
    format!("{number:.places$}").parse().unwrap_or(number)
}

/// Whether what is printed of a number is a multiple of what is printed of a step.
fn is_multiple(number: f64, step: f64) -> bool {
    let places = |number: f64| number.to_string().split_once('.').map_or(0, |(_, fraction)| fraction.len());
    let places = places(number).max(places(step));
    let scaled = |number: f64| format!("{number:.places$}").replace('.', "").parse::<i128>().ok();
    match (scaled(number), scaled(step)) {
        (Some(number), Some(step)) if step != 0 => number % step == 0,
        _ => false,
    }
}

fn ends(limit: &Limit) -> [Option<End>; 2] {
    match limit {
        Limit::Range { min, max } => [*min, *max],
        _ => [None, None],
    }
}

fn is_included(end: End) -> bool {
    matches!(end, End::Included(_))
}

fn at(end: End) -> f64 {
    let (End::Included(end) | End::Excluded(end)) = end;
    number_of(&end)
}

fn number_of(literal: &Literal) -> f64 {
    match literal {
        Literal::Integer(integer) => *integer as f64,
        Literal::Unsigned(integer) => *integer as f64,
        Literal::Number(number) => *number,
        _ => f64::NAN,
    }
}

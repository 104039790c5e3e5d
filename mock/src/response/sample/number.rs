//! Numbers that keep their limits.

use serde_json::{Value, json};
use specwright_codegen::ir::{Constraints, Decimal, End, Type};

/// 1, or what the limits have nearest to it.
pub(super) fn integer(scalar: &Type, limits: &[&Constraints]) -> i128 {
    let of_type = match scalar {
        Type::Unsigned => (0, i128::from(u64::MAX)),
        _ => (i128::from(i64::MIN), i128::from(i64::MAX)),
    };
    let (least, most) =
        limits.iter().filter_map(|limits| limits.range.as_ref()).fold(of_type, |all, range| {
            let (min, max) = range.whole();
            (all.0.max(min.unwrap_or(i128::MIN)), all.1.min(max.unwrap_or(i128::MAX)))
        });
    let number = 1.max(least).min(most);
    let steps = limits.iter().filter_map(|limits| limits.multiple_of.as_ref()).map(|step| step.of.ceil());
    let Some(step) = steps.max().filter(|step| *step > 0) else { return number };
    let above = number + (step - number.rem_euclid(step)) % step;
    if above > most { above - step } else { above }
}

/// 1, or what the limits have near an end.
pub(super) fn number(limits: &[&Constraints]) -> Value {
    let ends = limits.iter().filter_map(|limits| limits.range.as_ref()).flat_map(|range| range.ends());
    let ends: Vec<f64> = ends.map(|end| end.at().to_f64()).collect();
    let steps = limits.iter().filter_map(|limits| limits.multiple_of.as_ref()).map(|step| &step.of);
    let near = ends.iter().flat_map(|end| [*end, end + 1.0, end - 1.0]);
    let between = ends.windows(2).map(|ends| ends.iter().sum::<f64>() / 2.0);
    let mut tries = std::iter::once(1.0).chain(near).chain(between).map(|number| json!(number));
    let multiples = steps.flat_map(|step| multiples(step, &ends));
    tries.by_ref().chain(multiples).find(|number| keeps(limits, number)).unwrap_or_else(|| json!(1.0))
}

fn keeps(limits: &[&Constraints], number: &Value) -> bool {
    let Some(number) = number.as_number().and_then(Decimal::of) else { return false };
    limits.iter().all(|limits| {
        let is_above = |end: &End| match end {
            End::Included(at) => number >= *at,
            End::Excluded(at) => number > *at,
        };
        let is_below = |end: &End| match end {
            End::Included(at) => number <= *at,
            End::Excluded(at) => number < *at,
        };
        let range = limits.range.as_ref();
        range.and_then(|range| range.min.as_ref()).is_none_or(is_above)
            && range.and_then(|range| range.max.as_ref()).is_none_or(is_below)
            && limits.multiple_of.as_ref().is_none_or(|step| number.is_multiple_of(&step.of))
    })
}

/// Multiples of a step by the ends, with no more digits than it has.
fn multiples(step: &Decimal, ends: &[f64]) -> Vec<Value> {
    let size = step.to_f64();
    let places = size.to_string().split_once('.').map_or(0, |(_, fraction)| fraction.len());
    let times = ends.iter().flat_map(|end| [(end / size).floor(), (end / size).ceil()]).chain([1.0]);
    let printed = times.filter_map(|times| serde_json::from_str(&format!("{:.places$}", times * size)).ok());
    printed.collect()
}

//! `length(min = 1, max = 64)` and `range(min = 0.5, max = 1.0)`.

use syn::{Ident, Lit};

use super::number;
use crate::{
    attribute::{Keys, Rest, Value},
    report::Report,
};

/// The ends of a range, both included; an end that is not given is open.
pub(crate) struct Bounds {
    pub(crate) min: Option<Lit>,
    pub(crate) max: Option<Lit>,
}

/// Takes `length(…)` out of the keys: whole numbers that are not negative.
pub(super) fn parse_length(keys: &mut Keys, report: &mut Report) -> Option<(Ident, Bounds)> {
    let is_length = |literal: &Lit| matches!(literal, Lit::Int(end) if end.base10_parse::<u32>().is_ok());
    parse("length", "a whole number from 0 on", is_length, keys, report)
}

/// Takes `range(…)` out of the keys: whole numbers, or numbers with a fraction.
pub(super) fn parse_range(keys: &mut Keys, report: &mut Report) -> Option<(Ident, Bounds)> {
    parse("range", "a number", |literal| number(literal).is_some(), keys, report)
}

fn parse(
    key: &'static str,
    wanted: &str,
    fits: impl Fn(&Lit) -> bool,
    keys: &mut Keys,
    report: &mut Report,
) -> Option<(Ident, Bounds)> {
    let (word, rest) = keys.take(key)?;
    let Rest::List(entries) = rest else {
        report.error(word, format_args!("`{key}` needs its ends: `{key}(min = 1, max = 64)`"));
        return None;
    };
    if entries.is_empty() {
        report.error(word, format_args!("`{key}` needs an end: `min`, `max`, or both"));
        return None;
    }
    let mut ends = Keys::check(entries, &format!("`{key}`"), &["min", "max"], report);
    let mut end = |name: &str| {
        let (word, rest) = ends.take(name)?;
        match rest {
            Rest::Equals(Value::Literal(literal)) if fits(&literal) => Some(literal),
            Rest::Equals(value) => {
                report.error(value, format_args!("an end of `{key}` is {wanted}"));
                None
            }
            _ => {
                report.error(word, format_args!("an end needs a value: `{name} = 1`"));
                None
            }
        }
    };
    let bounds = Bounds { min: end("min"), max: end("max") };
    if let (Some(min), Some(max)) = (&bounds.min, &bounds.max)
        && number(min) > number(max)
    {
        report.error(max, "nothing is so small and so large at once: `max` is less than `min`");
        return None;
    }
    Some((word, bounds))
}

//! `length(min = 1, max = 64)` and `range(min = 0.5, below = 1.0)`.

use syn::{Ident, Lit};

use super::number;
use crate::{
    attribute::{Keys, Rest, Value},
    report::Report,
};

/// The ends of a length, both included; an end that is not given is open.
pub(crate) struct Bounds {
    pub(crate) min: Option<Lit>,
    pub(crate) max: Option<Lit>,
}

/// The ends of a range, of which `above` and `below` are not included; an end that is not given is open.
pub(crate) struct Range {
    pub(crate) min: Option<Lit>,
    pub(crate) above: Option<Lit>,
    pub(crate) max: Option<Lit>,
    pub(crate) below: Option<Lit>,
}

impl Range {
    /// The ends that are given.
    pub(crate) fn ends(&self) -> impl Iterator<Item = &Lit> {
        let Self { min, above, max, below } = self;
        [min, above, max, below].into_iter().flatten()
    }
}

/// Takes `length(…)` out of the keys: whole numbers that are not negative.
pub(super) fn parse_length(keys: &mut Keys, report: &mut Report) -> Option<(Ident, Bounds)> {
    let is_length = |literal: &Lit| matches!(literal, Lit::Int(end) if end.base10_parse::<u32>().is_ok());
    let (key, mut ends) = parse_ends("length", &["min", "max"], keys, report)?;
    let mut end =
        |name: &str| parse_end("length", "a whole number from 0 on", is_length, name, &mut ends, report);
    let bounds = Bounds { min: end("min"), max: end("max") };
    if let (Some(min), Some(max)) = (&bounds.min, &bounds.max)
        && number(min) > number(max)
    {
        report.error(max, "nothing is so small and so large at once: `max` is less than `min`");
        return None;
    }
    Some((key, bounds))
}

/// Takes `range(…)` out of the keys: whole numbers, or numbers with a fraction.
pub(super) fn parse_range(keys: &mut Keys, report: &mut Report) -> Option<(Ident, Range)> {
    let (key, mut ends) = parse_ends("range", &["min", "above", "max", "below"], keys, report)?;
    let mut end = |name: &str| {
        parse_end("range", "a number", |literal| number(literal).is_some(), name, &mut ends, report)
    };
    let range = Range { min: end("min"), above: end("above"), max: end("max"), below: end("below") };
    for (one, other, names) in
        [(&range.min, &range.above, ("min", "above")), (&range.max, &range.below, ("max", "below"))]
    {
        if let (Some(_), Some(other)) = (one, other) {
            report.error(
                other,
                format_args!("one of `{}` and `{}` is enough: both are the same end", names.0, names.1),
            );
            return None;
        }
    }
    report_empty(&range, report)?;
    // One that is reported leaves none.
    let is_given = range.ends().next().is_some();
    is_given.then_some((key, range))
}

fn report_empty(range: &Range, report: &mut Report) -> Option<()> {
    let (least, most) =
        (range.min.as_ref().or(range.above.as_ref()), range.max.as_ref().or(range.below.as_ref()));
    let (Some(least), Some(most)) = (least, most) else { return Some(()) };
    let is_open = range.above.is_some() || range.below.is_some();
    if number(least) > number(most) || (is_open && number(least) == number(most)) {
        report.error(most, "nothing is so small and so large at once: no number is between the two ends");
        return None;
    }
    Some(())
}

fn parse_ends(
    key: &'static str,
    names: &[&str],
    keys: &mut Keys,
    report: &mut Report,
) -> Option<(Ident, Keys)> {
    let (word, rest) = keys.take(key)?;
    let Rest::List(entries) = rest else {
        report.error(word, format_args!("`{key}` needs its ends: `{key}(min = 1, max = 64)`"));
        return None;
    };
    if entries.is_empty() {
        report.error(word, format_args!("`{key}` needs an end: `min`, `max`, or both"));
        return None;
    }
    Some((word, Keys::check(entries, &format!("`{key}`"), names, report)))
}

fn parse_end(
    key: &str,
    wanted: &str,
    fits: impl Fn(&Lit) -> bool,
    name: &str,
    ends: &mut Keys,
    report: &mut Report,
) -> Option<Lit> {
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
}

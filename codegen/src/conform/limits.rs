//! Limits of single values: `length`, `range`, `multiple-of`, `pattern`, `format`.

use super::examiner::Examiner;
use super::{JsonValue, Kind, Weight, text};
use crate::ir::{Bounds, Constraints, Decimal, End, Format, Range};
use crate::prose;

/// How the numbers of a type are compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Numbers {
    /// Digit by digit.
    Exact,
    /// As 64-bit floats.
    Floating,
}

/// What texts are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Texts {
    Plain,
    /// Those of bytes, whose length is that of the bytes.
    Base64,
}

/// Reports the limits that a value of the right type breaks.
pub(super) fn examine_limits<V: JsonValue>(
    examiner: &mut Examiner<'_, V::Place>,
    limits: &Constraints,
    numbers: Numbers,
    texts: Texts,
    value: &V,
) {
    let Constraints { length, range, multiple_of, .. } = limits;
    let place = value.place();
    if let (Some(bounds), Some((length, unit))) = (length, length_of(texts, value))
        && !is_within(bounds, length)
    {
        examiner.report(Weight::Limit, place, "length", || demand_length(bounds, unit));
    }
    if let (true, Some(number)) = (range.is_some() || multiple_of.is_some(), number_of(value)) {
        examine_number(examiner, limits, numbers, &number, place);
    }
    if let Some(text) = value.text() {
        examine_form(examiner, limits, text, place);
    }
}

/// The number that a value is, perhaps as text.
pub(super) fn number_of<V: JsonValue>(value: &V) -> Option<Decimal> {
    match value.kind() {
        Kind::Number(number) => Decimal::of(number),
        Kind::String(text) => Decimal::parse(text),
        _ => None,
    }
}

fn examine_number<P: Copy>(
    examiner: &mut Examiner<'_, P>,
    limits: &Constraints,
    numbers: Numbers,
    number: &Decimal,
    place: P,
) {
    let compare = |end: &Decimal| match numbers {
        Numbers::Exact => number.cmp(end),
        Numbers::Floating => number.to_f64().total_cmp(&end.to_f64()),
    };
    if let Some(range) = limits.range.as_ref().filter(|range| !range.holds(compare)) {
        examiner.report(Weight::Limit, place, "range", || demand_range(range));
    }
    if let Some(step) = limits.multiple_of.as_ref().filter(|step| !number.is_multiple_of(&step.of)) {
        examiner.report(Weight::Limit, place, "multiple_of", || format!("must be a multiple of {}", step.of));
    }
}

fn examine_form<P: Copy>(examiner: &mut Examiner<'_, P>, limits: &Constraints, text: &str, place: P) {
    if let Some(pattern) = &limits.pattern
        && !text::matches(pattern, text)
    {
        examiner.report(Weight::Limit, place, "pattern", || format!("must match `{}`", pattern.regex));
    }
    if let Some(format) = limits.format
        && !text::is_of_format(format, text)
    {
        examiner.report(Weight::Limit, place, "format", || demand_format(format));
    }
}

/// Whether a text keeps limits.
pub(super) fn text_keeps(limits: &Constraints, text: &str) -> bool {
    limits.length.is_none_or(|bounds| is_within(&bounds, code_points(text)))
        && limits.pattern.as_ref().is_none_or(|pattern| text::matches(pattern, text))
        && limits.format.is_none_or(|format| text::is_of_format(format, text))
}

/// Code points of a text, bytes of a base64 text, elements of a list, each with the word for one.
fn length_of<V: JsonValue>(texts: Texts, value: &V) -> Option<(u64, &'static str)> {
    match value.kind() {
        Kind::String(text) if texts == Texts::Base64 => {
            Some((text.trim_end_matches('=').len() as u64 * 3 / 4, "byte"))
        }
        Kind::String(text) => Some((code_points(text), "character")),
        Kind::List(items) => Some((items.len() as u64, "element")),
        _ => None,
    }
}

fn code_points(text: &str) -> u64 {
    text.chars().count() as u64
}

fn is_within<T: PartialOrd>(bounds: &Bounds<T>, value: T) -> bool {
    bounds.min.as_ref().is_none_or(|min| value >= *min) && bounds.max.as_ref().is_none_or(|max| value <= *max)
}

fn demand_length(bounds: &Bounds<u64>, unit: &str) -> String {
    let units = |count: u64| if count == 1 { format!("1 {unit}") } else { format!("{count} {unit}s") };
    match (bounds.min, bounds.max) {
        (Some(min), Some(max)) if min == max => format!("must have {}", units(min)),
        (Some(min), Some(max)) => format!("must have {min} to {}", units(max)),
        (Some(1), None) => "must not be empty".to_owned(),
        (Some(min), None) => format!("must have at least {}", units(min)),
        (None, Some(max)) => format!("must have at most {}", units(max)),
        (None, None) => "has another length".to_owned(),
    }
}

fn demand_range(range: &Range) -> String {
    match (&range.min, &range.max) {
        (Some(End::Included(min)), Some(End::Included(max))) if min == max => format!("must be {min}"),
        (Some(End::Included(min)), Some(End::Included(max))) => format!("must be between {min} and {max}"),
        _ => format!("must be {}", prose::limits::ends(range).join(" and ")),
    }
}

fn demand_format(format: Format) -> &'static str {
    match format {
        Format::Email => "must be an e-mail address",
        Format::Uuid => "must be a UUID",
        Format::Uri => "must be an absolute URI",
        Format::Ipv4 => "must be an IPv4 address",
        Format::Ipv6 => "must be an IPv6 address",
        Format::Hostname => "must be a host name",
        Format::DayFirstDate => "must be a date as `dd-mm-yyyy`",
    }
}

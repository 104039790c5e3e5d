//! Limits of single values: `length`, `range`, `pattern`, `format`.

use serde_json::{Number, Value};
use specwright_codegen::ir::{Bounds, Constraints, Format};

use super::judging::{Judging, Weight};
use super::text_form;

/// How the numbers of a type are compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Numbers {
    /// As whole numbers.
    Whole,
    /// As 64-bit floats.
    Floating,
}

/// Reports the limits that a value of the right type breaks.
pub(super) fn judge_limits(judging: &mut Judging<'_>, limits: &Constraints, numbers: Numbers, value: &Value) {
    let Constraints { length, range, pattern, format } = limits;
    let mut broken = |rule: &str, demand: String| judging.report(Weight::Limit, rule, demand);
    if let (Some(bounds), Some((length, unit))) = (length, length_of(value))
        && !is_within(bounds, length, |length, end| length.cmp(end))
    {
        broken("length", demand_length(bounds, unit));
    }
    if let (Some(bounds), Value::Number(number)) = (range, value)
        && !is_in_range(bounds, numbers, number)
    {
        broken("range", demand_range(bounds));
    }
    let Value::String(text) = value else { return };
    if let Some(pattern) = pattern
        && !text_form::matches(&pattern.regex, text)
    {
        broken("pattern", format!("must match `{}`", pattern.regex));
    }
    if let Some(format) = format
        && !text_form::is_of_format(*format, text)
    {
        broken("format", demand_format(*format).to_owned());
    }
}

/// Code points of a text, elements of a list, each with the word for one.
fn length_of(value: &Value) -> Option<(u64, &'static str)> {
    let (length, unit) = match value {
        Value::String(text) => (text.chars().count(), "character"),
        Value::Array(items) => (items.len(), "element"),
        _ => return None,
    };
    Some((u64::try_from(length).unwrap_or(u64::MAX), unit))
}

fn is_within<T>(bounds: &Bounds<T>, value: T, compare: impl Fn(&T, &T) -> std::cmp::Ordering) -> bool {
    bounds.min.as_ref().is_none_or(|min| compare(&value, min).is_ge())
        && bounds.max.as_ref().is_none_or(|max| compare(&value, max).is_le())
}

fn is_in_range(bounds: &Bounds<i64>, numbers: Numbers, number: &Number) -> bool {
    match (numbers, number.as_i64(), number.as_f64()) {
        (Numbers::Whole, Some(number), _) => is_within(bounds, number, Ord::cmp),
        (_, _, Some(number)) => {
            let end = |end: i64| end as f64;
            bounds.min.is_none_or(|min| number >= end(min)) && bounds.max.is_none_or(|max| number <= end(max))
        }
        (_, _, None) => false,
    }
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

fn demand_range(bounds: &Bounds<i64>) -> String {
    match (bounds.min, bounds.max) {
        (Some(min), Some(max)) if min == max => format!("must be {min}"),
        (Some(min), Some(max)) => format!("must be between {min} and {max}"),
        (Some(min), None) => format!("must be at least {min}"),
        (None, Some(max)) => format!("must be at most {max}"),
        (None, None) => "is out of range".to_owned(),
    }
}

fn demand_format(format: Format) -> &'static str {
    match format {
        Format::Email => "must be an e-mail address",
        Format::Uuid => "must be a UUID",
        Format::Uri => "must be an absolute URI",
        Format::DayFirstDate => "must be a date as `dd-mm-yyyy`",
    }
}

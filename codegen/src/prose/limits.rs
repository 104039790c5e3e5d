//! What must hold of a value beyond its type.

use super::code;
use crate::ir::{Bounds, Constraints, End, Format, Range};

/// Returns what must hold of a value, a sentence each.
pub fn sentences(constraints: &Constraints) -> Vec<String> {
    let mut facts = Vec::new();
    if let Some(bounds) = &constraints.length {
        facts.push(format!("Length: {}.", range(bounds)));
    }
    if let Some(numbers) = &constraints.range {
        facts.push(format!("Range: {}.", number_range(numbers)));
    }
    facts.extend(constraints.multiple_of.as_ref().map(|step| format!("Multiple of {}.", step.of)));
    if let Some(pattern) = &constraints.pattern {
        facts.push(format!("Pattern: {}.", code(&pattern.regex)));
    }
    facts.extend(constraints.format.map(|format| {
        let words = match format {
            Format::Email => "an e-mail address",
            Format::Uuid => "a UUID",
            Format::Uri => "an absolute URI",
            Format::Ipv4 => "an IPv4 address",
            Format::Ipv6 => "an IPv6 address",
            Format::Hostname => "a host name",
            Format::DayFirstDate => "a date as `dd-mm-yyyy`",
        };
        format!("Format: {words}.")
    }));
    facts
}

fn number_range(range: &Range) -> String {
    match (&range.min, &range.max) {
        (Some(End::Included(min)), Some(End::Included(max))) if min == max => format!("{min}"),
        (Some(End::Included(min)), Some(End::Included(max))) => format!("{min} to {max}"),
        _ => ends(range).join(", "),
    }
}

/// The ends of a range, such as `at least 1` and `below 5`.
pub(crate) fn ends(range: &Range) -> Vec<String> {
    let min = range.min.as_ref().map(|end| match end {
        End::Included(at) => format!("at least {at}"),
        End::Excluded(at) => format!("above {at}"),
    });
    let max = range.max.as_ref().map(|end| match end {
        End::Included(at) => format!("at most {at}"),
        End::Excluded(at) => format!("below {at}"),
    });
    min.into_iter().chain(max).collect()
}

fn range<T: std::fmt::Display + PartialEq>(bounds: &Bounds<T>) -> String {
    match (&bounds.min, &bounds.max) {
        (Some(min), Some(max)) if min == max => format!("{min}"),
        (Some(min), Some(max)) => format!("{min} to {max}"),
        (Some(min), None) => format!("at least {min}"),
        (None, Some(max)) => format!("at most {max}"),
        (None, None) => "any".to_owned(),
    }
}

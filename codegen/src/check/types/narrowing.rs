//! Limits beside those of a named type: both hold, so some value must keep both.

use std::fmt::Display;

use crate::diagnostic::{Code, Diagnostic, Report};
use crate::ir::{Api, Bounds, Constraints, Format, Range, Type};
use crate::source::Span;

/// Reports limits that no value of the type keeps.
pub(crate) fn check_narrowing(api: &Api, own: &Constraints, ty: &Type, span: Span, report: &mut Report) {
    for inner in api.types.alias_constraints(ty) {
        check_apart("length", own.length, inner.length, report);
        check_ranges_apart(own.range.as_deref(), inner.range.as_deref(), report);
        if let (Some(here), Some(there)) = (own.format, inner.format)
            && here != there
            && !may_share_text(here, there)
        {
            let message = format!("nothing is both {} and {}, which its type wants", one(here), one(there));
            report.push(
                Diagnostic::new(Code::FormatsContradict, span, message)
                    .help("remove the format here, or name another type"),
            );
        }
    }
}

fn check_apart<T: PartialOrd + Copy + Display>(
    word: &str,
    own: Option<Bounds<T>>,
    inner: Option<Bounds<T>>,
    report: &mut Report,
) {
    let (Some(own), Some(inner)) = (own, inner) else { return };
    // One that is empty by itself is reported as such.
    if !is_empty(own.min, own.max)
        && !is_empty(inner.min, inner.max)
        && (is_empty(own.min, inner.max) || is_empty(inner.min, own.max))
    {
        let (here, there) = (written(own), written(inner));
        let message = format!("nothing keeps both `{word}: {here}` and `{word}: {there}` of its type");
        report.push(
            Diagnostic::new(Code::EmptyRange, own.span, message)
                .related(inner.span, "the limits of its type are here")
                .help("change one of the two, so that they overlap"),
        );
    }
}

fn check_ranges_apart(own: Option<&Range>, inner: Option<&Range>, report: &mut Report) {
    let (Some(own), Some(inner)) = (own, inner) else { return };
    let is_empty = |lower: &Range, upper: &Range| Range::is_empty(lower.min.as_ref(), upper.max.as_ref());
    if !is_empty(own, own) && !is_empty(inner, inner) && (is_empty(own, inner) || is_empty(inner, own)) {
        let message = format!("nothing keeps both `range: {own}` and `range: {inner}` of its type");
        report.push(
            Diagnostic::new(Code::EmptyRange, own.span, message)
                .related(inner.span, "the limits of its type are here")
                .help("change one of the two, so that they overlap"),
        );
    }
}

fn is_empty<T: PartialOrd>(min: Option<T>, max: Option<T>) -> bool {
    matches!((min, max), (Some(min), Some(max)) if min > max)
}

fn written<T: Display>(bounds: Bounds<T>) -> String {
    let end = |end: Option<T>| end.map_or_else(String::new, |end| end.to_string());
    format!("{}..{}", end(bounds.min), end(bounds.max))
}

/// Whether a text may be of both forms: host names may look like addresses, UUIDs and days.
fn may_share_text(one: Format, other: Format) -> bool {
    let is_name = |format| format == Format::Hostname;
    let is_plain = |format| matches!(format, Format::Ipv4 | Format::Uuid | Format::DayFirstDate);
    (is_name(one) && is_plain(other)) || (is_name(other) && is_plain(one))
}

/// The others share no text: only an address has `@`, only a URI has `:`, and a day is shorter than a UUID.
fn one(format: Format) -> &'static str {
    match format {
        Format::Email => "an email address",
        Format::Uuid => "a UUID",
        Format::Uri => "a URI",
        Format::Ipv4 => "an IPv4 address",
        Format::Ipv6 => "an IPv6 address",
        Format::Hostname => "a host name",
        Format::DayFirstDate => "a day-first date",
    }
}

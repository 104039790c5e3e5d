//! What a constraint demands, as the end of a sentence that begins with the value.

use syn::{Ident, Lit, LitStr, Type};

use super::{Bounds, Range, number};
use crate::presence;

/// `must have 1 to 64 characters`.
pub(super) fn length(bounds: &Bounds, ty: &Type) -> String {
    let thing = match presence::list(ty) {
        Some(_) => "element",
        None if presence::is_bytes(ty) => "byte",
        None => "character",
    };
    let things = |count: &str| match count {
        "1" => format!("1 {thing}"),
        count => format!("{count} {thing}s"),
    };
    match ends(bounds) {
        (Some(min), None) if min == "1" => "must not be empty".to_owned(),
        (Some(min), None) => format!("must have at least {}", things(&min)),
        (None, Some(max)) => format!("must have at most {}", things(&max)),
        (Some(min), Some(max)) if min == max => format!("must have {}", things(&min)),
        (Some(min), Some(max)) => format!("must have {min} to {}", things(&max)),
        (None, None) => String::new(),
    }
}

/// `must be between 1 and 400`.
pub(super) fn range(range: &Range) -> String {
    let Range { min, above, max, below } = range;
    let text = |end: &Option<Lit>| end.as_ref().and_then(text);
    match (text(min), text(above), text(max), text(below)) {
        (Some(min), _, Some(max), _) if min == max => format!("must be {min}"),
        (Some(min), _, Some(max), _) => format!("must be between {min} and {max}"),
        (min, above, max, below) => {
            let ends = [
                min.map(|end| format!("at least {end}")),
                above.map(|end| format!("above {end}")),
                max.map(|end| format!("at most {end}")),
                below.map(|end| format!("below {end}")),
            ];
            format!("must be {}", ends.into_iter().flatten().collect::<Vec<_>>().join(" and "))
        }
    }
}

/// `must be a multiple of 0.01`.
pub(super) fn multiple_of(step: &Lit) -> String {
    format!("must be a multiple of {}", text(step).unwrap_or_default())
}

/// `` must match `[0-9]+` ``.
pub(super) fn pattern(text: &LitStr) -> String {
    format!("must match `{}`", text.value())
}

/// `must be a UUID`.
pub(super) fn format(format: &Ident) -> String {
    let form = match format.to_string().as_str() {
        "email" => "an e-mail address",
        "uuid" => "a UUID",
        "uri" => "an absolute URI",
        "ipv4" => "an IPv4 address",
        "ipv6" => "an IPv6 address",
        "hostname" => "a host name",
        _ => "a date as `dd-mm-yyyy`",
    };
    format!("must be {form}")
}

fn ends(bounds: &Bounds) -> (Option<String>, Option<String>) {
    (bounds.min.as_ref().and_then(text), bounds.max.as_ref().and_then(text))
}

/// A number as JSON writes it.
pub(super) fn text(literal: &Lit) -> Option<String> {
    match literal {
        Lit::Int(integer) => Some(integer.base10_digits().to_owned()),
        other => number(other).map(|value| value.to_string()),
    }
}

//! Whether values keep their limits: lengths and ranges. Patterns and formats are for the runtime.

use crate::ir::{Constraints, Value, ValueKind};

/// How a value breaks limits, if it does.
pub(crate) fn breach(limits: &Constraints, value: &Value) -> Option<String> {
    if let Some(length) = &limits.length {
        let found = match &value.kind {
            ValueKind::String(text) => Some((text.chars().count(), "characters")),
            ValueKind::List(items) => Some((items.len(), "elements")),
            _ => None,
        };
        if let Some((found, what)) = found {
            let found = found as u64;
            if length.min.is_some_and(|min| found < min) || length.max.is_some_and(|max| found > max) {
                return Some(format!(
                    "it has {found} {what}, and {} are allowed",
                    ends(length.min, length.max)
                ));
            }
        }
    }
    let range = limits.range.as_ref()?;
    let ValueKind::Number(number) = &value.kind else { return None };
    let (below, above) = match (number.as_i64(), number.as_f64()) {
        (Some(found), _) => {
            (range.min.is_some_and(|min| found < min), range.max.is_some_and(|max| found > max))
        }
        (None, Some(found)) => {
            (range.min.is_some_and(|min| found < min as f64), range.max.is_some_and(|max| found > max as f64))
        }
        (None, None) => (false, false),
    };
    (below || above).then(|| format!("it is {number}, and {} is allowed", ends(range.min, range.max)))
}

fn ends<T: std::fmt::Display>(min: Option<T>, max: Option<T>) -> String {
    match (min, max) {
        (Some(min), Some(max)) => format!("{min} to {max}"),
        (Some(min), None) => format!("{min} or more"),
        (None, Some(max)) => format!("{max} or less"),
        (None, None) => "anything".to_owned(),
    }
}

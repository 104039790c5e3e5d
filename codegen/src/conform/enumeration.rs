//! Enums: what a request may hold.

use super::examiner::Examiner;
use super::{JsonValue, Kind, Weight, number};
use crate::ir::{Direction, Enum, EnumValue, EnumValues};
use crate::prose::list;

/// Values that a message names; the others are counted.
const MAX_NAMED: usize = 12;

/// Whether a value is of the kind of the enum's values.
pub(super) fn is_of<V: JsonValue>(values: &Enum, value: &V) -> bool {
    match (&values.values, value.kind()) {
        (EnumValues::Strings(_), Kind::String(_)) => true,
        (EnumValues::Integers(_), Kind::Number(number)) => number::signed(number).is_some(),
        _ => false,
    }
}

pub(super) fn describe(values: &Enum) -> &'static str {
    match values.values {
        EnumValues::Strings(_) => "a text",
        EnumValues::Integers(_) => "a whole number of 64 bits",
    }
}

/// A request may hold the values that are named, others where the enum is open, and none that only responses have.
/// Readers of responses keep whatever comes.
pub(super) fn examine_enum<V: JsonValue>(examiner: &mut Examiner<'_, V::Place>, values: &Enum, value: &V) {
    if examiner.direction == Direction::Out {
        return;
    }
    let found = match (&values.values, value.kind()) {
        (EnumValues::Strings(named), Kind::String(text)) => find(named, |wire| wire == text),
        (EnumValues::Integers(named), Kind::Number(number)) => {
            find(named, |wire| number::signed(number) == Some(*wire))
        }
        _ => None,
    };
    match found {
        Some(Some(Direction::Out)) if values.open => {
            examiner.report(
                Weight::Limit,
                value.place(),
                "enum",
                || "must not be a value that only responses have",
            );
        }
        Some(Some(Direction::Out)) => {
            examiner.report(Weight::Limit, value.place(), "enum", || demand(values));
        }
        None if values.open && value.text() == Some("") => {
            examiner.report(Weight::Limit, value.place(), "enum", || "must not be empty");
        }
        None if !values.open => examiner.report(Weight::Limit, value.place(), "enum", || demand(values)),
        Some(_) | None => {}
    }
}

/// Where the value that fits may occur.
fn find<T>(named: &[EnumValue<T>], fits: impl Fn(&T) -> bool) -> Option<Option<Direction>> {
    named.iter().find(|value| fits(&value.wire)).map(|value| value.only)
}

fn demand(values: &Enum) -> String {
    let mut allowed = match &values.values {
        EnumValues::Strings(named) => allowed(named, |text| format!("{text:?}")),
        EnumValues::Integers(named) => allowed(named, i64::to_string),
    };
    let more = allowed.len().saturating_sub(MAX_NAMED);
    if more > 0 {
        allowed.truncate(MAX_NAMED);
        allowed.push(format!("{more} others"));
    }
    match allowed.as_slice() {
        [] => "has no value that a request may hold".to_owned(),
        _ => format!("must be {}", list(&allowed, "or")),
    }
}

fn allowed<T>(named: &[EnumValue<T>], show: impl Fn(&T) -> String) -> Vec<String> {
    let in_requests = named.iter().filter(|value| value.only != Some(Direction::Out));
    in_requests.map(|value| show(&value.wire)).collect()
}

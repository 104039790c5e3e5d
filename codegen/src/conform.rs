//! Whether JSON values are what the API says: the one interpreter of values over the IR.
//!
//! Checks hold examples, server defaults and values of rules against it, the mock holds requests and responses. It is
//! independent of the derives: it uses nothing that they expand to, and its patterns run on another engine, so that
//! either can test the other.
//!
//! What travels [in](Direction::In) must be what the description allows. What travels [out](Direction::Out) must be
//! what a reader of the response takes, and keep its limits: unknown members, unknown values of enums, null in place
//! of an optional member and broken rules are no reason to refuse a response.
//!
//! Whatever the value, the work ends without a panic: depth, trials of unions and the number of findings are bounded.

mod contents;
mod enumeration;
mod examiner;
mod finding;
mod form;
mod json_value;
mod limits;
mod moment;
mod number;
mod object;
mod request;
mod rules;
mod stream;
mod text;
mod union;
mod value;
mod words;

pub use self::finding::{Finding, Weight};
pub use self::form::is_date;
pub use self::json_value::{JsonValue, Kind};
pub use self::request::{Given, RequestFindings, examine_request};
pub use self::stream::{ItemFinding, examine_stream};
pub use self::value::Slot;

use crate::ir::{Api, Constraints, Direction};
use examiner::{Examiner, Telling};

/// The findings that are kept of one value or request, rules of the operation apart; more help nobody.
pub const MAX_FINDINGS: usize = 1000;

/// Everything that is wrong with a value, depth first in the order of the description.
pub fn examine<'a, V: JsonValue>(
    api: &'a Api,
    slot: Slot<'a>,
    value: &V,
    direction: Direction,
) -> Vec<Finding<'a, V::Place>> {
    let mut examiner = Examiner::new(api, direction, Telling::Everything);
    value::examine_value(&mut examiner, slot, value);
    examiner.finish(value.place())
}

/// Whether nothing is wrong with a value.
pub fn fits<V: JsonValue>(api: &Api, slot: Slot<'_>, value: &V, direction: Direction) -> bool {
    let mut examiner = Examiner::new(api, direction, Telling::Whether);
    value::examine_value(&mut examiner, slot, value);
    examiner.finish(value.place()).is_empty()
}

/// Whether a text keeps limits.
pub fn keeps_limits(limits: &Constraints, text: &str) -> bool {
    limits::text_keeps(limits, text)
}

/// What a value is, in words that do not show it: it may be secret.
pub fn describe_kind<V: JsonValue>(value: &V) -> &'static str {
    words::kind(value)
}

/// Appends a step of a JSON pointer (RFC 6901).
pub fn push_step(pointer: &mut String, step: &str) {
    pointer.push('/');
    for letter in step.chars() {
        match letter {
            '~' => pointer.push_str("~0"),
            '/' => pointer.push_str("~1"),
            other => pointer.push(other),
        }
    }
}

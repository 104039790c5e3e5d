//! Holds a request against the description: reads its members from the wire, then has types, limits and rules examined
//! by the interpreter of the IR (`specwright_codegen::conform`).
//!
//! Nothing of it uses what the derives expand to, so that either can test the other. Limits and rules have the names
//! and pointers that the derives give them; [`Problem`] says which others there are.
//!
//! Whatever comes, it ends without a panic, after work that its length bounds.

use bytes::Bytes;
use serde_json::{Map, Value};
use specwright_codegen::conform::{Finding, Given, MAX_FINDINGS, examine_request};
use specwright_codegen::ir::{Api, Operation, Place};

use super::read::{self, Reading, unknown};
use crate::{Part, Problem, ValidationReport};

/// Validates a request that was made for this operation.
///
/// `path` has the parameters of the path by their names, percent-decoded.
pub fn validate(
    api: &Api,
    operation: &Operation,
    path: &[(String, String)],
    request: &http::Request<Bytes>,
) -> ValidationReport {
    let read = read::read(api, operation, path, request);
    let given = |index: usize| read.readings.get(index).map_or(Given::Absent, Reading::given);
    let problems = validate_given(api, operation, given, read.problems);
    let named = operation.members.iter().zip(read.readings).filter_map(|(input, reading)| match reading {
        Reading::Value(value) => Some((input.member.wire_name.clone(), value)),
        Reading::Absent | Reading::Unreadable(_) | Reading::Lost => None,
    });
    ValidationReport { members: named.collect(), problems }
}

/// Validates a request in its flat form: all members by their names on the wire, wherever they go, as the request's type
/// is written as JSON.
pub fn validate_members(api: &Api, operation: &Operation, members: &Map<String, Value>) -> Vec<Problem> {
    let is_declared = |name: &str| operation.members.iter().any(|input| input.member.wire_name == name);
    let undeclared = members.keys().filter(|name| !is_declared(name));
    let undeclared = undeclared.map(|name| unknown(Part::Whole, name, "is not a member of this request"));
    let given = |index: usize| {
        let input = operation.members.get(index);
        input.and_then(|input| members.get(&input.member.wire_name)).map_or(Given::Absent, Given::Value)
    };
    validate_given(api, operation, given, undeclared.collect())
}

/// The problems of members, then those that were found on the way to them, then rules.
fn validate_given<'v>(
    api: &Api,
    operation: &Operation,
    given: impl Fn(usize) -> Given<'v, Value>,
    others: Vec<Problem>,
) -> Vec<Problem> {
    let found = examine_request(api, operation, given, ());
    let room = MAX_FINDINGS.saturating_sub(found.members.len());
    let told = |finding| problem(operation, finding);
    let members = found.members.into_iter().map(told);
    members.chain(others.into_iter().take(room)).chain(found.rules.into_iter().map(told)).collect()
}

fn problem(operation: &Operation, finding: Finding<'_, ()>) -> Problem {
    let input = finding.input.and_then(|index| operation.members.get(index));
    Problem {
        part: input.map_or(Part::Whole, |input| part(input.place)),
        error: finding.error(),
        rule: finding.word.to_owned(),
        pointer: finding.pointer,
        message: finding.message,
    }
}

/// The part of the request that has the members of a place.
fn part(place: Place) -> Part {
    match place {
        Place::Path => Part::Path,
        Place::Query => Part::Query,
        Place::Header | Place::Cookie => Part::Header,
        Place::Json | Place::Part | Place::Form | Place::Body => Part::Body,
    }
}

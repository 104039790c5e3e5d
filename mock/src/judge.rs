//! Judges a request by the description: reads its members from the wire, then holds them against types, limits and
//! rules.
//!
//! It is an interpreter of the IR and uses nothing of what the derives expand to, so that either can test the other.
//! Limits and rules have the names and pointers that the derives give them; [`Problem`] says which others there are.
//!
//! Whatever comes, it ends without a panic, after work that its length bounds.

mod enumeration;
mod judging;
mod limits;
mod media;
mod members;
mod object;
mod read;
mod rules;
mod text_form;
mod union;
mod value;
mod words;

use std::borrow::Cow;

use bytes::Bytes;
use serde_json::{Map, Value};
use specwright_codegen::ir::{Api, Operation};

use crate::{Problem, Verdict};
use judging::Judging;
use read::Reading;

/// Judges a request that was made for this operation.
///
/// `path` has the parameters of the path by their names, percent-decoded.
pub fn judge(
    api: &Api,
    operation: &Operation,
    path: &[(String, String)],
    request: &http::Request<Bytes>,
) -> Verdict {
    let read = read::read(api, operation, path, request);
    let mut judging = Judging::new(api);
    members::judge_inputs(&mut judging, operation, &read.readings);
    judging.append(read.problems);
    rules::judge_operation(&mut judging, operation, &read.readings);
    let named = operation.members.iter().zip(read.readings).filter_map(|(input, reading)| match reading {
        Reading::Value(value) => Some((input.member.wire_name.clone(), value.into_owned())),
        Reading::Absent | Reading::Unreadable(_) | Reading::Lost => None,
    });
    Verdict { members: named.collect(), problems: judging.finish() }
}

/// Judges a request in its flat form: all members by their names on the wire, wherever they go, as the request's type
/// is written as JSON.
pub fn judge_members(api: &Api, operation: &Operation, members: &Map<String, Value>) -> Vec<Problem> {
    let readings: Vec<Reading<'_>> = operation
        .members
        .iter()
        .map(|input| match members.get(&input.member.wire_name) {
            Some(value) => Reading::Value(Cow::Borrowed(value)),
            None => Reading::Absent,
        })
        .collect();
    let mut judging = Judging::new(api);
    members::judge_inputs(&mut judging, operation, &readings);
    members::judge_undeclared(&mut judging, operation, members);
    rules::judge_operation(&mut judging, operation, &readings);
    judging.finish()
}

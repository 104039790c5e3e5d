//! Rules that no schema can say, because their members go to several places of a request.

use crate::export::schema::rule::said;
use crate::ir::{MemberRef, Operation, Place, Rule};

/// The rules of the body's members alone.
pub(super) fn of_body(operation: &Operation) -> Vec<&Rule> {
    operation.rules.iter().filter(|rule| is_of_body(operation, rule)).collect()
}

/// The other rules.
pub(super) fn spanning(operation: &Operation) -> Vec<&Rule> {
    operation.rules.iter().filter(|rule| !is_of_body(operation, rule)).collect()
}

fn is_of_body(operation: &Operation, rule: &Rule) -> bool {
    let place = |member: &MemberRef| operation.members.get(member.index).map(|input| input.place);
    rule.named().all(|member| place(member).is_some_and(|place| place.is_in_body() && place != Place::Body))
}

/// For readers of the operation's description.
pub(super) fn sentences(rules: &[&Rule]) -> Vec<String> {
    let sentence = |rule: &&Rule| match &rule.doc {
        Some(doc) => format!("{} {}", said(rule), doc.trim()),
        None => said(rule),
    };
    rules.iter().map(sentence).collect()
}

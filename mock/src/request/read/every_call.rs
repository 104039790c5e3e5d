//! What every call carries.

use http::HeaderMap;
use specwright_codegen::conform::push_step;
use specwright_codegen::ir::{Api, Operation, Place};

use super::parameters::Query;
use crate::{Part, Problem};

/// Reports what every call carries and this one does not. Its value is the caller's, who may have another; where the
/// operation has a member of the name, that says whether it must be there.
pub(super) fn report_missing(
    api: &Api,
    operation: &Operation,
    headers: &HeaderMap,
    query: &Query<'_>,
    problems: &mut Vec<Problem>,
) {
    let is_own_header = |name: &str| {
        operation.inputs(Place::Header).any(|input| input.sent_name().eq_ignore_ascii_case(name))
    };
    let is_own_parameter = |name: &str| operation.inputs(Place::Query).any(|input| input.sent_name() == name);
    let missing_headers = api
        .every_call
        .headers
        .iter()
        .filter(|carried| !headers.contains_key(carried.name.as_str()) && !is_own_header(&carried.name));
    let missing_parameters = api
        .every_call
        .query
        .iter()
        .filter(|carried| !query.has(&carried.name) && !is_own_parameter(&carried.name));
    let missing = missing_headers.map(|carried| (Part::Header, "header", carried));
    let missing =
        missing.chain(missing_parameters.map(|carried| (Part::Query, "parameter of the query", carried)));
    problems.extend(missing.map(|(part, what, carried)| {
        let mut pointer = String::new();
        push_step(&mut pointer, &carried.name);
        let message = format!("is required: every call carries this {what}");
        Problem { part, pointer, rule: "required".to_owned(), message, error: None }
    }));
}

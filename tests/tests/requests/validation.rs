//! The derive's validator and the validation of the mock, which share no code, agree on every request: as data, and as it comes
//! over the wire.

mod hostile;
mod mutated;
mod wire;

use proptest::test_runner::TestCaseError;
use serde_json::{Map, Value};
use specwright::samples;
use specwright_codegen::ir::{Api, Operation};
use specwright_mock::{Problem, validate_members};

use crate::holds::{Request, for_all, found};
use crate::operation_inputs::{api, each_input};

/// Runs a test on samples of every kind.
fn for_all_kinds<T: Request>(test: impl Fn(&T) -> Result<(), TestCaseError>) {
    for_all(samples::arbitrary::<T>(), |value| test(&value));
    for_all(samples::valid::<T>(), |value| test(&value));
    if !samples::breakable::<T>().is_empty() {
        for_all(samples::broken::<T>(), |broken| test(&broken.value));
    }
}

/// A request as data.
fn flat<T: Request>(value: &T) -> Result<Map<String, Value>, TestCaseError> {
    match specwright::to_json(value).map(|json| serde_json::from_str(&json).unwrap()) {
        Ok(Value::Object(members)) => Ok(members),
        other => Err(TestCaseError::fail(format!("a request is an object: {other:?}"))),
    }
}

fn operation<'a>(api: &'a Api, name: &str) -> &'a Operation {
    api.operations.iter().find(|operation| operation.name == name).expect("the operation")
}

/// Places and names of problems.
fn places(problems: &[Problem]) -> Vec<(String, &str)> {
    problems.iter().map(|problem| (problem.pointer.clone(), problem.rule.as_str())).collect()
}

fn agree<T: Request>(api_name: &str, name: &str) {
    let api = api(api_name);
    let operation = operation(&api, name);
    for_all_kinds::<T>(|value| {
        let members = flat(value)?;
        let problems = validate_members(&api, operation, &members);
        proptest::prop_assert_eq!(
            places(&problems),
            found(value.validate_with(specwright::Checks::All)),
            "{:?}",
            members
        );
        Ok(())
    });
}

each_input!(agree);

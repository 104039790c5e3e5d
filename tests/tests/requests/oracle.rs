//! The validator and the exported JSON Schema, in the eyes of a validator that nobody here wrote, agree.

use std::collections::BTreeSet;

use jsonschema::error::ValidationErrorKind;
use jsonschema::{ValidationError, Validator};
use proptest::test_runner::TestCaseError;
use specwright::samples;
use specwright_codegen::export::json_schema;

use crate::holds::{Request, for_all};
use crate::operation_inputs::{api, each_input};

/// The schema of an operation's input.
fn schema(api_name: &str, operation: &str) -> Validator {
    let api = api(api_name);
    let operation = api.operations.iter().find(|found| found.name == operation).expect("the operation");
    let schema = json_schema::operation_input(&api, operation).to_value();
    jsonschema::draft202012::new(&schema).expect("a schema")
}

/// The limits of single values; rules and presence are of whole objects.
const LIMITS: [&str; 6] = ["length", "range", "pattern", "format", "enum", "required"];

fn agree<T: Request>(api: &str, operation: &str) {
    let schema = schema(api, operation);
    let test = |value: T| {
        let json = specwright::to_json(&value)
            .map(|json| serde_json::from_str::<serde_json::Value>(&json).unwrap())
            .map_err(|error| TestCaseError::fail(error.to_string()))?;
        let errors: Vec<_> = schema.iter_errors(&json).collect();
        let Err(violations) = value.validate_with(specwright::Checks::All) else {
            let errors: Vec<String> =
                errors.iter().map(|error| format!("{error} at {}", error.instance_path())).collect();
            proptest::prop_assert!(errors.is_empty(), "only the schema refuses {}: {:?}", json, errors);
            return Ok(());
        };
        proptest::prop_assert!(!errors.is_empty(), "only the validator refuses {}: {}", json, violations);
        let places = places(&errors);
        for violation in violations.iter().filter(|violation| LIMITS.contains(&violation.rule())) {
            let is_there = places.contains(violation.pointer());
            proptest::prop_assert!(
                is_there,
                "the schema has nothing against {} in {}",
                violation.pointer(),
                json
            );
        }
        Ok(())
    };
    for_all(samples::arbitrary::<T>(), test);
    for_all(samples::valid::<T>(), test);
    if !samples::breakable::<T>().is_empty() {
        for_all(samples::broken::<T>(), |broken| test(broken.value));
    }
}

each_input!(agree);

/// The pointers of all errors, those of alternatives included.
fn places(errors: &[ValidationError<'_>]) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for error in errors {
        collect(error, &mut found);
    }
    found
}

fn collect(error: &ValidationError<'_>, found: &mut BTreeSet<String>) {
    found.insert(error.instance_path().to_string());
    if let ValidationErrorKind::AnyOf { context }
    | ValidationErrorKind::OneOfNotValid { context }
    | ValidationErrorKind::OneOfMultipleValid { context } = error.kind()
    {
        context.iter().flatten().for_each(|error| collect(error, found));
    }
}

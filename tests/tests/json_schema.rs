//! JSON Schemas of requests: valid by the metaschema, kept by the examples of the specs, and held to the words of the
//! language by a validator that nobody here wrote.

mod rules;
mod values;

use crate::fixtures::{self, read};
use jsonschema::Validator;
use serde_json::{Value, json};
use specwright_codegen::CheckedApi;
use specwright_codegen::export::json_schema;
use specwright_codegen::json::Json;

#[test]
fn schemas_are_valid() {
    for (name, api) in apis() {
        let whole = json_schema::api(&api).to_value();
        assert_valid(&name, &whole);
        for (definition, _) in whole["$defs"].as_object().expect("definitions") {
            let schema = json!({ "$ref": format!("#/$defs/{definition}"), "$defs": whole["$defs"] });
            assert_valid(&format!("{name}, {definition}"), &schema);
        }
        for operation in &api.operations {
            let schema = json_schema::operation_input(&api, operation).to_value();
            assert_valid(&format!("{name}, {}", operation.name), &schema);
        }
        for (id, _) in api.types.with_ids() {
            assert_valid(&name, &json_schema::request_type(&api, id).to_value());
        }
    }
}

#[test]
fn examples_of_requests_fit() {
    let mut tried = 0;
    for (name, api) in apis() {
        for operation in &api.operations {
            let validator = validator(&json_schema::operation_input(&api, operation));
            for example in &operation.examples {
                let refused = example.response.as_ref().is_some_and(|response| response.status >= 300);
                let Some(request) = example.request.as_ref().filter(|_| !refused) else { continue };
                let named = request.values.iter().map(|(at, value)| {
                    (operation.members[*at].member.wire_name.clone(), Json::from(value).to_value())
                });
                let instance = Value::Object(named.collect());
                let errors: Vec<String> =
                    validator.iter_errors(&instance).map(|error| error.to_string()).collect();
                assert!(errors.is_empty(), "{name}, {}, {}: {errors:?}", operation.name, example.name);
                tried += 1;
            }
        }
    }
    assert!(tried > 10, "only {tried} examples");
}

#[test]
fn the_schema_of_an_input_reads_like_the_spec() {
    for name in ["rules", "parameters"] {
        let api =
            fixtures::all().into_iter().find(|fixture| fixture.name == name).expect("a fixture").read().api;
        let text: String = api
            .operations
            .iter()
            .map(|operation| json_schema::operation_input(&api, operation).to_pretty_text())
            .collect();
        insta::with_settings!({ omit_expression => true }, { insta::assert_snapshot!(name, text) });
    }
}

/// The input of the first operation of a spec whose sections beyond the head are given.
#[track_caller]
fn input(sections: &str) -> Validator {
    let api = read(
        "spec",
        &format!(
            "specwright: 1\napi: {{ name: thing, title: Thing }}\nservers: {{ production: \"https://example.com\" }}\n{sections}"
        ),
    );
    validator(&json_schema::operation_input(&api, &api.operations[0]))
}

/// The input of an operation with a JSON body of these members and rules.
#[track_caller]
fn body(members: &str, rest: &str) -> Validator {
    let members = members.replace('\n', "\n        ");
    input(&format!(
        "operations:\n  send:\n    http: POST /\n    out: empty\n    in:\n      json:{members}\n{rest}"
    ))
}

#[track_caller]
fn takes(validator: &Validator, instances: &[Value]) {
    for instance in instances {
        let errors: Vec<String> = validator.iter_errors(instance).map(|error| error.to_string()).collect();
        assert!(errors.is_empty(), "{instance} is refused: {errors:?}");
    }
}

#[track_caller]
fn refuses(validator: &Validator, instances: &[Value]) {
    for instance in instances {
        assert!(!validator.is_valid(instance), "{instance} is taken");
    }
}

fn apis() -> Vec<(String, CheckedApi)> {
    let fixtures = fixtures::all().into_iter().map(|fixture| (fixture.name.clone(), fixture.read().api));
    let specs =
        ["personr", "verifik", "baf"].map(|name| (name.to_owned(), read(name, &fixtures::spec(name))));
    fixtures.chain(specs).collect()
}

#[track_caller]
fn validator(schema: &Json) -> Validator {
    jsonschema::draft202012::new(&schema.to_value())
        .unwrap_or_else(|error| panic!("{error}: {}", schema.to_pretty_text()))
}

#[track_caller]
fn assert_valid(name: &str, schema: &Value) {
    if let Err(error) = jsonschema::draft202012::meta::validate(schema) {
        panic!("{name}: {error}");
    }
    if let Err(error) = jsonschema::draft202012::new(schema) {
        panic!("{name}: {error}");
    }
}

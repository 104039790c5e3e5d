//! The validation of the mock.

use serde_json::{Map, Value};
use specwright_codegen::CheckedApi;
use specwright_codegen::ir::Api;
use specwright_codegen::source::SourceFile;
use specwright_mock::validate_members;

use super::{formats, patterns, texts};

/// A description with one member, limited so.
fn limited(limit: &str) -> CheckedApi {
    let text = format!(
        "specwright: 1\napi: {{ name: limited, title: Limited }}\nservers: {{ production: https://api.example.com }}\n\
         operations:\n  send:\n    http: POST /send\n    in:\n      json:\n        text: {{ type: string, {limit} }}\n    out: empty\n"
    );
    specwright_codegen::read(&SourceFile::new("spec.yaml", text)).expect("a description without mistakes").api
}

fn is_good(api: &Api, text: &str) -> bool {
    let members = Map::from_iter([("text".to_owned(), Value::from(text))]);
    validate_members(api, &api.operations[0], &members).is_empty()
}

#[test]
fn patterns_mean_what_the_vectors_say() {
    let mut tried = 0;
    for vector in patterns().iter().filter(|vector| vector["refused"] != true) {
        // JSON is YAML.
        let api = limited(&format!("pattern: {}", vector["pattern"]));
        for (key, wanted) in [("matches", true), ("others", false)] {
            for text in texts(&vector[key]) {
                assert_eq!(is_good(&api, &text), wanted, "{} {text:?}", vector["pattern"]);
                tried += 1;
            }
        }
    }
    assert!(tried > 200, "only {tried} texts");
}

#[test]
fn formats_mean_what_the_vectors_say() {
    for vector in formats() {
        let api = limited(&format!("format: {}", vector["format"].as_str().expect("a format")));
        for (key, wanted) in [("valid", true), ("invalid", false)] {
            for text in texts(&vector[key]) {
                assert_eq!(is_good(&api, &text), wanted, "{} {text:?}", vector["format"]);
            }
        }
    }
}

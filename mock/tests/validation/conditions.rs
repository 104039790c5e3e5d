//! Conditions of rules, by the values of members.

use bytes::Bytes;
use specwright_codegen::source::SourceFile;
use specwright_mock::validate;

use super::{operation, read};

const SPEC: &str = "specwright: 1
api: { name: sums, title: Sums }
servers: { only: https://sums.example }
operations:
  pay:
    http: POST /pay
    in:
      json:
        amount?: { type: decimal, as: text }
        count?: { type: integer, as: text }
        large?: unsigned
        exact?: decimal
        note?: string
    rules:
      amount: { when: { amount: [\"1.50\"] }, need: [note] }
      count: { when: { count: [\"10\"] }, need: [note] }
      large: { when: { large: 18446744073709551615 }, need: [note] }
      exact: { when: { exact: 0.5 }, need: [note] }
    out: empty
";

#[test]
fn numbers_are_compared_by_their_value_as_text_as_well() {
    let api = read(SPEC);
    let broken = |body: &'static str| -> Vec<String> {
        let request = http::Request::post("/pay").header("content-type", "application/json");
        let request = request.body(Bytes::from_static(body.as_bytes())).expect("a request");
        let report = validate(&api, operation(&api, "pay"), &[], &request);
        report.problems.iter().map(|problem| problem.rule.to_string()).collect()
    };
    for body in [r#"{"amount":"1.50"}"#, r#"{"amount":"1.5"}"#, r#"{"amount":"15e-1"}"#] {
        assert_eq!(broken(body), ["amount"], "{body}");
    }
    assert_eq!(broken(r#"{"amount":"1.51"}"#), [""; 0]);
    assert_eq!(broken(r#"{"count":"10"}"#), ["count"]);
    assert_eq!(broken(r#"{"count":"1"}"#), [""; 0]);
    assert_eq!(broken(r#"{"large":18446744073709551615}"#), ["large"]);
    assert_eq!(broken(r#"{"large":18446744073709551614}"#), [""; 0]);
    assert_eq!(broken(r#"{"exact":0.50}"#), ["exact"]);
    assert_eq!(broken(r#"{"exact":0.51}"#), [""; 0]);
}

#[test]
fn a_number_as_text_is_named_once_however_it_is_written() {
    let spec = SPEC.replace("[\"1.50\"]", "[\"1.50\", \"1.5\"]");
    let file = SourceFile::new("spec.yaml", spec.as_str());
    let problems = specwright_codegen::read(&file).expect_err("a problem");
    let problems: String = problems.iter().map(|problem| problem.render(&file)).collect();
    assert!(problems.contains("the text `1.5` is there twice"), "{problems}");
}

//! What is said of requests with all that can be wrong.

use bytes::Bytes;
use serde_json::json;
use specwright_mock::{Problem, validate, validate_members};

use super::{api, operation};

fn told(problems: &[Problem]) -> String {
    problems
        .iter()
        .map(|Problem { part, pointer, rule, message, .. }| {
            format!("{part:?} {pointer} ({rule}): {message}\n")
        })
        .collect()
}

#[test]
fn of_members() {
    let api = api();
    let wrong = json!({
        "text": null, "flag": "true", "whole": 1.5, "number": [], "moment": "noon", "day": 7, "bytes": "?",
        "maybe": {}, "list": [true], "map": 1, "digits": "x", "percent": 101, "share": 0.5, "email": "a",
        "tags": ["12", "34", "56"], "order": "up", "status": 5, "language": "xx", "address": { "more": 1 },
        "settings": [], "ids": 1, "pet": { "kind": "cow" }, "maze": "a", "other": 1,
    });
    let members = wrong.as_object().expect("an object");
    let mut problems = validate_members(&api, operation(&api, "values"), members);
    problems.extend(validate_members(&api, operation(&api, "rules"), &serde_json::Map::new()));
    let broken = json!({ "phone": "1", "kind": "ascending", "code": 1, "share": 0.5 });
    let broken = broken.as_object().expect("an object");
    problems.extend(validate_members(&api, operation(&api, "rules"), broken));
    insta::with_settings!({ omit_expression => true }, { insta::assert_snapshot!(told(&problems)) });
}

#[test]
fn of_requests() {
    let api = api();
    let sent = [
        (
            "places",
            "/tenants/%FF/tags/x?page=one&ids=1,2&names=a&names=b&filter=%7B&open=%&%FF&more=1",
            "application/json",
            "{",
        ),
        ("upload", "/upload", "multipart/form-data", ""),
        ("upload", "/upload", "multipart/form-data; boundary=x", "--y"),
        ("import", "/import", "image/png", ""),
        ("form", "/form", "application/x-www-form-urlencoded", "user=a&user=b"),
        ("rules", "/rules", "application/json", "{\"email\":\n true,}"),
        ("rules", "/rules", "application/json", "[]"),
        ("ping", "/ping", "application/json", "{}"),
    ];
    let mut all = String::new();
    for (name, target, media, body) in sent {
        let path = [("tenant".to_owned(), "?".to_owned()), ("tag".to_owned(), "x".to_owned())];
        let request = http::Request::builder().uri(target).header("content-type", media);
        let request = request.body(Bytes::from_static(body.as_bytes())).expect("a request");
        let report = validate(&api, operation(&api, name), &path, &request);
        all.push_str(&format!("{name}\n{}\n", told(&report.problems)));
    }
    insta::with_settings!({ omit_expression => true }, { insta::assert_snapshot!(all) });
}

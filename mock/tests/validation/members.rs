//! Requests in their flat form.

use serde_json::{Value, json};
use specwright_mock::validate_members;

use super::{api, operation};

/// The problems as `pointer rule`.
fn found(name: &str, members: &Value) -> Vec<String> {
    let api = api();
    let members = members.as_object().expect("an object");
    let problems = validate_members(&api, operation(&api, name), members);
    problems.into_iter().map(|problem| format!("{} {}", problem.pointer, problem.rule)).collect()
}

#[track_caller]
fn validated(name: &str, cases: &[(Value, &[&str])]) {
    for (members, wanted) in cases {
        assert_eq!(found(name, members), *wanted, "{members}");
    }
}

#[test]
fn scalars() {
    validated(
        "values",
        &[
            (json!({ "text": "", "flag": false, "whole": -1, "number": 1, "any": null }), &[]),
            (
                json!({ "number": 1.5, "any": [{}], "maybe": null, "list": [1, null], "map": { "a": true } }),
                &[],
            ),
            (json!({ "moment": "2024-05-17T09:30:00", "day": "2024-02-29", "bytes": "AA" }), &[]),
            (
                json!({ "text": 1, "flag": "true", "whole": 1.5 }),
                &["/text type", "/flag type", "/whole type"],
            ),
            (
                json!({ "whole": 9_223_372_036_854_775_808_u64, "number": "1" }),
                &["/whole type", "/number type"],
            ),
            (json!({ "moment": "2024-05-17", "day": "2023-02-29" }), &["/moment type", "/day type"]),
            (json!({ "bytes": "A", "text": null }), &["/text null", "/bytes type"]),
            (json!({ "list": [1, "2"], "map": { "a/b~": null } }), &["/list/1 type", "/map/a~1b~0 null"]),
            (json!({ "list": {}, "map": [] }), &["/list type", "/map type"]),
            (json!({ "other": 1 }), &["/other unknown"]),
        ],
    );
}

#[test]
fn limits() {
    validated(
        "values",
        &[
            (json!({ "digits": "12", "percent": 100, "share": 1.5, "tags": ["12"], "email": "a@b" }), &[]),
            (json!({ "digits": "1" }), &["/digits length"]),
            (json!({ "digits": "12345" }), &["/digits length"]),
            (json!({ "digits": "x" }), &["/digits length", "/digits pattern"]),
            (json!({ "digits": "ééééé" }), &["/digits length", "/digits pattern"]),
            (
                json!({ "percent": 101, "share": 0.5, "email": "a" }),
                &["/percent range", "/share range", "/email format"],
            ),
            (
                json!({ "tags": ["12", "3", "x"] }),
                &["/tags length", "/tags/1 length", "/tags/2 length", "/tags/2 pattern"],
            ),
        ],
    );
}

#[test]
fn enums() {
    validated(
        "values",
        &[
            (json!({ "order": "ascending", "status": 1, "language": "fr" }), &[]),
            (
                json!({ "order": "up", "status": 5, "language": "xx" }),
                &["/order enum", "/status enum", "/language enum"],
            ),
            (json!({ "order": 1, "status": "1" }), &["/order type", "/status type"]),
            (json!({ "status": 2 }), &["/status enum"]),
        ],
    );
}

#[test]
fn objects() {
    validated(
        "values",
        &[
            (json!({ "address": { "street": "a", "city": "b" } }), &[]),
            (
                json!({ "address": { "box": null, "city": "" } }),
                &["/address/city length", "/address street-or-box"],
            ),
            (
                json!({ "address": { "street": "a", "box": "b", "more": 1 } }),
                &["/address/city required", "/address/more unknown", "/address street-or-box"],
            ),
            (json!({ "settings": { "size": 1, "more": "12" } }), &[]),
            (
                json!({ "settings": { "more": "x", "most": 1 } }),
                &[
                    "/settings/size required",
                    "/settings/more length",
                    "/settings/more pattern",
                    "/settings/most type",
                ],
            ),
            (json!({ "dump": { "first": null } }), &[]),
            (json!({ "dump": { "first": "a" } }), &["/dump/first length"]),
            (
                json!({ "tree": { "name": "a", "leaves": [{ "name": "b", "leaves": [{}] }] } }),
                &["/tree/leaves/0/leaves/0/name required"],
            ),
        ],
    );
}

#[test]
fn unions() {
    validated(
        "values",
        &[
            (json!({ "ids": ["12"] }), &[]),
            (json!({ "ids": "ascending" }), &[]),
            (json!({ "ids": ["1"] }), &["/ids/0 length"]),
            (json!({ "ids": "up" }), &["/ids enum"]),
            (json!({ "ids": 1 }), &["/ids type"]),
            (json!({ "ids": { "name": "a", "other": 1 } }), &["/ids/other unknown"]),
            (json!({ "ids": { "other": 1 } }), &["/ids/name required", "/ids/other unknown"]),
            (json!({ "ids": [true] }), &["/ids/0 type"]),
            (json!({ "pet": { "kind": "cat", "lives": 9 } }), &[]),
            (json!({ "pet": { "kind": "cat", "lives": 10 } }), &["/pet/lives range"]),
            (json!({ "pet": { "kind": "dog", "lives": 9 } }), &["/pet/name required", "/pet/lives unknown"]),
            (json!({ "pet": { "kind": "cow" } }), &["/pet/kind type"]),
            (json!({ "pet": { "kind": null } }), &["/pet/kind type"]),
            (json!({ "pet": {} }), &["/pet/kind required"]),
            (json!({ "pet": "cat" }), &["/pet type"]),
            (json!({ "pet": null, "anything": null }), &["/pet null"]),
        ],
    );
}

#[test]
fn presence() {
    validated(
        "presence",
        &[
            (json!({ "must": "", "nil": null, "any": null }), &[]),
            (json!({ "must": null, "nil": "a", "may": null, "any": 1 }), &["/must null", "/may null"]),
            (json!({}), &["/must required", "/nil required", "/any required"]),
        ],
    );
}

#[test]
fn rules() {
    validated(
        "rules",
        &[
            (json!({ "email": "" }), &[]),
            (json!({ "phone": null }), &[" contact"]),
            (json!({ "email": "a", "code": null, "kind": "descending" }), &[]),
            (json!({ "email": "a", "code": 1, "kind": "descending" }), &[" only"]),
            (json!({ "email": "a", "count": 0 }), &[" pair"]),
            (json!({ "phone": "a", "code": false, "list": ["x"] }), &[]),
            (json!({ "phone": "a", "code": false, "list": [] }), &[" country"]),
            (json!({ "phone": "a", "code": null, "list": ["x"] }), &[" country"]),
            (json!({ "kind": "ascending" }), &[" contact", " sorted"]),
            (json!({ "email": "a", "count": 1, "share": 0.5 }), &[" halves"]),
            (json!({ "email": "a", "count": 1, "share": 1 }), &[]),
        ],
    );
}

#[test]
fn a_broken_rule_names_its_error_and_says_what_it_demands() {
    let api = api();
    let problems = validate_members(&api, operation(&api, "rules"), &serde_json::Map::new());
    let [broken] = problems.as_slice() else { panic!("{problems:?}") };
    assert_eq!(broken.message, "`email` or `phone` is required");
    assert_eq!(broken.part, specwright_mock::Part::Whole);
    let error = broken.error.expect("an error");
    assert_eq!(api[error].name, "ContactMissing");
}

#[test]
fn bodies_of_several_media_types() {
    validated(
        "import",
        &[
            (json!({ "body": { "Csv": "a,b" } }), &[]),
            (json!({ "body": { "Trees": [{ "name": "a" }, {}] } }), &["/body/Trees/1/name required"]),
            (json!({ "body": { "Csv": 1 } }), &["/body/Csv type"]),
            (json!({ "body": { "Xml": "" } }), &["/body type"]),
            (json!({ "body": { "Csv": "", "Xml": "" } }), &["/body/Xml unknown"]),
            (json!({ "body": { "Csv": "", "Trees": [] } }), &["/body type"]),
            (json!({}), &["/body required"]),
        ],
    );
}

#[test]
fn a_list_outside_json_is_absent_when_it_is_empty() {
    validated(
        "upload",
        &[
            (json!({ "title": "a", "ids": [], "tags": ["x"] }), &[]),
            (json!({ "title": "a", "ids": [], "tags": [] }), &[" tagged"]),
        ],
    );
}

/// Unions in unions can be tried in more ways than there is time for, and deep values have more levels than the stack.
#[test]
fn effort_is_bounded() {
    let mut maze = json!({ "bricks": "no number" });
    for _ in 0..60 {
        maze = json!({ "a": maze });
    }
    assert!(found("values", &json!({ "maze": maze })).contains(&" effort".to_owned()));
    let mut tree = json!({ "name": "a" });
    for _ in 0..300 {
        tree = json!({ "name": "a", "leaves": [tree] });
    }
    let deep = found("values", &json!({ "tree": tree }));
    assert!(deep.len() == 1 && deep[0].ends_with(" effort"), "{deep:?}");
}

#[test]
fn problems_are_not_without_end_and_rules_are_still_told() {
    let many = vec![json!("x"); 5000];
    let problems = found("rules", &json!({ "list": many, "count": many }));
    assert_eq!(problems, ["/count type", " contact", " pair"]);
    let problems = found("values", &json!({ "list": many }));
    assert_eq!(problems.len(), 1000);
}

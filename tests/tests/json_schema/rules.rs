//! Each kind of rule, kept and broken.

use jsonschema::Validator;
use serde_json::{Value, json};

use crate::json_schema::{body, input, refuses, takes};

const FIVE: &str = "\na?: string\nb?: string\nc?: string\nz?: string | null\nl?: list<string>";

fn rule(rule: &str) -> Validator {
    body(FIVE, &format!("    rules:\n      it: {rule}\n"))
}

#[test]
fn any() {
    let two = rule("{ any: [a, b] }");
    takes(&two, &[json!({"a": ""}), json!({"b": "x", "c": "x"}), json!({"a": "x", "b": "x"})]);
    refuses(&two, &[json!({}), json!({"c": "x"}), json!({"a": null})]);
    let nullable = rule("{ any: [a, z] }");
    takes(&nullable, &[json!({"z": "x"}), json!({"a": "x", "z": null})]);
    refuses(&nullable, &[json!({"z": null}), json!({})]);
    let list = rule("{ any: [a, l] }");
    takes(&list, &[json!({"l": []}), json!({"l": ["x"]})]);
    refuses(&list, &[json!({})]);
}

#[test]
fn one() {
    let three = rule("{ one: [a, b, z] }");
    takes(&three, &[json!({"a": "x"}), json!({"z": "x"}), json!({"b": "x", "z": null})]);
    refuses(
        &three,
        &[json!({}), json!({"z": null}), json!({"a": "x", "z": "x"}), json!({"a": "x", "b": "x"})],
    );
}

#[test]
fn at_most_one() {
    let two = rule("{ at-most-one: [a, b] }");
    takes(&two, &[json!({}), json!({"a": "x"}), json!({"b": "x", "c": "x"})]);
    refuses(&two, &[json!({"a": "x", "b": "x"})]);
    let three = rule("{ at-most-one: [a, b, z] }");
    takes(&three, &[json!({}), json!({"z": null}), json!({"a": "x", "z": null}), json!({"z": "x"})]);
    refuses(
        &three,
        &[json!({"a": "x", "b": "x"}), json!({"b": "x", "z": "x"}), json!({"a": "x", "b": "x", "z": "x"})],
    );
}

#[test]
fn together() {
    let three = rule("{ together: [a, b, c] }");
    takes(&three, &[json!({}), json!({"z": "x"}), json!({"a": "x", "b": "x", "c": "x"})]);
    refuses(&three, &[json!({"a": "x"}), json!({"b": "x", "c": "x"})]);
    let nullable = rule("{ together: [a, z] }");
    takes(&nullable, &[json!({}), json!({"z": null}), json!({"a": "x", "z": "x"})]);
    refuses(&nullable, &[json!({"a": "x"}), json!({"a": "x", "z": null}), json!({"z": "x"})]);
}

#[test]
fn when_need() {
    let present = rule("{ when: a, need: [b, c] }");
    takes(&present, &[json!({}), json!({"b": "x"}), json!({"a": "x", "b": "x", "c": "x"})]);
    refuses(&present, &[json!({"a": "x"}), json!({"a": "x", "b": "x"})]);
    let nullable = rule("{ when: z, need: [a] }");
    takes(&nullable, &[json!({"z": null}), json!({"z": "x", "a": "x"})]);
    refuses(&nullable, &[json!({"z": "x"})]);
    let needs_nullable = rule("{ when: a, need: [z] }");
    takes(&needs_nullable, &[json!({"a": "x", "z": "x"}), json!({"z": null})]);
    refuses(&needs_nullable, &[json!({"a": "x"}), json!({"a": "x", "z": null})]);
    let equals = rule("{ when: { a: [x, w] }, need: [b] }");
    takes(&equals, &[json!({"a": "z"}), json!({}), json!({"a": "w", "b": ""})]);
    refuses(&equals, &[json!({"a": "x"}), json!({"a": "w", "c": "x"})]);
    let one_value = rule("{ when: { z: x }, need: [b] }");
    takes(&one_value, &[json!({"z": null}), json!({"z": "y"}), json!({"z": "x", "b": "x"})]);
    refuses(&one_value, &[json!({"z": "x"})]);
}

#[test]
fn when_forbid() {
    let present = rule("{ when: a, forbid: [b, z] }");
    takes(
        &present,
        &[json!({}), json!({"b": "x"}), json!({"a": "x", "z": null}), json!({"a": "x", "c": "x"})],
    );
    refuses(&present, &[json!({"a": "x", "b": "x"}), json!({"a": "x", "z": "x"})]);
    let equals = rule("{ when: { a: x }, forbid: [b] }");
    takes(&equals, &[json!({"a": "x"}), json!({"a": "y", "b": "x"})]);
    refuses(&equals, &[json!({"a": "x", "b": "x"})]);
}

/// A rule as the reference has it, by which of its members are present.
type Reference = fn(&dyn Fn(&str) -> bool) -> bool;

const RULES: [(&str, Reference); 10] = [
    ("{ any: [a, z, l] }", |p| p("a") || p("z") || p("l")),
    ("{ one: [a, z] }", |p| p("a") != p("z")),
    ("{ one: [a, z, l] }", |p| [p("a"), p("z"), p("l")].iter().filter(|there| **there).count() == 1),
    ("{ at-most-one: [a, l] }", |p| !(p("a") && p("l"))),
    ("{ at-most-one: [a, z, l] }", |p| [p("a"), p("z"), p("l")].iter().filter(|there| **there).count() <= 1),
    ("{ together: [a, z, l] }", |p| p("a") == p("z") && p("z") == p("l")),
    ("{ when: z, need: [a, l] }", |p| !p("z") || (p("a") && p("l"))),
    ("{ when: l, need: [z] }", |p| !p("l") || p("z")),
    ("{ when: l, forbid: [a, z] }", |p| !p("l") || !(p("a") || p("z"))),
    ("{ when: { z: x }, forbid: [l] }", |p| !p("z") || !p("l")),
];

/// Every combination of a member that is there or not, one that may be null, and a list that may be empty.
#[test]
fn rules_hold_as_the_reference_says() {
    let states = |states: &[Value]| -> Vec<Option<Value>> {
        std::iter::once(None).chain(states.iter().cloned().map(Some)).collect()
    };
    for in_json in [true, false] {
        for (rule, reference) in RULES {
            let nullable = if in_json { "string | null" } else { "string" };
            let place = if in_json { "json" } else { "query" };
            let validator = input(&format!(
                "operations:\n  send:\n    http: POST /\n    in:\n      {place}:\n        a?: string\n        z?: {nullable}\n        l?: list<string>\n    rules:\n      it: {rule}\n    out: empty\n"
            ));
            let nulls: &[Value] = if in_json { &[json!("x"), Value::Null] } else { &[json!("x")] };
            for a in states(&[json!("x")]) {
                for z in states(nulls) {
                    for l in states(&[json!([]), json!(["x"])]) {
                        let members = [("a", &a), ("z", &z), ("l", &l)];
                        let present = |name: &str| {
                            let value = members
                                .iter()
                                .find(|(own, _)| *own == name)
                                .and_then(|(_, value)| value.as_ref());
                            value.is_some_and(|value| !value.is_null() && (in_json || *value != json!([])))
                        };
                        let instance: Value = members
                            .iter()
                            .filter_map(|(name, value)| Some(((*name).to_owned(), (*value).clone()?)))
                            .collect::<serde_json::Map<_, _>>()
                            .into();
                        assert_eq!(
                            validator.is_valid(&instance),
                            reference(&present),
                            "{rule} in {place}: {instance}"
                        );
                    }
                }
            }
        }
    }
}

#[test]
fn several_rules_hold_at_once() {
    let both =
        body(FIVE, "    rules:\n      first: { when: a, need: [b] }\n      second: { when: c, need: [z] }\n");
    takes(&both, &[json!({"a": "x", "b": "x", "c": "x", "z": "x"}), json!({})]);
    refuses(&both, &[json!({"a": "x", "c": "x", "z": "x"}), json!({"a": "x", "b": "x", "c": "x"})]);
}

#[test]
fn rules_of_nested_objects_hold() {
    let nested = input(
        "types:\n  Address:\n    members:\n      street?: string\n      box?: string\n      next?: Address\n    rules:\n      where: { one: [street, box] }\noperations:\n  send:\n    http: POST /\n    in:\n      json:\n        addresses: list<Address>\n    out: empty\n",
    );
    takes(
        &nested,
        &[json!({"addresses": []}), json!({"addresses": [{"box": "1", "next": {"street": "x"}}]})],
    );
    refuses(
        &nested,
        &[
            json!({"addresses": [{}]}),
            json!({"addresses": [{"box": "1", "next": {"box": "1", "street": "x"}}]}),
        ],
    );
}

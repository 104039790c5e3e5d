//! JSON Schemas of requests: valid by the metaschema, kept by the examples of the specs, and held to the words of the
//! language by a validator that nobody here wrote.

#![allow(clippy::expect_used, clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

mod fixtures;

use jsonschema::Validator;
use serde_json::{Value, json};
use specwright_codegen::export::json::Json;
use specwright_codegen::export::json_schema;
use specwright_codegen::ir::{Api, TypeId};
use specwright_codegen::source::SourceFile;

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
        for at in 0..api.types.len() {
            assert_valid(&name, &json_schema::request_type(&api, TypeId(at)).to_value());
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

#[test]
fn presence() {
    let members = body("\na: string\nb?: string\nc: string | null\nd?: string | null\ne: any", "");
    takes(
        &members,
        &[json!({"a": "", "c": null, "e": 0}), json!({"a": "x", "b": "x", "c": "x", "d": null, "e": {}})],
    );
    refuses(
        &members,
        &[
            json!({"c": null, "e": 0}),
            json!({"a": null, "c": null, "e": 0}),
            json!({"a": "x", "e": 0}),
            json!({"a": "x", "b": null, "c": null, "e": 0}),
            json!({"a": "x", "c": null}),
            json!([]),
        ],
    );
}

#[test]
fn an_empty_list_outside_json_is_absent() {
    for place in ["query", "header", "multipart", "urlencoded"] {
        let style = if place == "header" { "comma" } else { "json" };
        let lists = input(&format!(
            "types:\n  Tags: {{ type: list<string>, length: 2.. }}\noperations:\n  send:\n    http: POST /\n    in:\n      {place}:\n        must: {{ type: list<string>, as: {style} }}\n        may?: {{ type: list<string>, as: {style}, length: ..2 }}\n        tags?: {{ type: Tags, as: {style} }}\n    rules:\n      pair: {{ together: [may, tags] }}\n    out: empty\n"
        ));
        takes(
            &lists,
            &[
                json!({"must": ["x"]}),
                json!({"must": ["x"], "may": []}),
                json!({"must": ["x"], "tags": []}),
                json!({"must": ["x"], "may": ["x"], "tags": ["x", "y"]}),
            ],
        );
        refuses(
            &lists,
            &[
                json!({}),
                json!({"must": []}),
                json!({"must": ["x"], "may": ["x"]}),
                json!({"must": ["x"], "may": ["x"], "tags": []}),
                json!({"must": ["x"], "may": ["x"], "tags": ["x"]}),
                json!({"must": ["x"], "may": ["x", "y", "z"], "tags": ["x", "y"]}),
            ],
        );
    }
}

#[test]
fn an_empty_list_in_json_is_present() {
    let lists = body("\nmust: list<string>\nmay?: { type: list<string>, length: 1.. }", "");
    takes(&lists, &[json!({"must": []}), json!({"must": ["x"], "may": ["x"]})]);
    refuses(
        &lists,
        &[json!({}), json!({"must": [], "may": []}), json!({"must": [1]}), json!({"must": [null]})],
    );
}

#[test]
fn enums_are_closed_in_requests() {
    let enums = input(
        "types:\n  Closed: { values: [one, two] }\n  Open: { values: [one], open: true }\n  Code:\n    values:\n      One: 1\n      Two: { is: 2, only: out }\n      Three: { is: 3, only: in }\noperations:\n  send:\n    http: POST /\n    in:\n      json:\n        closed?: Closed\n        open?: Open\n        code?: Code\n        codes?: list<Code>\n    out: empty\n",
    );
    takes(
        &enums,
        &[json!({"closed": "two"}), json!({"open": "other"}), json!({"code": 3}), json!({"codes": [1, 3]})],
    );
    refuses(
        &enums,
        &[
            json!({"closed": "three"}),
            json!({"open": 1}),
            json!({"code": 2}),
            json!({"code": "1"}),
            json!({"codes": [1, 2]}),
        ],
    );
}

#[test]
fn answers_are_read_as_they_come() {
    let api = read(
        "spec",
        "specwright: 1\napi: { name: thing, title: Thing }\nservers: { production: \"https://example.com\" }\ntypes:\n  State: { values: [one, two] }\n  Digits: { type: string, pattern: '[0-9]+' }\n  Thing:\n    members:\n      state: State\n      digits: Digits\n      size?: { type: integer, range: 1..2 }\n      image?: base64\n      key?: { type: string, secret: true }\n    rules:\n      sized: { any: [size, image] }\noperations:\n  put:\n    http: PUT /\n    in:\n      json: Thing\n    out: Thing\n",
    );
    let whole = json_schema::api(&api).to_value();
    let of = |name: &str| {
        let schema = json!({ "$ref": format!("#/$defs/{name}"), "$defs": whole["$defs"] });
        jsonschema::draft202012::new(&schema).expect("a schema")
    };
    let instance = json!({"state": "three", "digits": "x", "size": 9, "image": "%"});
    takes(&of("Thing.response"), &[instance.clone(), json!({"state": "one", "digits": ""})]);
    refuses(&of("Thing.response"), &[json!({}), json!({"state": 1, "digits": ""})]);
    refuses(&of("Thing"), &[instance, json!({"state": "one", "digits": "1"})]);
    takes(
        &of("Thing"),
        &[
            json!({"state": "one", "digits": "1", "size": 1}),
            json!({"state": "one", "digits": "1", "image": "aGk="}),
        ],
    );
    assert_eq!(whole.pointer("/$defs/Thing/properties/key/writeOnly"), Some(&json!(true)));
    assert_eq!(whole.pointer("/$defs/Thing.response/properties/key/writeOnly"), None);
}

#[test]
fn limits() {
    let limited = body(
        "\na?: { type: string, length: 2..3 }\nb?: { type: integer, range: -1..5 }\nc?: { type: number, range: 1.. }\nd?: { type: string, pattern: 'a|b' }\ne?: { type: string, format: email, length: ..10 }\nf?: { type: list<integer>, length: 1..2 }\ng?: { type: string, secret: true, format: uuid }",
        "",
    );
    takes(
        &limited,
        &[
            json!({"a": "éé"}),
            json!({"a": "😀😀😀"}),
            json!({"b": -1}),
            json!({"b": 5}),
            json!({"c": 1.0}),
            json!({"d": "b"}),
            json!({"e": "a@b.c"}),
            json!({"f": [1, 2]}),
            json!({"g": "3fa85f64-5717-4562-b3fc-2c963f66afa6"}),
        ],
    );
    refuses(
        &limited,
        &[
            json!({"a": "é"}),
            json!({"a": "abcd"}),
            json!({"b": -2}),
            json!({"b": 6}),
            json!({"b": 1.5}),
            json!({"c": 0.9}),
            json!({"d": "ab"}),
            json!({"d": "b\n"}),
            json!({"e": "a@"}),
            json!({"e": "abcdefgh@b.c"}),
            json!({"f": []}),
            json!({"f": [1, 2, 3]}),
            json!({"g": "3fa85f64"}),
        ],
    );
}

#[test]
fn limits_of_names_and_members_both_hold() {
    let limited = input(
        "types:\n  Digits: { type: string, pattern: '[0-9]+', length: ..4 }\noperations:\n  send:\n    http: POST /\n    in:\n      json:\n        a?: { type: Digits, length: 2.. }\n        b?: { type: Digits | null, pattern: '1.*' }\n        m?: map<Digits | null>\n    out: empty\n",
    );
    takes(
        &limited,
        &[json!({"a": "12"}), json!({"b": null}), json!({"b": "1"}), json!({"m": {"x": null, "y": "1"}})],
    );
    refuses(
        &limited,
        &[
            json!({"a": "1"}),
            json!({"a": "12345"}),
            json!({"a": "ab"}),
            json!({"b": "2"}),
            json!({"b": "1x"}),
            json!({"m": {"y": "x"}}),
        ],
    );
}

#[test]
fn scalars() {
    let scalars =
        body("\ni?: integer\nz?: number\nb?: boolean\nt?: date-time\nd?: date\nx?: base64\na?: any", "");
    takes(
        &scalars,
        &[
            json!({"i": i64::MAX, "z": 0.5, "b": false, "a": null}),
            json!({"t": "2023-11-12T10:00:00", "d": "2024-02-29", "x": "aGk"}),
            json!({"t": "2023-11-12T10:00:00.1234567+02:00", "z": 1}),
        ],
    );
    refuses(
        &scalars,
        &[
            json!({"i": 0.5}),
            json!({"z": "1"}),
            json!({"b": 0}),
            json!({"t": "2023-11-12"}),
            json!({"d": "2023-02-29"}),
            json!({"x": "%"}),
        ],
    );
}

#[test]
fn objects_beyond_named_members() {
    let objects = input(
        "types:\n  Settings:\n    members:\n      language: string\n    additional: integer\n  Dump:\n    loose: true\n    members:\n      first: string\n      second: list<string>\noperations:\n  send:\n    http: POST /\n    in:\n      json:\n        settings?: Settings\n        dump?: Dump\n    out: empty\n",
    );
    takes(
        &objects,
        &[
            json!({"settings": {"language": "en", "x": 1}}),
            json!({"dump": {}}),
            json!({"dump": {"first": null, "other": 1}}),
        ],
    );
    refuses(
        &objects,
        &[
            json!({"settings": {"language": "en", "x": "1"}}),
            json!({"settings": {"x": 1}}),
            json!({"dump": {"first": 1}}),
            json!({"dump": null}),
        ],
    );
}

#[test]
fn unions() {
    let unions = input(
        "types:\n  Ids:\n    one-of: { List: list<string>, Text: string }\n  Pet:\n    tag: kind\n    one-of:\n      Cat: { type: Cat, tag: cat }\n      Dog: { type: Dog, tag: dog }\n  Cat: { members: { kind: string, lives: integer } }\n  Dog: { members: { kind: string, name: string } }\noperations:\n  send:\n    http: POST /\n    in:\n      json:\n        ids?: Ids\n        pet?: Pet\n    out: empty\n",
    );
    takes(
        &unions,
        &[
            json!({"ids": "x"}),
            json!({"ids": ["x"]}),
            json!({"pet": {"kind": "cat", "lives": 9}}),
            json!({"pet": {"kind": "dog", "name": "x", "lives": "y"}}),
        ],
    );
    refuses(
        &unions,
        &[
            json!({"ids": 1}),
            json!({"ids": [1]}),
            json!({"pet": {"kind": "cat", "name": "x"}}),
            json!({"pet": {"kind": "cow", "lives": 1, "name": "x"}}),
            json!({"pet": {"lives": 1}}),
        ],
    );
}

#[test]
fn several_media_types() {
    let bodies = input(
        "operations:\n  send:\n    http: POST /\n    in:\n      one-of:\n        Rows: { json: list<integer> }\n        Csv: { text: text/csv }\n    out: empty\n",
    );
    takes(&bodies, &[json!({"body": {"Rows": [1]}}), json!({"body": {"Csv": "a,b"}})]);
    refuses(
        &bodies,
        &[
            json!({}),
            json!({"body": {}}),
            json!({"body": {"Rows": "x"}}),
            json!({"body": {"Rows": [], "Csv": ""}}),
            json!({"body": [1]}),
        ],
    );
}

fn apis() -> Vec<(String, Api)> {
    let fixtures = fixtures::all().into_iter().map(|fixture| (fixture.name.clone(), fixture.read().api));
    let specs = ["personr", "verifik", "baf"].map(|name| {
        let path = format!("{}/../specs/{name}.yaml", env!("CARGO_MANIFEST_DIR"));
        (name.to_owned(), read(name, &std::fs::read_to_string(path).expect("the spec")))
    });
    fixtures.chain(specs).collect()
}

#[track_caller]
fn read(name: &str, text: &str) -> Api {
    let file = SourceFile::new(name, text);
    match specwright_codegen::read(&file) {
        Ok(checked) => checked.api,
        Err(problems) => {
            panic!("{}", problems.iter().map(|problem| problem.render(&file)).collect::<String>())
        }
    }
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

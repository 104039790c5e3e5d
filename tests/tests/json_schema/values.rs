//! Presence, types and limits, kept and broken.

use serde_json::json;
use specwright_codegen::export::json_schema;

use crate::json_schema::{body, input, read, refuses, takes};

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
        "types:\n  Closed: { values: [one, two] }\n  Open: { open: true, values: { One: one, Lost: { is: lost, only: out } } }\n  Code:\n    values:\n      One: 1\n      Two: { is: 2, only: out }\n      Three: { is: 3, only: in }\noperations:\n  send:\n    http: POST /\n    in:\n      json:\n        closed?: Closed\n        open?: Open\n        code?: Code\n        codes?: list<Code>\n    out: empty\n",
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
            json!({"open": "lost"}),
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

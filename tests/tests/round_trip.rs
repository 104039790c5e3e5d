//! What `specwright export` writes is read back as the API that it was written from, but for what is listed here.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde_yaml::Value;
use specwright_cli::report::render_plain;
use specwright_codegen::Checked;
use specwright_codegen::export::openapi;
use specwright_codegen::source::SourceFile;

use crate::fixtures;
use specwright_tests::files::files_below;

/// Keys that a document of OpenAPI cannot bring back, wherever they stand, each with the reason.
const LOST: [(&str, &str); 2] = [
    (
        "examples",
        "a document has them at parameters, bodies and responses, and nobody can tell which belong together",
    ),
    ("example", "an error's stands among the examples of its responses"),
];

/// Reads a spec, and what is written of it as a document; the API of each as a tree, without what is lost.
fn both(name: &str, spec: &SourceFile) -> (Value, Value, Vec<String>) {
    let checked = read(spec);
    let document = openapi::document(&checked.api).to_pretty_text();
    let file = SourceFile::new(format!("{name}.json"), document);
    let back = read(&file);
    assert!(
        back.warnings.iter().all(|note| note.code.is_note()),
        "{name}: {}",
        render_plain(&file, &back.warnings)
    );
    let left_out = back.warnings.iter().filter(|note| note.message.contains("beyond OpenAPI"));
    (tree(&checked), tree(&back), left_out.map(|note| note.message.clone()).collect())
}

#[track_caller]
fn read(file: &SourceFile) -> Checked {
    specwright_codegen::read(file).unwrap_or_else(|problems| panic!("{}", render_plain(file, &problems)))
}

fn tree(checked: &Checked) -> Value {
    let mut tree = serde_yaml::from_str(&specwright_codegen::adopt(checked)).unwrap();
    settle(&mut tree);
    tree
}

/// Takes out what is lost, and puts lists of names, whose order says nothing, in order.
fn settle(value: &mut Value) {
    match value {
        Value::Mapping(map) => {
            for (key, _) in LOST {
                map.remove(key);
            }
            for (key, value) in map.iter_mut() {
                settle(value);
                if let (Some("errors"), Value::Sequence(names)) = (key.as_str(), value) {
                    names.sort_by_key(|name| name.as_str().map(str::to_owned));
                }
            }
        }
        Value::Sequence(items) => items.iter_mut().for_each(settle),
        _ => {}
    }
}

/// Where two trees differ, with what each has there.
fn differences(place: &str, one: &Value, other: &Value, found: &mut BTreeMap<String, String>) {
    match (one, other) {
        (Value::Mapping(one), Value::Mapping(other)) => {
            let missing = Value::String("nothing".to_owned());
            for (key, value) in one {
                let place = format!("{place}.{}", text(key));
                differences(&place, value, other.get(key).unwrap_or(&missing), found);
            }
            for (key, value) in other.iter().filter(|(key, _)| !one.contains_key(*key)) {
                differences(&format!("{place}.{}", text(key)), &missing, value, found);
            }
        }
        _ if one == other => {}
        _ => {
            found.insert(place.to_owned(), format!("{} -> {}", text(one), text(other)));
        }
    }
}

fn text(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        _ => serde_json::to_string(value).unwrap(),
    }
}

/// Every spec and fixture, and where what comes back is another. The snapshot is the list of what OpenAPI cannot say or
/// the reader does not take back; each kind has its reason in `docs/export.md`.
#[test]
fn exports_come_back() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../specs");
    let specs = files_below(&root, "yaml").into_iter().map(|path| {
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        (name.clone(), SourceFile::new(format!("{name}.yaml"), std::fs::read_to_string(&path).unwrap()))
    });
    let fixtures = fixtures::all().into_iter().map(|fixture| (fixture.name.clone(), fixture.file));
    let mut report = String::new();
    let mut same = Vec::new();
    for (name, file) in specs.chain(fixtures) {
        let (one, other, left_out) = both(&name, &file);
        let mut found: BTreeMap<String, String> =
            left_out.into_iter().map(|message| ("all".to_owned(), message)).collect();
        differences("", &one, &other, &mut found);
        if found.is_empty() {
            same.push(name);
            continue;
        }
        writeln!(report, "{name}").unwrap();
        for (place, what) in found {
            writeln!(report, "  {place}: {what}").unwrap();
        }
    }
    let report = format!("The same: {}\n\n{report}", same.join(", "));
    insta::assert_snapshot!(report);
}

/// What errors are made of, each in a spec of its own: a document has no words for most of it.
const ERRORS: [(&str, &str); 8] = [
    (
        "a success of the same status",
        "error-body: { type: Err, code: code, on-2xx: true }
errors: { Weird: { status: 200, code: weird } }",
    ),
    (
        "a common body that no response has",
        "error-body: { type: Err, code: code }
errors: { Bad: { status: 400, code: bad, body: Other } }",
    ),
    ("a common body without errors", "error-body: { type: Err, request-id: { header: X-Request-Id } }"),
    (
        "the common body as its own",
        "error-body: { type: Err, code: code }
errors: { Bad: { status: 400, body: Err } }",
    ),
    ("a body without a common one", "errors: { Bad: { status: 400, body: Other } }"),
    ("a list as body", "errors: { Bad: { status: 400, body: list<Other> } }"),
    ("a list of what may be null as body", "errors: { Bad: { status: 400, body: list<map<Other | null>> } }"),
    ("bytes as body", "errors: { Bad: { status: 400, body: list<base64> } }"),
];

#[test]
fn whatever_errors_are_made_of_comes_back() {
    for (what, errors) in ERRORS {
        let listed = if errors.contains("errors:") { "errors: [NAME]" } else { "errors: []" };
        let name = if errors.contains("Weird") { "Weird" } else { "Bad" };
        let spec = format!(
            "specwright: 1\napi: {{ name: things, title: Things }}\nservers: {{ live: \"https://example.com\" }}\n{errors}\n\
             types:\n  Err: {{ members: {{ code: string }} }}\n  Other: {{ members: {{ x: integer }} }}\n  \
             Thing: {{ members: {{ a: integer }} }}\n\
             operations:\n  getThing: {{ http: GET /thing, out: Thing, {} }}\n",
            listed.replace("NAME", name)
        );
        let (one, other, left_out) = both("things", &SourceFile::new("things.yaml", spec));
        let mut found = BTreeMap::new();
        differences("", &one, &other, &mut found);
        assert!(found.is_empty() && left_out.is_empty(), "{what}: {found:#?} {left_out:?}");
    }
}

/// What a document says in the words of OpenAPI, and means less by than a spec does.
const MEANINGS: &str = r#"
specwright: 1
api: { name: things, title: Things }
servers: { live: "https://example.com" }
error-body: { type: Err, code: code, message: text, on-2xx: true }
errors:
  Odd: { status: 200, code: odd, doc: "Strange." }
  Bad: { status: [400, 409], message: "no {what}", parameters: { what: string } }
types:
  Err: { members: { code: string, text: string } }
  Thing: { members: { a: integer, any: any, number: Number, when: When, list: list<any> } }
  Number: { one-of: { Whole: integer, Broken: number } }
  When: { one-of: { Day: date, Other: string } }
  Patch: { members: { "a?": integer | null, "b?": string } }
  Other: { members: { k: integer } }
  Unused: { members: { k: { type: integer, known: assumed, rust: key } } }
operations:
  addOld:
    http: POST /old
    deprecated: Take another one.
    in: { multipart: { list: { type: list<string>, as: repeat }, "more?": { type: list<string>, as: json, length: 2.. } } }
    out: empty
    errors: []
  addList: { http: POST /list, in: { query: { list: { type: list<string>, as: json } } }, out: empty, errors: [] }
  getThing:
    http: GET /thing
    out: { json: Thing, doc: "It is there.\n\n`Odd`: not what it says, but a part of this." }
    errors: [Odd, Bad]
  getMaybe: { http: GET /maybe, out: Thing | null, errors: [] }
  getAny: { http: GET /any, out: any, errors: [] }
  putAny: { http: PUT /any, in: { json: any }, out: any | null, errors: [] }
  getOther: { http: GET /other, out: { json: Thing | null, media: application/vnd.thing+json }, errors: [] }
  patchThing: { http: PATCH /thing, in: { json: Patch, media: application/merge-patch+json }, out: empty, errors: [] }
  patchOther:
    http: PATCH /other
    in: { json: { "a?": integer | null, "b?": string }, media: application/merge-patch+json }
    out: empty
    errors: []
  putThing:
    http: PUT /thing
    in: { one-of: { Json: { json: Thing }, Other: { json: Other, media: application/vnd.other+json } } }
    out: empty
    errors: []
"#;

#[test]
fn whatever_a_document_means_less_by_comes_back() {
    let (one, other, left_out) = both("things", &SourceFile::new("things.yaml", MEANINGS));
    let mut found = BTreeMap::new();
    differences("", &one, &other, &mut found);
    assert!(found.is_empty() && left_out.is_empty(), "{found:#?} {left_out:?}");
}

/// What stands in the place of a response, or beside it under the same status: each an operation, and what its error says.
const BESIDE: [(&str, &str); 12] = [
    ("out: { json: Thing, headers: Tagged }", "status: 200, headers: RateLimit"),
    (
        "out: { body: text, status: 201, headers: Tagged, doc: Some words. }",
        "status: 201, headers: RateLimit",
    ),
    ("out: { json: Thing, envelope: { member: data, expect: { ok: true } } }", "status: 200, body: Other"),
    ("out: { json: Thing, status: 201 }", "status: 200, body: Other"),
    (
        "out: { Found: { json: Thing, headers: Tagged }, Draft: { body: text, media: text/plain, headers: RateLimit } }",
        "status: 400",
    ),
    (
        "out: { Found: { json: Thing, envelope: { member: a } }, Draft: { status: 202, json: Other, envelope: { expect: { ok: true } } } }",
        "status: 400",
    ),
    (
        "out: { Found: { body: bytes }, Draft: { status: 202, body: text } }",
        "status: [400, 409], headers: RateLimit",
    ),
    (
        "in: { query: { \"stream?\": boolean }, json: { stream: boolean } }, out: Thing, stream: { by: body_stream, events: text }",
        "status: 400",
    ),
    (
        "in: { query: { stream: { type: boolean, key: asked } }, json: { stream: boolean } }, out: Thing, stream: { by: stream, lines: Other }",
        "status: 400",
    ),
    (
        "in: { query: { stream: boolean } }, out: text, stream: { by: stream, events: Thing, doc: As it comes. }",
        "status: 200",
    ),
    (
        "in: { query: { live: boolean } }, out: { body: bytes }, stream: { by: live, events: Thing, status: 202 }",
        "status: 400",
    ),
    ("in: { query: { live: boolean } }, out: empty, stream: { by: live, events: Thing }", "status: 400"),
];

#[test]
fn whatever_comes_beside_a_success_comes_back() {
    for (operation, error) in BESIDE {
        let spec = format!(
            "specwright: 1\napi: {{ name: things, title: Things }}\nservers: {{ live: \"https://example.com\" }}\n\
             error-body: {{ type: Err, code: code, on-2xx: true }}\n\
             errors:\n  Odd: {{ code: odd, {error} }}\n  Other: {{ code: other, status: 400 }}\n\
             types:\n  Err: {{ members: {{ code: string }} }}\n  Other: {{ members: {{ x: integer }} }}\n  \
             Thing: {{ members: {{ a: integer }} }}\n  Tagged: {{ members: {{ ETag: string, Allow: list<string> }} }}\n  \
             RateLimit: {{ doc: What is left., members: {{ X-Left: integer, \"X-Reset?\": unix-time }} }}\n\
             operations:\n  getThing: {{ http: POST /thing, {operation}, errors: [Odd, Other] }}\n"
        );
        let (one, other, left_out) = both("things", &SourceFile::new("things.yaml", spec));
        let mut found = BTreeMap::new();
        differences("", &one, &other, &mut found);
        assert!(found.is_empty() && left_out.is_empty(), "{operation}: {found:#?} {left_out:?}");
    }
}

//! Documents of OpenAPI as specs: what becomes of them, and that nothing of them is left out in silence.

use std::collections::BTreeSet;

use serde_yaml::{Mapping, Value};
use specwright_cli::report::Format;
use specwright_codegen::diagnostic::{Code, Level, Levels};
use specwright_codegen::ir::{Content, EnumValues, Outcome, Outcomes, StatusMatch, Type, TypeKind};
use specwright_codegen::source::SourceFile;
use specwright_codegen::{CheckedApi, check, emit, read};

const SHOP: &str = include_str!("intake/shop.yaml");

fn file(text: &str) -> SourceFile {
    SourceFile::new("shop.yaml", text)
}

fn shop() -> Value {
    serde_yaml::from_str(SHOP).unwrap()
}

#[track_caller]
fn api_of(document: &Value) -> CheckedApi {
    let text = serde_yaml::to_string(document).unwrap();
    match read(&file(&text)) {
        Ok(checked) => checked.api,
        Err(problems) => panic!("{}", Format::Short.render(&file(&text), &problems)),
    }
}

#[test]
fn a_document_becomes_what_a_person_would_have_written() {
    let api = read(&file(SHOP)).unwrap().api;
    let files = emit(&api, "shop.yaml", SHOP).files;
    let shown = files.iter().filter(|file| file.path.starts_with("src/") && !file.path.contains("blocking"));
    let text: String = shown.map(|file| format!("// {}\n{}\n", file.path, file.text)).collect();
    insta::assert_snapshot!(text);
}

const CHAT: &str = include_str!("intake/chat.yaml");

#[test]
fn streams_are_read_as_documents_describe_them() {
    let api = read(&file(CHAT)).unwrap().api;
    let files = emit(&api, "chat.yaml", CHAT).files;
    let shown = files.iter().filter(|file| file.path.starts_with("src/operations/"));
    let text: String = shown.map(|file| format!("// {}\n{}\n", file.path, file.text)).collect();
    let problems = check(&file(CHAT), &all_levels());
    let told: String = Format::Json.render(&file(CHAT), &problems).lines().map(summary).collect();
    insta::assert_snapshot!(format!("{text}{told}"));
}

const CACHED: &str = r##"
openapi: 3.1.0
info: { title: Cached, version: "1" }
servers: [{ url: "https://cached.example" }]
paths:
  /thing:
    parameters:
      - { name: if-none-match, in: header, schema: { type: string } }
    get:
      operationId: getThing
      responses:
        "200": { $ref: "#/components/responses/Thing" }
        "304": { description: As it was., headers: { ETag: { $ref: "#/components/headers/Tag" } } }
        "404": { description: There is none. }
    head:
      operationId: checkThing
      responses:
        "200": { $ref: "#/components/responses/Thing" }
        "304": { description: As it was. }
  /unconditional:
    get:
      operationId: getUnconditional
      responses:
        "200": { $ref: "#/components/responses/Thing" }
        "304": { description: What nobody asks for. }
    head:
      operationId: checkUnconditional
      responses: { default: { $ref: "#/components/responses/Thing" } }
components:
  headers: { Tag: { required: true, schema: { type: string } } }
  responses:
    Thing:
      description: A thing.
      headers: { ETag: { $ref: "#/components/headers/Tag" } }
      content: { application/json: { schema: { type: string } } }
"##;

/// The name, status and headers of an outcome.
type Said = (String, u16, Option<String>);

/// What may come: the outcomes, and the statuses of errors.
fn said(api: &CheckedApi, name: &str) -> (Vec<Said>, Vec<StatusMatch>) {
    let operation = api.operations.iter().find(|operation| operation.name == name).unwrap();
    let headers = |outcome: &Outcome| match outcome.headers {
        Some(Type::Named(id)) => Some(api.types[id].name.clone()),
        _ => None,
    };
    let outcomes = match &operation.outcomes {
        Outcomes::One(one) => vec![(String::new(), one.status, headers(one))],
        Outcomes::Several(several) => several
            .iter()
            .map(|named| (named.name.clone(), named.outcome.status, headers(&named.outcome)))
            .collect(),
    };
    (outcomes, operation.errors.iter().map(|id| api[*id].status.clone()).collect())
}

#[test]
fn what_was_not_modified_is_an_outcome_where_a_request_can_ask() {
    let api = read(&file(CACHED)).unwrap().api;
    let tag = |name: &str| Some(name.to_owned());
    let (outcomes, errors) = said(&api, "getThing");
    let ok = ("Ok".to_owned(), 200, tag("Headers"));
    assert_eq!(outcomes, [ok, ("NotModified".to_owned(), 304, tag("Headers"))]);
    assert_eq!(errors, [StatusMatch::One(404)]);
    let (outcomes, errors) = said(&api, "checkThing");
    let ok = ("Ok".to_owned(), 200, tag("Headers"));
    assert_eq!((outcomes, errors), (vec![ok, ("NotModified".to_owned(), 304, None)], Vec::new()));
    let (outcomes, errors) = said(&api, "getUnconditional");
    assert_eq!(outcomes.len(), 1);
    assert_eq!(errors, [StatusMatch::One(304)]);
    let head = api.operations.iter().find(|operation| operation.name == "checkUnconditional").unwrap();
    assert!(head.outcomes.iter().all(|outcome| matches!(outcome.content, Content::Empty)));
}

const HOOKS: &str = include_str!("intake/hooks.yaml");

/// By a header, by a member, or by what fits.
#[test]
fn webhooks_are_read_as_documents_describe_them() {
    let by_member = HOOKS.replace("const: order.created", "type: string");
    let signed = format!(
        "{HOOKS}x-specwright-webhooks:\n  signature:\n    header: X-Signature\n    encoding: base64\n    \
         signed: '{{timestamp}}.{{body}}'\n    timestamp: {{ header: X-Time, type: unix-millis }}\n"
    );
    let by_fit = by_member.replace("const: a", "type: string");
    let shown = [HOOKS, &by_member, &by_fit, &signed].map(|text| {
        let api = read(&file(text)).unwrap().api;
        let files = emit(&api, "hooks.yaml", text).files;
        let shown = files.iter().filter(|file| ["src/webhooks.rs", "src/types.rs"].contains(&&*file.path));
        let text_of: String = shown.map(|file| format!("// {}\n{}\n", file.path, file.text)).collect();
        let problems = check(&file(text), &all_levels());
        let told: String = Format::Json.render(&file(text), &problems).lines().map(summary).collect();
        format!("{text_of}{told}")
    });
    insta::assert_snapshot!(shown.join("\n==========\n"));
    let broken = HOOKS.replace("'#/components/schemas/Order'", "'#/components/schemas/Missing'");
    let told = check(&file(&broken), &all_levels());
    let codes: Vec<&str> = told.iter().map(|problem| problem.code.as_str()).collect();
    assert!(codes.contains(&"openapi_reference"), "{codes:?}");
}

#[test]
fn what_is_not_kept_is_told() {
    let problems = check(&file(SHOP), &all_levels());
    insta::assert_snapshot!(
        Format::Json.render(&file(SHOP), &problems).lines().map(summary).collect::<String>()
    );
}

fn summary(line: &str) -> String {
    let problem: serde_json::Value = serde_json::from_str(line).unwrap();
    let text = |key: &str| problem[key].as_str().unwrap_or_default().to_owned();
    format!("{} {} {}\n", problem["span"]["start"]["line"], text("code"), text("message"))
}

fn all_levels() -> Levels {
    let lints = Code::ALL.iter().filter(|code| code.is_note());
    lints.fold(Levels::default(), |levels, code| levels.with(*code, Level::Warn))
}

/// What callers name.
fn names(api: &CheckedApi) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    for operation in &api.operations {
        names.insert(format!("operation {}", operation.name));
        names.extend(
            operation.members.iter().map(|input| format!("{} {}", operation.name, input.member.wire_name)),
        );
    }
    names.extend(api.errors.iter().map(|error| format!("error {} {}", error.name, error.status)));
    for def in &api.types {
        let parts: BTreeSet<String> = match &def.kind {
            TypeKind::Object(object) => {
                object.members.iter().map(|member| member.wire_name.clone()).collect()
            }
            TypeKind::Union(union) => union.variants.iter().map(|variant| variant.name.clone()).collect(),
            TypeKind::Enum(values) => match &values.values {
                EnumValues::Strings(values) => values.iter().map(|value| value.wire.clone()).collect(),
                EnumValues::Integers(values) => values.iter().map(|value| value.wire.to_string()).collect(),
            },
            TypeKind::Alias(_) => BTreeSet::new(),
        };
        names.insert(format!("type {} {parts:?}", def.name));
    }
    names
}

/// With the members of every object in another order, operations of a path aside.
fn reversed(value: &Value) -> Value {
    match value {
        Value::Mapping(mapping) => {
            let entries: Vec<_> = mapping.iter().map(|(key, value)| (key.clone(), reversed(value))).collect();
            Value::Mapping(entries.into_iter().rev().collect())
        }
        Value::Sequence(items) => Value::Sequence(items.iter().map(reversed).collect()),
        other => other.clone(),
    }
}

#[test]
fn names_do_not_depend_on_the_order_of_a_document() {
    assert_eq!(names(&api_of(&reversed(&shop()))), names(&api_of(&shop())));
}

#[test]
fn names_do_not_depend_on_unrelated_parts() {
    let before = names(&api_of(&shop()));
    let mut document = shop();
    let more: Value = serde_yaml::from_str(
        "/aisles:\n  get:\n    operationId: aAisles\n    responses:\n      '200':\n        description: All.\n        content:\n          application/json:\n            schema:\n              properties:\n                state: { enum: [a, b] }\n                price: { properties: { other: { enum: [x, y] } } }\n",
    )
    .unwrap();
    let paths = document["paths"].as_mapping_mut().unwrap();
    let old = std::mem::take(paths);
    paths.extend(more.as_mapping().unwrap().clone());
    paths.extend(old);
    let after = names(&api_of(&document));
    let lost: Vec<&String> = before.difference(&after).collect();
    assert!(lost.is_empty(), "{lost:?}");
}

/// Forms of three operations with a member whose alternatives stand in place.
const CLEARED: &str = r#"
openapi: 3.0.0
info: { title: Cleared, version: '1' }
paths:
  /z: { post: { operationId: putZ, requestBody: &labels { content: { application/json: { schema: { properties: { labels: {
    anyOf: [ { type: object, additionalProperties: { type: string } }, { type: array, items: { properties: { of: { enum: [a, b] } } } },
      { enum: ['', none] } ] } } } } } }, responses: &done { '204': { description: Done. } } } }
  /a: { post: { operationId: putA, requestBody: *labels, responses: *done } }
  /m: { post: { operationId: putM, requestBody: { content: { application/json: { schema: { properties: { labels: {
    anyOf: [ { type: object, additionalProperties: { type: string } }, { enum: [''] } ] } } } } } }, responses: *done } }
"#;

#[test]
fn unions_are_equal_when_the_alternatives_that_stand_in_them_are() {
    let document: Value = serde_yaml::from_str(CLEARED).unwrap();
    let found = names(&api_of(&document));
    let types: Vec<&String> = found.iter().filter(|name| name.starts_with("type ")).collect();
    insta::assert_debug_snapshot!(types);
    assert_eq!(found, names(&api_of(&reversed(&document))));
}

#[test]
fn equal_responses_of_an_operation_are_one_type() {
    let content = |doc: &str| {
        format!(
            "content: {{ application/json: {{ schema: {{ required: [id], properties: {{ id: {{ type: string, description: {doc} }} }} }} }} }}"
        )
    };
    let text = format!(
        "openapi: 3.1.0\ninfo: {{ title: A }}\nservers: [{{ url: 'https://a.example' }}]\npaths:\n  /a:\n    post:\n      operationId: a\n      responses:\n        \
         '200': {{ description: Old, {0} }}\n        '201': {{ description: New, {0} }}\n        '202': {{ description: Other, {1} }}\n        '404': {{ description: None, {1} }}\n  \
         /b: {{ get: {{ operationId: b, responses: {{ '200': {{ description: Old, {0} }} }} }} }}\n",
        content("Its id"),
        content("The id to come"),
    );
    let checked = specwright_codegen::read(&file(&text)).unwrap();
    let found: Vec<String> =
        names(&checked.api).into_iter().filter(|name| name.starts_with("type ")).collect();
    assert_eq!(found, ["type A200 {\"id\"}", "type A202 {\"id\"}", "type BOutput {\"id\"}"]);
}

/// Unions that lead to each other, and to one that null fits; whichever is asked first.
#[test]
fn null_fits_all_unions_that_lead_to_one_that_it_fits() {
    let one_of = |names: &[&str]| {
        let listed: Vec<_> = names
            .iter()
            .map(|name| serde_json::json!({ "$ref": format!("#/components/schemas/{name}") }))
            .collect();
        serde_json::json!({ "oneOf": listed })
    };
    let object = |member: &str| serde_json::json!({ "type": "object", "required": [member], "properties": { member: { "type": "string" } } });
    let schemas = serde_json::json!({
        "A": one_of(&["B", "X"]), "B": one_of(&["A", "Y", "D"]), "C": one_of(&["X", "Y"]), "D": one_of(&["C", "E"]),
        "E": { "type": ["integer", "null"] }, "X": object("x"), "Y": object("y"),
    });
    let names = ["A", "B", "C", "D"];
    for turn in 0..names.len() {
        let properties: serde_json::Map<_, _> = (0..names.len())
            .map(|at| names[(at + turn) % names.len()])
            .map(|name| (name.to_owned(), one_of(&[name])["oneOf"][0].clone()))
            .collect();
        let document = serde_json::json!({
            "openapi": "3.1.0", "info": { "title": "A", "version": "1" }, "servers": [{ "url": "https://a.example" }],
            "paths": { "/a": { "post": { "operationId": "a", "responses": { "204": { "description": "A" } }, "requestBody": { "required": true,
                "content": { "application/json": { "schema": { "type": "object", "required": names, "properties": properties } } } } } } },
            "components": { "schemas": schemas },
        });
        let checked = specwright_codegen::read(&file(&document.to_string())).unwrap();
        let nullable: BTreeSet<&str> = checked.api.operations[0]
            .members
            .iter()
            .filter(|input| input.member.presence.is_nullable())
            .map(|input| input.member.wire_name.as_str())
            .collect();
        assert_eq!(nullable, BTreeSet::from(["A", "B", "D"]), "{turn}");
    }
}

/// The paths to all nodes but those within what one note says of as a whole: a component that no operation holds, tags.
fn paths_of(value: &Value, at: &[String], found: &mut Vec<Vec<String>>) {
    if at.last().is_some_and(|step| step == "Unheard" || step == "tags") {
        return;
    }
    let mut below = |step: String, value: &Value| {
        let path = [at, &[step]].concat();
        found.push(path.clone());
        paths_of(value, &path, found);
    };
    match value {
        Value::Mapping(mapping) => {
            for (key, value) in mapping {
                below(key_text(key), value);
            }
        }
        Value::Sequence(items) => {
            for (index, value) in items.iter().enumerate() {
                below(index.to_string(), value);
            }
        }
        _ => {}
    }
}

fn key_text(key: &Value) -> String {
    match key {
        Value::String(text) => text.clone(),
        other => serde_yaml::to_string(other).unwrap().trim().to_owned(),
    }
}

fn without(value: &Value, path: &[String]) -> Value {
    let Some((step, rest)) = path.split_first() else { return value.clone() };
    match value {
        Value::Mapping(mapping) => {
            let kept = mapping.iter().filter(|(key, _)| !(rest.is_empty() && key_text(key) == *step));
            let entries = kept.map(|(key, value)| match key_text(key) == *step {
                true => (key.clone(), without(value, rest)),
                false => (key.clone(), value.clone()),
            });
            Value::Mapping(entries.collect::<Mapping>())
        }
        Value::Sequence(items) => {
            let index: usize = step.parse().unwrap();
            let kept = items.iter().enumerate().filter(|(at, _)| !(rest.is_empty() && *at == index));
            Value::Sequence(
                kept.map(|(at, item)| if at == index { without(item, rest) } else { item.clone() }).collect(),
            )
        }
        other => other.clone(),
    }
}

/// Everything that is made of a document or said of it, without the places.
fn all_of(document: &Value) -> String {
    let text = serde_yaml::to_string(document).unwrap();
    let file = file(&text);
    let api = match read(&file) {
        Ok(checked) => format!("{:?}", *checked.api),
        Err(problems) => problems.iter().map(|problem| problem.message.clone()).collect(),
    };
    let mut notes: Vec<String> =
        check(&file, &all_levels()).iter().map(|note| format!("{} {}", note.code, note.message)).collect();
    notes.sort();
    let places = regex::Regex::new(r"Span \{[^}]*\}").unwrap();
    places.replace_all(&api, "").into_owned() + &notes.join("\n")
}

#[test]
fn nothing_is_left_out_in_silence() {
    // The style is that which holds without it as well, and the member is told to be left out as a whole.
    let is_told = |path: &str| path.ends_with("/parameters/1/style") || path.ends_with("/secret/format");
    let silent = silent(&shop());
    let silent: Vec<String> = silent.into_iter().filter(|path| !is_told(path)).collect();
    assert!(silent.is_empty(), "{}", silent.join("\n"));
}

const CORNERS: &str = include_str!("intake/corners.yaml");

/// What few documents say and no client keeps.
#[test]
fn nothing_rare_is_left_out_in_silence() {
    let document = serde_yaml::from_str(CORNERS).unwrap();
    api_of(&document);
    // The content is told as a whole, and so are the schemas before `items` and what a constant is made of.
    let is_told = |path: &str| {
        path.contains("/head/") && path.contains("/schema")
            || ["/prefixItems/", "/const/"].iter().any(|within| path.contains(within))
    };
    let silent = silent(&document);
    let silent: Vec<String> = silent.into_iter().filter(|path| !is_told(path)).collect();
    assert!(silent.is_empty(), "{}", silent.join("\n"));
}

/// The nodes without which neither the API nor what is said of it is another.
fn silent(document: &Value) -> Vec<String> {
    let whole = all_of(document);
    let mut paths = Vec::new();
    paths_of(document, &[], &mut paths);
    let silent = paths.iter().filter(|path| all_of(&without(document, path)) == whole);
    silent.map(|path| path.join("/")).collect()
}

#[test]
fn paths_that_share_a_description_are_operations_of_their_own() {
    let text = "openapi: 3.0.0\ninfo: { title: Twins, version: '1' }\nservers: [{ url: 'https://a.example' }]\npaths:\n  \
                /old: { get: { operationId: listThings, responses: { '204': { description: None } } } }\n  \
                /new: { $ref: '#/paths/~1old' }\n";
    let file = SourceFile::new("twins.yaml", text);
    let checked = specwright_codegen::read(&file).unwrap();
    let names: Vec<&str> = checked.api.operations.iter().map(|operation| operation.name.as_str()).collect();
    assert_eq!(names, ["listThings", "getNew"]);
}

const SAME_MEMBERS: &str = r##"
openapi: 3.1.0
info: { title: Things, version: "1" }
servers: [{ url: "https://things.example" }]
paths:
  /things:
    post:
      operationId: addThing
      requestBody:
        required: true
        content:
          application/json:
            schema:
              oneOf:
                - type: object
                  required: [kind, email]
                  properties:
                    kind: { enum: [mail, letter], description: How it is sent. }
                    email: { type: string }
                    phone: { type: string, maxLength: 20 }
                    size: { type: integer }
                - type: object
                  required: [kind, phone]
                  properties:
                    kind: { const: call }
                    email: { type: string, description: Where it goes. }
                    phone: { type: string }
                    size: { type: [integer, "null"] }
      responses:
        "200":
          description: It is there.
          content:
            application/json:
              schema:
                anyOf:
                  - { type: object, required: [id], properties: { id: { type: string }, of: { type: integer } } }
                  - { type: object, required: [id], properties: { id: { type: string }, of: { type: string } } }
"##;

#[test]
fn alternatives_with_the_same_members_are_one_object_where_their_members_can_be() {
    let api = read(&file(SAME_MEMBERS)).unwrap().api;
    let files = emit(&api, "things.yaml", SAME_MEMBERS).files;
    let shown =
        files.iter().filter(|file| file.path == "src/operations/add_thing.rs" || file.path == "src/types.rs");
    let text: String = shown.map(|file| format!("// {}\n{}\n", file.path, file.text)).collect();
    let problems = check(&file(SAME_MEMBERS), &all_levels());
    let told: String = Format::Json.render(&file(SAME_MEMBERS), &problems).lines().map(summary).collect();
    insta::assert_snapshot!(format!("{text}{told}"));
}

/// As the test suite of TypeSpec has it: what is sent is compared byte for byte.
#[test]
fn lines_of_which_a_document_says_that_they_are_a_text_are_sent_as_one() {
    let document = |schema: &str| {
        format!(
            "openapi: 3.1.0\ninfo: {{ title: Lines, version: '1' }}\nservers: [{{ url: 'https://lines.example' }}]\n\
             paths:\n  /lines:\n    post:\n      operationId: send\n      requestBody:\n        required: true\n        \
             content: {{ application/jsonl: {{ schema: {schema} }} }}\n      responses: {{ '204': {{ description: Done. }} }}\n"
        )
    };
    let body = |text: &str| {
        let api = read(&file(text)).unwrap().api;
        api.operations[0].members[0].member.ty.clone()
    };
    assert!(matches!(body(&document("{ type: string }")), Type::Contents(_)));
    assert!(matches!(body(&document("{ type: object }")), Type::List(_)));
    assert!(matches!(body(&document("{ type: array, items: { type: string } }")), Type::List(_)));
}

/// All that is told of a document with these paths and components, as `code: message`.
fn told(paths_and_more: &str) -> Vec<String> {
    let text = format!(
        "openapi: 3.0.3\ninfo: {{ title: T, version: '1' }}\nservers: [ {{ url: 'https://x.com' }} ]\n{paths_and_more}"
    );
    check(&file(&text), &all_levels()).iter().map(|one| format!("{}: {}", one.code, one.message)).collect()
}

#[track_caller]
fn is_told(told: &[String], part: &str) {
    assert!(told.iter().any(|message| message.contains(part)), "{part}: {told:#?}");
}

#[test]
fn a_parameter_that_is_there_twice_is_told() {
    let paths = "
paths:
  /a:
    parameters: [ { name: shared, in: query, schema: { type: string } } ]
    get:
      operationId: getA
      parameters:
        - { name: id, in: query, required: true, schema: { type: string } }
        - { name: id, in: query, schema: { type: integer } }
        - { name: shared, in: query, schema: { type: integer } }
      responses: { '204': { description: ok } }
";
    let told = told(paths);
    is_told(&told, "openapi_repaired: `id` is there twice in the same place, and the later one counts");
    assert!(!told.iter().any(|message| message.contains("`shared`")), "an operation's go before: {told:#?}");
}

/// What a signer does is asked of no caller as a credential; where something else will do as well, that may be given.
#[test]
fn a_signature_of_the_whole_request_is_no_credential() {
    let text = "
openapi: 3.0.3
info: { title: T, version: '1' }
servers: [ { url: 'https://x.example' } ]
security: [ { hmac: [] } ]
paths:
  /a:
    get: { operationId: getA, responses: { '204': { description: ok } } }
    put: { operationId: putA, security: [ { hmac: [], key: [] } ], responses: { '204': { description: ok } } }
    post: { operationId: postA, security: [ { hmac: [] }, { key: [] } ], responses: { '204': { description: ok } } }
components:
  securitySchemes:
    hmac: { type: apiKey, in: header, name: Authorization, x-amazon-apigateway-authtype: awsSigv4 }
    key: { type: apiKey, in: header, name: x-key }
";
    let checked = read(&file(text)).unwrap();
    let needs = |name: &str| {
        let auth = &checked.api.operation(name).unwrap().auth;
        (auth.any_of.len(), auth.optional)
    };
    assert_eq!(["getA", "putA", "postA"].map(needs), [(0, false), (1, false), (1, true)]);
    let schemes: Vec<&str> = checked.api.schemes.iter().map(|scheme| scheme.name.as_str()).collect();
    assert_eq!(schemes, ["key"]);
    let told: Vec<&str> = checked.warnings.iter().map(|one| one.message.as_str()).collect();
    assert_eq!(
        told,
        ["requests are signed with AWS Signature Version 4, which the client does not do by itself"]
    );
}

#[test]
fn a_version_that_nobody_knows_is_told() {
    let told = |version: &str| {
        let text = SHOP.replacen("openapi: 3", &format!("openapi: {version} # 3"), 1);
        assert_ne!(text, SHOP);
        check(&file(&text), &all_levels())
            .iter()
            .any(|one| one.message.contains("is not a version of OpenAPI"))
    };
    assert_eq!(["4.0.0", "3.10.0", "3.2.0", "3.0", "3.1.1"].map(told), [true, true, false, false, false]);
}

#[test]
fn a_mapping_to_what_is_no_alternative_is_told() {
    let paths = "
paths:
  /a:
    get:
      operationId: getA
      responses:
        '200':
          description: ok
          content:
            application/json:
              schema:
                oneOf: [ { $ref: '#/components/schemas/First' }, { $ref: '#/components/schemas/Second' } ]
                discriminator:
                  propertyName: kind
                  mapping:
                    first: '#/components/schemas/First'
                    second: Second
                    third: '#/components/schemas/Third'
                    fourth: '#/components/schemas/Fourth'
components:
  schemas:
    First: { type: object, required: [kind], properties: { kind: { type: string }, a: { type: string } } }
    Second: { type: object, required: [kind], properties: { kind: { type: string }, b: { type: string } } }
    Third: { type: object, required: [kind], properties: { kind: { type: string }, c: { type: string } } }
";
    let told = told(paths);
    is_told(&told, "openapi_type: `third` of `kind` is left out: `#/components/schemas/Third` is none");
    is_told(&told, "openapi_type: `fourth` of `kind` is left out: `#/components/schemas/Fourth` is none");
    assert!(!told.iter().any(|message| message.contains("`first`") || message.contains("`second`")));
}

#[test]
fn an_error_that_a_reference_does_not_lead_to_is_an_error_without_a_body() {
    let with = |responses: &str| {
        format!("\npaths:\n  /a:\n    get:\n      operationId: getA\n      responses: {{ {responses} }}\n")
    };
    let gone = "{ $ref: '#/components/responses/Gone' }";
    for key in ["'418'", "4XX", "default"] {
        let told = told(&with(&format!("'204': {{ description: ok }}, {key}: {gone}")));
        is_told(&told, "openapi_response: there is nothing at `#/components/responses/Gone`");
        assert!(!told.iter().any(|message| message.starts_with("openapi_reference")), "{told:#?}");
    }
    for success in [format!("'200': {gone}"), format!("default: {gone}, '418': {{ description: tea }}")] {
        is_told(&told(&with(&success)), "openapi_reference: ");
    }
}

/// What is never below zero and may be above what `i64` holds would fail the response that holds it.
#[test]
fn whole_numbers_beyond_an_integer_are_unsigned() {
    let ty = |limits: &str| {
        let document = format!(
            "openapi: 3.1.0\ninfo: {{ title: Days }}\nservers: [{{ url: 'https://a.example' }}]\npaths:\n  /days:\n    get:\n      \
             operationId: listDays\n      parameters: [{{ name: at, in: query, schema: {{ type: integer, {limits} }} }}]\n      \
             responses: {{ '204': {{ description: Done }} }}\n"
        );
        let checked = read(&file(&document)).unwrap();
        checked.api.operations[0].members[0].member.ty.clone()
    };
    assert_eq!(ty("minimum: 0, maximum: 18446744073709551615"), Type::Unsigned);
    assert_eq!(ty("exclusiveMinimum: 0, exclusiveMaximum: 18446744073709551616"), Type::Unsigned);
    assert_eq!(ty("minimum: 0, maximum: 9223372036854775807"), Type::Integer);
    assert_eq!(ty("minimum: -1, maximum: 18446744073709551615"), Type::Integer);
}

//! OpenAPI documents: valid by the schema of the OpenAPI Initiative, true to their own examples, and complete.

mod complete;

use crate::fixtures::{self, read};
use jsonschema::{Registry, Validator};
use serde_json::{Value, json};
use specwright_codegen::export::openapi;
use specwright_codegen::json::Json;

/// A spec with its export.
struct Export {
    name: String,
    spec: String,
    document: Json,
    value: Value,
}

/// The fixtures, the specs of the three APIs, and one that has everything that is written differently in OpenAPI.
fn exports() -> Vec<Export> {
    let fixtures =
        fixtures::all().into_iter().map(|fixture| (fixture.name.clone(), fixture.file.text.to_string()));
    let mail = [("mail".to_owned(), include_str!("openapi/mail.yaml").to_owned())];
    let specs = ["personr", "verifik", "baf"].map(|name| (name.to_owned(), fixtures::spec(name)));
    fixtures.chain(mail).chain(specs).map(|(name, spec)| export(name, spec)).collect()
}

#[track_caller]
fn export(name: String, spec: String) -> Export {
    let document = openapi::document(&read(&name, &spec));
    Export { value: document.to_value(), name, spec, document }
}

#[track_caller]
fn named(name: &str) -> Export {
    exports().into_iter().find(|export| export.name == name).expect("an export")
}

#[test]
fn documents_are_valid_by_the_official_schema() {
    let registry = official();
    let official = jsonschema::options()
        .with_registry(&registry)
        .build(&json!({ "$ref": "https://spec.openapis.org/oas/3.1/schema-base/2025-11-23" }))
        .expect("the official schema");
    for Export { name, value, .. } in exports() {
        let errors: Vec<String> =
            official.iter_errors(&value).map(|error| format!("{}: {error}", error.instance_path())).collect();
        assert!(errors.is_empty(), "{name}: {errors:#?}");
    }
    // It does say no: to words of its own, and to schemas.
    for (pointer, wrong) in [
        ("/info/title", json!(1)),
        ("/paths/~1messages/get/operationId", json!(["listMessages"])),
        ("/components/schemas/Text/properties/text/minLength", json!("one")),
        ("/components/securitySchemes/key/in", json!("body")),
    ] {
        let mut document = named("mail").value;
        *document.pointer_mut(pointer).expect(pointer) = wrong;
        assert!(!official.is_valid(&document), "{pointer}");
    }
}

fn official() -> Registry<'static> {
    let read = |name: &str| -> Value {
        let path = format!("{}/data/openapi-3.1/{name}.json", env!("CARGO_MANIFEST_DIR"));
        serde_json::from_str(&std::fs::read_to_string(path).expect("the schema")).expect("JSON")
    };
    ["schema", "schema-base", "dialect", "meta"]
        .into_iter()
        .fold(Registry::new(), |registry, name| {
            let schema = read(name);
            let id = schema["$id"].as_str().expect("an id").to_owned();
            registry.add(id, schema).expect("a schema")
        })
        .prepare()
        .expect("the schemas")
}

/// The examples of a document: where each stands, its schema as a pointer, and its value.
fn examples(document: &Value) -> Vec<(String, String, Value)> {
    let mut found = Vec::new();
    collect_examples(document, String::new(), &mut found);
    found
}

fn collect_examples(value: &Value, pointer: String, found: &mut Vec<(String, String, Value)>) {
    if let (Some(_), Some(examples)) = (value.get("schema"), value.get("examples").and_then(Value::as_object))
    {
        for (name, example) in examples {
            if let Some(value) = example.get("value") {
                found.push((format!("{pointer}/{name}"), format!("{pointer}/schema"), value.clone()));
            }
        }
    }
    match value {
        Value::Object(members) => {
            for (name, member) in members {
                let step = name.replace('~', "~0").replace('/', "~1");
                collect_examples(member, format!("{pointer}/{step}"), found);
            }
        }
        Value::Array(items) => {
            for (at, item) in items.iter().enumerate() {
                collect_examples(item, format!("{pointer}/{at}"), found);
            }
        }
        _ => {}
    }
}

/// A validator for a part of a document.
#[track_caller]
fn validator(document: &Value, pointer: &str) -> Validator {
    const ROOT: &str = "https://example.com/openapi";
    let registry = Registry::new().add(ROOT, document).expect("a document").prepare().expect("a document");
    // A pointer as the fragment of a URI: braces and blanks are written by their numbers.
    let fragment = pointer.replace('%', "%25").replace('{', "%7B").replace('}', "%7D").replace(' ', "%20");
    jsonschema::options()
        .with_draft(jsonschema::Draft::Draft202012)
        .with_registry(&registry)
        .build(&json!({ "$ref": format!("{ROOT}#{fragment}") }))
        .unwrap_or_else(|error| panic!("{pointer}: {error}"))
}

#[test]
fn examples_fit_their_own_schemas() {
    let mut tried = 0;
    for Export { name, value, .. } in exports() {
        for (place, schema, example) in examples(&value) {
            let errors: Vec<String> =
                validator(&value, &schema).iter_errors(&example).map(|error| error.to_string()).collect();
            assert!(errors.is_empty(), "{name}, {place}: {errors:?}");
            tried += 1;
        }
    }
    assert!(tried >= 60, "only {tried} examples");
}

#[test]
fn broken_rules_do_not_fit() {
    let verifik = named("verifik").value;
    let post = "/paths/~1v2~1app-registrations/post/requestBody/content/application~1json";
    let schema = validator(&verifik, &format!("{post}/schema"));
    let example = verifik.pointer(&format!("{post}/examples/registration/value")).expect("an example");
    assert!(schema.is_valid(example));
    let broken = |change: fn(&mut serde_json::Map<String, Value>)| {
        let mut broken = example.clone();
        change(broken.as_object_mut().expect("an object"));
        broken
    };
    for wrong in [
        broken(|members| drop(members.remove("countryCode"))),
        broken(|members| ["email", "phone"].into_iter().for_each(|name| drop(members.remove(name)))),
        broken(|members| drop(members.remove("project"))),
        broken(|members| drop(members.insert("phone".to_owned(), json!("+1 23")))),
        broken(|members| drop(members.insert("email".to_owned(), Value::Null))),
    ] {
        assert!(!schema.is_valid(&wrong), "{wrong}");
    }
    assert!(schema.is_valid(&broken(|members| drop(members.remove("phone")))));
}

#[test]
fn errors_are_told_apart_by_their_schemas() {
    let mail = named("mail").value;
    let fits = |error: &str, body: Value| {
        validator(&mail, &format!("/components/schemas/error.{error}")).is_valid(&body)
    };
    assert!(fits("NoRecipient", json!({"code": "Missing", "message": "Give a name or a list"})));
    assert!(!fits("NoRecipient", json!({"code": "Missing", "message": "Give a name"})));
    assert!(fits("MessageNotFound", json!({"message": "Message 7 (of inbox) not found"})));
    assert!(!fits("MessageNotFound", json!({"message": "Message 7 of inbox not found"})));
    assert!(!fits("NameTaken", json!({"code": "Conflict", "message": "name is taken "})));
    assert!(fits("Refused", json!({})));
}

#[test]
fn references_lead_somewhere() {
    for Export { name, value, .. } in exports() {
        let mut references = Vec::new();
        collect_references(&value, &mut references);
        for reference in references {
            let pointer = reference.strip_prefix('#').expect("a reference inside the document");
            assert!(value.pointer(pointer).is_some(), "{name}: {reference}");
        }
    }
}

fn collect_references(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::Object(members) => {
            found.extend(members.get("$ref").and_then(Value::as_str).map(str::to_owned));
            members.values().for_each(|member| collect_references(member, found));
        }
        Value::Array(items) => items.iter().for_each(|item| collect_references(item, found)),
        _ => {}
    }
}

#[test]
fn paths_that_differ_by_names_alone_are_one() {
    let mail = named("mail").value;
    let path = &mail["paths"]["/folders/{folder}/messages/{id}"];
    assert_eq!(path["get"]["operationId"], "getMessage");
    let parameters = &path["delete"]["parameters"];
    assert_eq!((&parameters[0]["name"], &parameters[1]["name"]), (&json!("folder"), &json!("id")));
    assert_eq!(parameters[1]["x-specwright-name"], "number");
}

#[test]
fn yaml_says_the_same() {
    for Export { name, value, document, .. } in exports() {
        let yaml: Value = serde_yaml::from_str(&document.to_yaml()).expect("YAML");
        assert_eq!(yaml, value, "{name}");
        let json: Value = serde_json::from_str(&document.to_pretty_text()).expect("JSON");
        assert_eq!(json, value, "{name}");
    }
}

#[test]
fn exports_read_well() {
    for name in ["mail", "verifik"] {
        insta::with_settings!({ omit_expression => true }, {
            insta::assert_snapshot!(name, named(name).document.to_yaml());
        });
    }
}

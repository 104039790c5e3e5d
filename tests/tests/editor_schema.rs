//! The schema for editors, before a validator and a reader of YAML that nobody here wrote.

use std::path::{Path, PathBuf};

use jsonschema::Validator;
use serde_json::Value;
use specwright_codegen::diagnostic::Code;
use specwright_codegen::source::SourceFile;

const COMMITTED: &str = "specs/specwright.schema.json";

#[test]
fn the_committed_schema_is_up_to_date() {
    let committed = std::fs::read_to_string(root().join(COMMITTED)).unwrap_or_default();
    assert!(
        committed == specwright_codegen::schema(),
        "{COMMITTED} is out of date; run `cargo specwright schema > {COMMITTED}`"
    );
}

#[test]
fn specs_name_it_in_their_first_line() {
    for path in specs_in("specs") {
        let text = std::fs::read_to_string(&path).unwrap();
        let first = text.lines().next();
        assert_eq!(
            first,
            Some("# yaml-language-server: $schema=specwright.schema.json"),
            "{}",
            path.display()
        );
    }
}

#[test]
fn good_specs_fit() {
    let validator = validator();
    let paths = [specs_in("specs"), specs_in("tests/fixtures")].concat();
    assert!(paths.len() > 20, "the fixtures have moved");
    for path in paths {
        let text = std::fs::read_to_string(&path).unwrap();
        let value: Value = serde_yaml::from_str(&text).unwrap();
        let errors: Vec<String> =
            validator.iter_errors(&value).map(|e| format!("{}: {e}", e.instance_path())).collect();
        assert!(errors.is_empty(), "{}: {errors:#?}", path.display());
    }
}

/// The broken fixtures whose mistake is one of form, which needs no knowledge of what a spec means.
const OF_FORM: [&str; 29] = [
    "bad_bounds",
    "bad_media_type",
    "bad_message",
    "bad_name",
    "bad_name_2",
    "bad_path",
    "bad_provenance",
    "bad_status",
    "bad_type",
    "bad_url",
    "bad_wire_name",
    "empty_list",
    "empty_spec",
    "language_version",
    "language_version_3",
    "merge_key",
    "missing_key",
    "missing_key_2",
    "missing_value",
    "needs_quotes",
    "nested_too_deep",
    "null_misplaced",
    "pick_one",
    "rule_too_few",
    "text_broke_in_braces",
    "unknown_key",
    "unknown_word",
    "wrong_kind",
    "yaml_directive",
];

#[test]
fn mistakes_of_form_do_not_fit() {
    let validator = validator();
    for name in OF_FORM {
        let path = root().join(format!("tests/fixtures/broken/{name}.yaml"));
        let value: Value = serde_yaml::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
        assert!(!validator.is_valid(&value), "{name} fits");
    }
}

/// What a spec adds to a document may be a part of anything, and must still be of the language.
#[test]
fn a_spec_that_extends_says_as_little_as_it_likes() {
    let validator = validator();
    let fits = |text: &str| validator.is_valid(&serde_yaml::from_str::<Value>(text).unwrap());
    for (good, part) in [
        (true, "api: { package: { version: 1.0.0 } }"),
        (true, "auth: { key: { env: DEPOT_KEY } }"),
        (true, "errors: { NotFound: { doc: Gone. } }"),
        (true, "types: { Parcel: { rust: Package, members: { name: { length: 3.. } } } }"),
        (true, "operations: { list: { rust: list_all, in: { query: { limit: { range: 1..9 } } } } }"),
        (false, "types: { Parcel: { members: { name: { lenght: 3.. } } } }"),
        (false, "operations: { list: { rust: ListAll } }"),
        (false, "errors: { NotFound: { status: 42 } }"),
    ] {
        assert_eq!(fits(&format!("specwright: 1\nextends: depot.json\n{part}\n")), good, "{part}");
    }
    assert!(!fits("specwright: 1\noperations: { list: { rust: list_all } }\n"), "alone, it is a part");
}

/// A change of a good spec that a key makes is noticed, whichever map of the language it is made in.
#[test]
fn no_map_of_the_language_takes_an_unknown_key() {
    let schema: Value = serde_json::from_str(&specwright_codegen::schema()).unwrap();
    let definitions = schema["$defs"].as_object().unwrap();
    let maps = definitions.values().filter(|definition| definition["properties"].is_object());
    let mut seen = 0;
    for map in maps {
        assert_eq!(map["additionalProperties"], false, "{map}");
        for (key, property) in map["properties"].as_object().unwrap() {
            assert!(property["description"].is_string(), "{key} is not described");
        }
        seen += 1;
    }
    assert!(seen > 20, "only {seen} maps");
}

/// A name on the wire may be any text, and question marks at its end are written twice: the parser and the schema take the
/// same keys.
#[test]
fn keys_with_question_marks_fit_as_they_are_read() {
    let validator = validator();
    let keys = [
        "", "?", "??", "???", "????", "a", "a?", "a??", "a???", "a????", "?a", "?a?", "a?b", "a b?", "a.b",
        "$a?", "é?", "a\u{7}", "a\u{7f}?", "\u{85}??",
    ];
    let places = |key: &str| {
        [
            serde_json::json!({ "operations": { "go": { "http": "POST /go", "in": { "json": { key: "string" } }, "out": "empty" } } }),
            serde_json::json!({ "types": { "Thing": { "members": { key: "string" } } }, "operations": {} }),
        ]
    };
    for key in keys {
        for part in places(key) {
            let mut spec = serde_json::json!({
                "specwright": 1, "api": { "name": "things", "title": "Things" }, "servers": { "only": "https://a.example" },
            });
            spec.as_object_mut().unwrap().extend(part.as_object().unwrap().clone());
            let file = SourceFile::new("spec.yaml", spec.to_string());
            let problems = specwright_codegen::read(&file).err().unwrap_or_default();
            let is_read =
                !problems.iter().any(|problem| matches!(problem.code, Code::BadWireName | Code::NotYaml));
            assert_eq!(validator.is_valid(&spec), is_read, "{key:?}: {problems:?}");
        }
    }
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn specs_in(folder: &str) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(root().join(folder)).unwrap();
    let mut paths: Vec<PathBuf> = entries
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "yaml"))
        .collect();
    paths.sort();
    paths
}

fn validator() -> Validator {
    let schema: Value = serde_json::from_str(&specwright_codegen::schema()).unwrap();
    jsonschema::meta::validate(&schema).unwrap();
    jsonschema::options().with_draft(jsonschema::Draft::Draft202012).build(&schema).unwrap()
}

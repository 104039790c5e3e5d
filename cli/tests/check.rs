//! `specwright check` as tools and terminals meet it.

use crate::workspace::Workspace;

const BROKEN: &str = "\
specwright: 1
api: { name: pets, title: Pets }
servers:
  live: https://api.example.com
operations:
  ping: { http: GET /ping, out: empty, titel: Ping }
";

#[test]
fn nothing_is_coloured_that_is_no_terminal() {
    let workspace = Workspace::new();
    workspace.write("specs/pets.yaml", BROKEN);
    let run = workspace.run(&["check"]);
    run.exits(1);
    assert!(run.stderr.contains("specs/pets.yaml:6:40") && !run.stderr.contains('\u{1b}'), "{}", run.stderr);
    assert_eq!(run.stdout, "");
}

#[test]
fn all_specs_are_checked_in_one_run() {
    let workspace = Workspace::new();
    workspace.write("specs/a.yaml", BROKEN);
    workspace.write("specs/b.yaml", BROKEN);
    let run = workspace.run(&["check", "--format", "short"]);
    run.exits(1);
    assert!(run.stderr.starts_with("specs/a.yaml:6:40: error[unknown_key]"), "{}", run.stderr);
    assert!(run.stderr.contains("\nspecs/b.yaml:6:40: error[unknown_key]"), "{}", run.stderr);
}

#[test]
fn standard_output_is_for_tools_alone_where_they_read_it() {
    let workspace = Workspace::new();
    workspace.write("specs/pets.yaml", &BROKEN.replace("titel", "title"));
    for format in ["json", "github"] {
        for arguments in [["generate", "--format", format], ["check", "--format", format]] {
            let run = workspace.run(&arguments);
            run.exits(0);
            assert_eq!(run.stdout, "", "{arguments:?}");
        }
    }
}

#[test]
fn what_a_spec_denies_stops_generation_too() {
    let workspace = Workspace::new();
    let unused = "types:\n  Pet:\n    members: { name: string }\nlints: { unused_type: deny }\n";
    workspace.write("specs/pets.yaml", &(BROKEN.replace("titel", "title") + unused));
    let run = workspace.run(&["generate", "--format", "short"]);
    run.exits(1);
    assert!(run.stderr.contains("error[unused_type]"), "{}", run.stderr);
    assert!(!workspace.exists("generated"));
}

#[test]
fn a_document_is_checked_as_it_is_generated() {
    let document = r##"{
        "openapi": "3.1.0",
        "info": { "title": "Pets", "version": "1" },
        "servers": [{ "url": "https://api.example.com" }],
        "paths": {
            "/pets": { "get": { "operationId": "listPets", "responses": { "204": { "description": "None." } } } },
            "/cats": { "get": { "operationId": "listCats", "responses": { "200": { "$ref": "#/components/responses/Cats" } } } }
        }
    }"##;
    let workspace = Workspace::new();
    workspace.write("pets.json", document);
    let check = |more: &[&str]| workspace.run(&[&["check", "--format", "short", "pets.json"], more].concat());
    let strict = check(&[]);
    strict.exits(1);
    assert!(strict.stderr.contains("error[openapi_reference]"), "{}", strict.stderr);
    let lenient = check(&["--keep-going"]);
    lenient.exits(0);
    assert!(lenient.stderr.contains("warning[openapi_reference]"), "{}", lenient.stderr);
    check(&["--keep-going", "--deny", "openapi_reference"]).exits(1);
}

/// A spec beside a crate that was generated of an older one.
#[test]
fn a_version_that_announces_too_little_is_told() {
    let workspace = Workspace::new();
    let spec = "specwright: 1\napi: { name: pets, title: Pets }\nservers: { live: 'https://api.example.com' }\n\
                operations:\n  getPet: { http: GET /pet, out: text }\n";
    workspace.write("specs/pets.yaml", spec);
    workspace.run(&["generate"]).exits(0);
    workspace.run(&["check"]).exits(0);
    let broken = spec.replace("getPet", "fetchPet");
    workspace.write("specs/pets.yaml", &broken);
    let run = workspace.run(&["check", "--format", "short"]);
    run.exits(0);
    let told = "specs/pets.yaml:2:1: warning[version_too_low]: the version is 0.1.0, and what changed since 0.1.0 asks for \
                0.2.0: a change breaks callers";
    assert_eq!(run.stderr.lines().next(), Some(told));
    workspace.run(&["check", "--deny", "version_too_low"]).exits(1);
    workspace.run(&["check", "--out", "elsewhere", "--deny", "version_too_low"]).exits(0);
    let allowed = format!("{broken}lints: {{ version_too_low: allow }}\n");
    workspace.write("specs/pets.yaml", &allowed);
    assert_eq!(workspace.run(&["check", "--format", "short"]).stderr, "");
    workspace
        .write("specs/pets.yaml", &broken.replace("title: Pets", "title: Pets, package: { version: 0.2.0 }"));
    assert_eq!(workspace.run(&["check", "--format", "short"]).stderr, "");
    // What does not count for `specwright diff` does not count here.
    workspace.write("specs/pets.yaml", &broken);
    let changes = workspace.run(&["diff", "--format", "json", "--fail-on", "none"]).stdout;
    let fingerprints = changes.lines().filter_map(|line| line.split_once("\"fingerprint\":\""));
    let ignored: String =
        fingerprints.map(|(_, rest)| format!("{} nobody calls it\n", &rest[..16])).collect();
    workspace.write("specs/diff.ignore", &ignored);
    assert_eq!(workspace.run(&["check", "--format", "short"]).stderr, "");
}

/// What a document says five times is told three times to people, and five times to programs.
#[test]
fn what_a_document_says_again_and_again_is_summed_up() {
    let alternatives: Vec<String> = ('a'..='f')
        .map(|name| format!(r#"{{ "title": "{name}", "type": "string", "pattern": "^{name}" }}"#))
        .collect();
    let document = format!(
        r#"{{
            "openapi": "3.1.0",
            "info": {{ "title": "Pets", "version": "1" }},
            "servers": [{{ "url": "https://pets.example" }}],
            "paths": {{ "/pets": {{ "post": {{
                "operationId": "addPet",
                "requestBody": {{ "required": true, "content": {{ "application/json": {{ "schema": {{
                    "type": "object",
                    "properties": {{ "kind": {{ "anyOf": [{}] }} }}
                }} }} }} }},
                "responses": {{ "204": {{ "description": "Added." }} }}
            }} }} }}
        }}"#,
        alternatives.join(", ")
    );
    let workspace = Workspace::new();
    workspace.write("pets.json", &document);
    let check = |format: &str| workspace.run(&["check", "pets.json", "--format", format]);
    let count = |text: &str| text.matches("[union_alike]").count();
    for format in ["human", "short"] {
        let told = check(format).stderr;
        assert_eq!(count(&told), 3, "{told}");
        assert!(told.contains("2 more of union_alike; `--format json` has them all"), "{told}");
    }
    let told = check("json").stdout;
    assert_eq!(told.matches("union_alike").count(), 5, "{told}");
}

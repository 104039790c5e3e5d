//! `specwright export` as a user runs it: exit status, what it prints, and what it does to files.

use crate::workspace::Workspace;

const SPEC: &str = "\
specwright: 1
api: { name: pets, title: Pets }
servers:
  production: https://pets.example.com/v1
operations:
  addPet:
    http: POST /pets
    in:
      json:
        name?: string
        chip?: string
    rules:
      known: { any: [name, chip] }
    out: empty
";

fn pets() -> Workspace {
    let workspace = Workspace::new();
    workspace.write("pets.yaml", SPEC);
    workspace
}

#[test]
fn openapi_goes_to_standard_output() {
    let export = pets().run(&["export", "pets.yaml", "--format", "openapi-yaml"]);
    export.exits(0);
    insta::assert_snapshot!(export.stdout);
    assert_eq!(export.stderr, "");
}

#[test]
fn json_is_the_same_document() {
    let export = pets().run(&["export", "pets.yaml", "--format", "openapi-json"]);
    export.exits(0);
    insta::assert_snapshot!(export.stdout);
}

#[test]
fn json_schema_has_types_and_inputs() {
    let export = pets().run(&["export", "pets.yaml", "--format", "json-schema"]);
    export.exits(0);
    insta::assert_snapshot!(export.stdout);
}

#[test]
fn a_file_is_written_once() {
    let workspace = pets();
    let arguments = ["export", "pets.yaml", "--format", "json-schema", "--out", "pets.json"];
    let first = workspace.run(&arguments);
    first.exits(0);
    assert_eq!((first.stdout.as_str(), first.stderr.as_str()), ("", ""));
    let printed = workspace.run(&["export", "pets.yaml", "--format", "json-schema"]).stdout;
    assert_eq!(workspace.read("pets.json"), printed);
    let before = workspace.modification_times();
    workspace.run(&arguments).exits(0);
    assert_eq!(before, workspace.modification_times(), "nothing changes, and nothing is left over");
    workspace.write("pets.json", "old");
    workspace.run(&arguments).exits(0);
    assert_eq!(workspace.read("pets.json"), printed);
}

#[test]
fn a_broken_spec_is_explained_and_not_exported() {
    let workspace = pets();
    workspace.write("pets.yaml", &SPEC.replace("chip]", "tag]"));
    let export = workspace.run(&["export", "pets.yaml", "--format", "openapi-json", "--out", "pets.json"]);
    export.exits(1);
    assert_eq!(export.stdout, "");
    insta::assert_snapshot!(export.stderr);
    assert!(!workspace.files().iter().any(|(path, _)| path.ends_with("pets.json")));
}

#[test]
fn warnings_do_not_get_into_the_document() {
    let workspace = pets();
    workspace.write("pets.yaml", &SPEC.replace("name?: string", "name: string"));
    let export = workspace.run(&["export", "pets.yaml", "--format", "openapi-json"]);
    export.exits(0);
    assert!(export.stderr.contains("warning[rule_without_effect]"), "{}", export.stderr);
    assert!(export.stdout.starts_with('{'), "{}", export.stdout);
}

#[test]
fn what_cannot_be_read_or_written_is_said() {
    let workspace = pets();
    let missing = workspace.run(&["export", "dogs.yaml", "--format", "json-schema"]);
    missing.exits(2);
    assert!(missing.stderr.starts_with("error: cannot read dogs.yaml"), "{}", missing.stderr);
    let nowhere =
        workspace.run(&["export", "pets.yaml", "--format", "json-schema", "--out", "nowhere/pets.json"]);
    nowhere.exits(2);
    assert!(nowhere.stderr.starts_with("error: cannot write nowhere/pets.json"), "{}", nowhere.stderr);
    workspace.run(&["export", "pets.yaml"]).exits(2);
    workspace.run(&["export", "pets.yaml", "--format", "raml"]).exits(2);
    workspace.run(&["export", "--format", "json-schema"]).exits(2);
}

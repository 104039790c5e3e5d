//! Every command takes a document of several files, from disk, from a generated crate and from git.

use std::process::Command;

use crate::workspace::Workspace;

const MAIN: &str = "\
openapi: 3.1.0
info: { title: Depot }
servers: [{ url: 'https://depot.example.com' }]
paths: { $ref: paths/all.yaml }
components: { schemas: { Parcel: { $ref: schemas/parcel.json } } }
";

const PATHS: &str = "\
/parcels:
  get:
    operationId: getParcel
    responses:
      '200':
        description: One.
        content: { application/json: { schema: { $ref: '../depot.yaml#/components/schemas/Parcel' } } }
";

const PARCEL: &str =
    r#"{ "type": "object", "required": ["id"], "properties": { "id": { "type": "string" } } }"#;

const SPEC: &str = "\
specwright: 1
extends: vendor/depot.yaml
api: { name: own, title: Own, package: { version: 1.0.0 } }
";

fn depot() -> Workspace {
    let workspace = Workspace::new();
    workspace.write("vendor/depot.yaml", MAIN);
    workspace.write("vendor/paths/all.yaml", PATHS);
    workspace.write("vendor/schemas/parcel.json", PARCEL);
    workspace
}

fn git(workspace: &Workspace, arguments: &[&str]) {
    let who = ["-c", "user.name=me", "-c", "user.email=me@example.com", "-c", "commit.gpgsign=false"];
    let mut command = Command::new("git");
    let output =
        command.args(who).args(arguments).current_dir(workspace.path("")).output().expect("git runs");
    assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
}

#[test]
fn all_commands_read_all_files() {
    let workspace = depot();
    let document = "vendor/depot.yaml";
    for arguments in [
        &["check", document][..],
        &["generate", document],
        &["generate", "--check", document],
        &["adopt", document],
        &["export", document, "--format", "openapi-json"],
        // The copies in the crate are read without the originals.
        &["check", "generated/depot/spec.yaml"],
        &["diff", "generated/depot", document],
    ] {
        let run = workspace.run(arguments);
        run.exits(0);
    }
    assert_eq!(workspace.read("generated/depot/documents/paths/all.yaml"), PATHS);
    workspace.write("vendor/schemas/parcel.json", &PARCEL.replace("string", "integer"));
    workspace.run(&["generate", "--check", document]).exits(1);
    let told = workspace.run(&["diff", "generated/depot", document, "--format", "short"]);
    told.exits(1);
    assert!(told.stdout.starts_with("vendor/schemas/parcel.json:1:"), "{}", told.stdout);
}

#[test]
fn a_spec_extends_a_document_of_several_files() {
    let workspace = depot();
    workspace.write("own.yaml", SPEC);
    workspace.run(&["generate", "own.yaml"]).exits(0);
    assert_eq!(workspace.read("generated/own/depot.yaml"), MAIN);
    assert_eq!(workspace.read("generated/own/documents/schemas/parcel.json"), PARCEL);
    workspace.run(&["generate", "--check", "own.yaml"]).exits(0);
    workspace.run(&["diff", "generated/own", "own.yaml"]).exits(0);
    workspace.write("vendor/schemas/parcel.json", &PARCEL.replace("string", "integer"));
    workspace.run(&["release", "own.yaml"]).exits(0);
    assert!(workspace.read("own.yaml").contains("version: 2.0.0"), "{}", workspace.read("own.yaml"));
    workspace.run(&["generate", "--check", "own.yaml"]).exits(0);
}

#[test]
fn overlays_are_read_by_every_command() {
    let workspace = depot();
    workspace.write("own.yaml", &SPEC.replace("api:", "overlays: [changes/more.yaml]\napi:"));
    let overlay = "overlay: 1.0.0\ninfo: { title: More, version: '1' }\nactions:\n  - target: $.info\n    update: { description: What is sent. }\n";
    workspace.write("changes/more.yaml", overlay);
    workspace.run(&["generate", "own.yaml"]).exits(0);
    assert_eq!(workspace.read("generated/own/overlays/1-more.yaml"), overlay);
    workspace.run(&["generate", "--check", "own.yaml"]).exits(0);
    workspace.run(&["diff", "generated/own", "own.yaml"]).exits(0);
    let export = workspace.run(&["export", "own.yaml", "--format", "openapi-yaml"]);
    assert!(export.stdout.contains("What is sent."), "{}", export.stdout);
    workspace.write("changes/more.yaml", &overlay.replace("$.info", "$.infos"));
    let check = workspace.run(&["check", "own.yaml", "--format", "short"]);
    assert!(check.stderr.contains("changes/more.yaml:4:13: warning[openapi_overlay]"), "{}", check.stderr);
}

#[test]
fn all_files_are_as_they_were_in_git() {
    let workspace = depot();
    workspace.write("own.yaml", SPEC);
    git(&workspace, &["init", "-q"]);
    git(&workspace, &["add", "."]);
    git(&workspace, &["commit", "-q", "-m", "first"]);
    workspace.write("vendor/schemas/parcel.json", &PARCEL.replace("string", "integer"));
    for file in ["vendor/depot.yaml", "own.yaml"] {
        let run = workspace.run(&["diff", &format!("HEAD:{file}"), "--format", "short"]);
        run.exits(1);
        assert!(run.stdout.contains("response_type_changed"), "{file}: {} {}", run.stdout, run.stderr);
    }
}

#[test]
fn nothing_above_the_folder_is_read() {
    let workspace = depot();
    workspace.write("secret.json", PARCEL);
    for reference in ["../secret.json", "https://example.com/parcel.json", "gone.json"] {
        workspace.write("vendor/depot.yaml", &MAIN.replace("schemas/parcel.json", reference));
        let run = workspace.run(&["check", "vendor/depot.yaml", "--format", "short"]);
        run.exits(1);
        assert!(run.stderr.contains("openapi_reference") && run.stderr.contains(reference), "{}", run.stderr);
    }
}

//! `specwright diff` and `release` with git and with files that are there already.

use std::process::Command;

use crate::workspace::Workspace;

const SPEC: &str = "\
specwright: 1
api:
  name: pets
  title: Pets # of all kinds
servers: { live: 'https://api.example.com' }
types:
  Pet:
    members:
      name: string
operations:
  getPet: { http: GET /pet, out: Pet }
";

fn git(workspace: &Workspace, arguments: &[&str]) {
    let who = ["-c", "user.name=me", "-c", "user.email=me@example.com", "-c", "commit.gpgsign=false"];
    let output = Command::new("git")
        .args(who)
        .args(arguments)
        .current_dir(workspace.path(""))
        .output()
        .expect("git runs");
    assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
}

#[test]
fn what_was_is_in_git() {
    let workspace = Workspace::new();
    workspace.write("specs/pets.yaml", SPEC);
    git(&workspace, &["init", "-q"]);
    git(&workspace, &["add", "."]);
    git(&workspace, &["commit", "-q", "-m", "first"]);
    workspace.write("specs/pets.yaml", &SPEC.replace("name: string", "name: integer"));
    let run = workspace.run(&["diff", "HEAD:specs/pets.yaml", "--format", "short"]);
    run.exits(1);
    let told = "specs/pets.yaml:9:7: response_type_changed (wire: breaks, rust: breaks)";
    assert!(run.stdout.starts_with(told), "{}", run.stdout);
    let same = workspace.run(&["diff", "HEAD:specs/pets.yaml", "HEAD:./specs/pets.yaml"]);
    same.exits(0);
    assert_eq!(same.stdout, "HEAD:./specs/pets.yaml: no changes since HEAD:specs/pets.yaml\n");
    let unknown = workspace.run(&["diff", "never:specs/pets.yaml"]);
    unknown.exits(2);
    assert!(unknown.stderr.starts_with("error: ") && unknown.stderr.contains("never"), "{}", unknown.stderr);
}

#[test]
fn a_folder_that_was_in_git_is_read_as_one_on_disk() {
    let workspace = Workspace::new();
    workspace.write("specs/pets.yaml", SPEC);
    workspace.run(&["generate"]).exits(0);
    git(&workspace, &["init", "-q"]);
    git(&workspace, &["add", "."]);
    git(&workspace, &["commit", "-q", "-m", "first"]);
    workspace.write("specs/pets.yaml", &SPEC.replace("name: string", "name: integer"));
    for folder in ["HEAD:generated/pets", "HEAD:./generated/pets/"] {
        let run = workspace.run(&["diff", folder, "specs/pets.yaml", "--format", "short"]);
        run.exits(1);
        let told = "specs/pets.yaml: 1 change since HEAD:";
        assert!(
            run.stdout.contains(told) && run.stdout.contains("generated/pets/spec.yaml: "),
            "{}",
            run.stdout
        );
    }
    let same = workspace.run(&["diff", "HEAD:generated/pets"]);
    same.exits(0);
    let none = workspace.run(&["diff", "HEAD:generated", "specs/pets.yaml"]);
    none.exits(2);
    assert_eq!(none.stderr, "error: HEAD:generated is not a generated crate: there was no spec.yaml in it\n");
}

#[test]
fn a_release_is_made_of_what_changed_since_the_last_one() {
    let workspace = Workspace::new();
    workspace.write("specs/pets.yaml", SPEC);
    workspace.run(&["release", "pets"]).exits(2);
    workspace.run(&["generate"]).exits(0);
    workspace.run(&["diff"]).exits(0);
    workspace.write("specs/pets.yaml", &SPEC.replace("name: string", "name: integer"));
    let files = workspace.files();
    let dry = workspace.run(&["release", "pets", "--dry-run", "--date", "2026-05-31"]);
    dry.exits(0);
    assert!(dry.stdout.contains("version 0.2.0, after 0.1.0"), "{}", dry.stdout);
    assert_eq!(files, workspace.files(), "nothing is written");
    workspace.run(&["release", "pets", "--date", "2026-05-31"]).exits(0);
    let spec = workspace.read("specs/pets.yaml");
    assert!(spec.contains("  title: Pets # of all kinds\n  package: { version: 0.2.0 }\n"), "{spec}");
    let changelog = workspace.read("generated/pets/CHANGELOG.md");
    assert_eq!(
        changelog,
        "# Changelog\n\n## 0.2.0 - 2026-05-31\n\n### Breaking changes\n\n- `Pet`: `name` is `integer`, and was `string`.\n  Clients of \
         earlier versions break on the wire.\n  Before: `types::Pet::name: String`; now: `types::Pet::name: i64`.\n"
    );
    workspace.run(&["generate", "--check"]).exits(0);
    workspace.run(&["diff"]).exits(0);
    let again = workspace.run(&["release", "pets"]);
    again.exits(0);
    assert!(again.stdout.contains("nothing to release"), "{}", again.stdout);
    assert_eq!(changelog, workspace.read("generated/pets/CHANGELOG.md"));
}

/// A pre-release announces its version: what is enough for that is enough for it.
#[test]
fn a_pre_release_that_is_stated_stays() {
    let workspace = Workspace::new();
    workspace.write("specs/pets.yaml", SPEC);
    workspace.run(&["generate"]).exits(0);
    let stated = |version: &str| {
        let new = SPEC.replace("  title:", &format!("  package: {{ version: {version} }}\n  title:"));
        workspace.write("specs/pets.yaml", &new.replace("name: string", "name: integer"));
        workspace.run(&["diff", "--format", "short"])
    };
    stated("0.1.1-rc.1").exits(1);
    let run = stated("0.2.0-rc.1");
    run.exits(0);
    let told = "after version 0.1.0 (the default, as none was stated) these changes ask for 0.2.0 at least; the spec states 0.2.0-rc.1\n";
    assert!(run.stdout.ends_with(told), "{}", run.stdout);
    workspace.run(&["release", "pets", "--date", "2026-05-31"]).exits(0);
    assert!(workspace.read("specs/pets.yaml").contains("version: 0.2.0-rc.1"));
    assert!(workspace.read("generated/pets/CHANGELOG.md").contains("## 0.2.0-rc.1 - 2026-05-31\n"));
}

/// Documents state no version of a crate, and are told so.
#[test]
fn no_version_is_said_to_be_stated_that_is_not() {
    let workspace = Workspace::new();
    let document = |member: &str| {
        format!(
            "openapi: 3.1.0\ninfo: {{ title: Pets, version: '7' }}\nservers: [{{ url: 'https://a.example' }}]\npaths:\n  /a:\n    get:\n      \
             operationId: getA\n      responses: {{ '200': {{ description: d, content: {{ application/json: {{ schema: {{ type: object, \
             properties: {{ {member}: {{ type: string }} }} }} }} }} }} }}\n"
        )
    };
    workspace.write("old.yaml", &document("x"));
    workspace.write("new.yaml", &document("y"));
    let run = workspace.run(&["diff", "old.yaml", "new.yaml", "--format", "short"]);
    run.exits(1);
    let told = "after version 0.1.0 (the default, as none was stated) these changes ask for 0.2.0 at least; none is stated now, so it is \
                0.1.0, which is too low\na spec states it under `api` as `package: { version: 0.2.0 }`; for a document, a spec that \
                extends it does\n";
    assert!(run.stdout.ends_with(told), "{}", run.stdout);
    let own =
        |name: &str| format!("specwright: 1\nextends: {name}\napi: {{ package: {{ version: 0.2.0 }} }}\n");
    workspace.write("own.yaml", &own("new.yaml"));
    let run = workspace.run(&["diff", "old.yaml", "own.yaml", "--format", "short"]);
    run.exits(0);
    assert!(run.stdout.ends_with("; the spec states 0.2.0\n"), "{}", run.stdout);
}

/// What stands under `Unreleased` may be all that there is to release.
#[test]
fn a_version_that_was_raised_by_hand_is_released() {
    let workspace = Workspace::new();
    workspace.write("specs/pets.yaml", SPEC);
    workspace.run(&["generate"]).exits(0);
    let changelog = "# Changelog\r\n\r\n## [Unreleased]\r\n\r\n- By hand.\r\n\r\n## [0.1.0]\r\n";
    workspace.write("generated/pets/CHANGELOG.md", changelog);
    let raised = SPEC.replace("  title:", "  package: { version: 0.3.0 }\n  title:");
    workspace.write("specs/pets.yaml", &raised);
    let run = workspace.run(&["release", "pets", "--date", "2026-05-31"]);
    run.exits(0);
    assert!(run.stdout.starts_with("specs/pets.yaml: version 0.3.0, after 0.1.0\n"), "{}", run.stdout);
    assert_eq!(workspace.read("specs/pets.yaml"), raised);
    assert_eq!(
        workspace.read("generated/pets/CHANGELOG.md"),
        changelog.replace("- By hand", "## [0.3.0] - 2026-05-31\r\n\r\n- By hand")
    );
    workspace.run(&["generate", "--check"]).exits(0);
    let again = workspace.run(&["release", "pets"]);
    assert!(again.stdout.contains("nothing to release"), "{}", again.stdout);
    workspace.write("specs/pets.yaml", &raised.replace("0.3.0", "0.2.0"));
    let lower = workspace.run(&["release", "pets"]);
    assert!(lower.stdout.contains("nothing to release"), "{}", lower.stdout);
}

/// A change that does not count makes no version of a release either, and no line in its changelog.
#[test]
fn a_release_leaves_out_what_does_not_count() {
    let workspace = Workspace::new();
    workspace.write("specs/pets.yaml", SPEC);
    workspace.run(&["generate"]).exits(0);
    workspace.write("specs/pets.yaml", &SPEC.replace("name: string", "name: integer"));
    let changes = workspace.run(&["diff", "--format", "json", "--fail-on", "none"]).stdout;
    let (_, fingerprint) = changes.split_once("\"fingerprint\":\"").expect("a change");
    let line = format!("{} nobody has pets\n", &fingerprint[..16]);
    workspace.write("specs/diff.ignore", &line);
    let nothing = workspace.run(&["release", "pets"]);
    nothing.exits(0);
    let told = "specs/pets.yaml: nothing to release: no changes since version 0.1.0 (1 ignored)\n";
    assert_eq!(nothing.stdout, told);
    std::fs::remove_file(workspace.path("specs/diff.ignore")).expect("it was there");
    workspace.write("why.txt", &line);
    let more = SPEC.replace("name: string", "name: integer\n      \"age?\": integer");
    workspace.write("specs/pets.yaml", &more);
    let run = workspace.run(&["release", "pets", "--ignore", "why.txt", "--date", "2026-05-31"]);
    run.exits(0);
    let told = "specs/pets.yaml: version 0.1.1, after 0.1.0 (1 ignored)\n";
    assert!(run.stdout.starts_with(told), "{}", run.stdout);
    let changelog = workspace.read("generated/pets/CHANGELOG.md");
    assert!(!changelog.contains("Breaking changes") && changelog.contains("`age`"), "{changelog}");
}

/// A folder with a program that stands for `cargo-semver-checks` and says what it said once of these two crates.
#[cfg(unix)]
fn with_semver_checks(report: &str) -> (Workspace, String) {
    use std::os::unix::fs::PermissionsExt as _;

    let workspace = Workspace::new();
    workspace.write("old.yaml", include_str!("semver/old.yaml"));
    workspace.write("new.yaml", include_str!("semver/new.yaml"));
    workspace.write("report.txt", report);
    let program = workspace.path("bin/cargo-semver-checks");
    let script = format!(
        "#!/bin/sh\ncase \"$*\" in *--version*) exit 0 ;; esac\n/bin/cat '{}'\necho '     Summary semver requires new major version' >&2\nexit 100\n",
        workspace.path("report.txt")
    );
    workspace.write("bin/cargo-semver-checks", &script);
    std::fs::set_permissions(&program, std::fs::Permissions::from_mode(0o755)).expect("a program");
    let path = workspace.path("bin");
    (workspace, path)
}

const VERIFY: [&str; 7] = ["diff", "old.yaml", "new.yaml", "--verify", "--format", "short", "--fail-on=none"];

#[cfg(unix)]
#[test]
fn what_cargo_semver_checks_says_is_held_to_the_changes() {
    let report = include_str!("semver/report.txt");
    let (workspace, path) = with_semver_checks(report);
    let run = workspace.run_with(&[("PATH", &path)], &VERIFY);
    run.exits(0);
    for told in [
        "agreed: `operation_removed`: enum_missing, inherent_method_missing, struct_missing\n",
        "agreed: `union_variant_removed`: enum_variant_missing\n",
        "agreed: `error_renamed`: enum_variant_missing\n",
        "agreed: `type_removed`: struct_missing\n",
        "explained: `response_type_changed`: ",
        "explained: `rule_added`: ",
    ] {
        assert!(run.stdout.contains(told), "{told}: {}", run.stdout);
    }
    assert!(!run.stdout.contains("fault: "), "{}", run.stdout);
    assert!(workspace.files().iter().any(|(file, _)| file.ends_with("specwright-verify/new/src/client.rs")));
}

#[cfg(unix)]
#[test]
fn what_nothing_explains_is_a_fault() {
    let report = include_str!("semver/report.txt");
    let more = "\n--- failure struct_missing: pub struct removed or renamed ---\n\nFailed in:\n  struct pets::types::Pet, \
                previously in file old/pets/src/types.rs:3\n";
    let (workspace, path) = with_semver_checks(&format!("{report}{more}"));
    let run = workspace.run_with(&[("PATH", &path)], &VERIFY);
    run.exits(1);
    assert!(run.stdout.contains("fault: `struct_missing` of `struct pets::types::Pet`"), "{}", run.stdout);
    // A change that takes an item away is looked for as well.
    let less = report.replace("  variant Kind::Dog, previously", "  variant Kind::Cow, previously");
    let (workspace, path) = with_semver_checks(&less);
    let run = workspace.run_with(&[("PATH", &path)], &VERIFY);
    run.exits(1);
    assert!(run.stdout.contains("fault: `request_value_removed`: "), "{}", run.stdout);
}

/// A method of a union, a name that another type takes, and a builder with fewer type parameters.
#[cfg(unix)]
#[test]
fn what_each_means_is_known_whatever_words_it_has() {
    const OLD: &str = "specwright: 1\napi: { name: pets, title: Pets }\ntypes:
  Pet: { members: { id: string } }
  PetDetail: { members: { id: string, owner: string } }
  Made: { members: { \"note?\": string, by: string } }
  Gone: { members: { \"note?\": string } }
  Event: { one-of: { Made: Made, Gone: Gone } }
operations:
  list: { http: GET /pets, out: list<Pet> }
  get: { http: GET /pet, out: PetDetail }
  event: { http: GET /event, out: Event }
  put: { http: PUT /pet, in: { query: { a: string, b: string }, json: { c: string } }, out: empty }
";
    let new = OLD
        .replace("  Pet: {", "  PetSummary: {")
        .replace("PetDetail", "Pet")
        .replace("list<Pet>", "list<PetSummary>")
        .replace("Gone: { members: { \"note?\"", "Gone: { members: { \"text?\"")
        .replace(", json: { c: string }", "");
    let report = "--- failure inherent_method_missing: pub method removed or renamed ---\n\nFailed in:\n  \
                  Event::note, previously in file old/src/types.rs:9\n  \
                  PutBuilder::c, previously in file old/src/operations/put.rs:9\n\n\
                  --- failure struct_missing: pub struct removed or renamed ---\n\nFailed in:\n  \
                  struct pets::types::PetDetail, previously in file old/src/types.rs:3\n\n\
                  --- failure struct_pub_field_missing: pub struct's pub field removed or renamed ---\n\nFailed in:\n  \
                  field note of struct Gone, previously in file old/src/types.rs:5\n  \
                  field c of struct Put, previously in file old/src/operations/put.rs:9\n\n\
                  --- warning type_allows_fewer_generic_type_params: type now allows fewer ---\n\nFailed in:\n  \
                  Struct PutBuilder allows 3 -> 2 generic types in /new/src/operations/put.rs:10\n";
    let (workspace, path) = with_semver_checks(report);
    workspace.write("old.yaml", OLD);
    workspace.write("new.yaml", &new);
    let run = workspace.run_with(&[("PATH", &path)], &VERIFY);
    run.exits(0);
    for told in [
        "agreed: `rust_name_changed`: inherent_method_missing\n",
        "explained: `type_renamed`: the type `Pet` is called `PetSummary`; it does not look at the types",
        "allows 3 -> 2 generic types",
    ] {
        assert!(run.stdout.contains(told), "{told}: {}", run.stdout);
    }
    assert!(!run.stdout.contains("fault: "), "{}", run.stdout);
}

/// The function that begins a builder is gone with the builder.
#[cfg(unix)]
#[test]
fn the_start_of_a_builder_is_told_with_the_builder() {
    const OLD: &str = "specwright: 1\napi: { name: pets, title: Pets }\nlints: { unused_type: allow }\ntypes:\n  Pet: { members: { id: string } }
operations:\n  put: { http: PUT /pet, in: { json: Pet }, out: Pet }\n";
    let report = "--- failure inherent_method_missing: pub method removed or renamed ---\n\nFailed in:\n  \
                  Pet::builder, previously in file old/src/types.rs:9\n  \
                  Put::body, previously in file old/src/operations/put.rs:9\n\n\
                  --- failure struct_missing: pub struct removed or renamed ---\n\nFailed in:\n  \
                  struct pets::types::PetBuilder, previously in file old/src/types.rs:3\n";
    let (workspace, path) = with_semver_checks(report);
    workspace.write("old.yaml", OLD);
    workspace.write("new.yaml", &OLD.replace("in: { json: Pet }, ", ""));
    let run = workspace.run_with(&[("PATH", &path)], &VERIFY);
    assert!(
        run.stdout.contains("agreed: `builder_removed`: inherent_method_missing, struct_missing\n"),
        "{}",
        run.stdout
    );
    assert!(!run.stdout.contains("fault: "), "{}", run.stdout);
    run.exits(0);
}

#[test]
fn what_is_not_installed_is_said_with_how_to_get_it() {
    let workspace = Workspace::new();
    workspace.write("old.yaml", SPEC);
    let run = workspace
        .run_with(&[("PATH", &workspace.path("nothing"))], &["diff", "old.yaml", "old.yaml", "--verify"]);
    run.exits(2);
    assert!(
        run.stderr.contains("`cargo install cargo-semver-checks --locked` installs it"),
        "{}",
        run.stderr
    );
}

/// Who takes a vendor's document as it is keeps names by a spec that extends it.
#[test]
fn a_document_keeps_names_by_a_spec_that_extends_it() {
    const DOCUMENT: &str = "\
openapi: 3.1.0
info: { title: Pets, version: 1.0.0 }
servers: [{ url: https://api.example.com }]
paths:
  /pet:
    get: { operationId: getPet, responses: { '204': { description: none } } }
";
    let workspace = Workspace::new();
    workspace.write("old.yaml", DOCUMENT);
    workspace.write("new.yaml", &DOCUMENT.replace("getPet", "readPet"));
    let run = workspace.run(&["diff", "old.yaml", "new.yaml"]);
    run.exits(1);
    let told = "\
help: callers would still compile with a spec that extends the document
  |
1 | specwright: 1
2 | extends: new.yaml
3 | operations:
4 |   readPet: { rust: get_pet }
  |
";
    assert!(run.stdout.contains(told), "{}", run.stdout);
    let run = workspace.run(&["diff", "old.yaml", "new.yaml", "--format", "json"]);
    let own = "specwright: 1\nextends: new.yaml\noperations:\n  readPet: { rust: get_pet }\n";
    let told: Vec<serde_json::Value> =
        run.stdout.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    assert_eq!(told[0]["extension"], own);
    workspace.write("own.yaml", own);
    let run = workspace.run(&["diff", "old.yaml", "own.yaml", "--fail-on", "rust"]);
    run.exits(0);
}

#[test]
fn what_only_readers_notice_is_summed_up_for_people() {
    let workspace = Workspace::new();
    let old = SPEC.replace(
        "      name: string",
        "      name: { type: string, doc: A. }\n      age: { type: integer, doc: B. }",
    );
    workspace.write("old.yaml", &old);
    workspace.write("new.yaml", &old.replace("doc: A.", "doc: C.").replace("doc: B.", "doc: D."));
    let run = |format: &str| {
        let run = workspace.run(&["diff", "old.yaml", "new.yaml", "--format", format, "--fail-on", "none"]);
        run.exits(0);
        run.stdout
    };
    let told = "the documentation of 2 places changed, `types.Pet.members.name` first";
    for format in ["human", "short", "github", "markdown"] {
        let text = run(format);
        assert_eq!((text.matches(told).count(), text.matches("documentation").count()), (1, 2), "{text}");
    }
    assert!(
        run("human").contains("note: each place has a fingerprint of its own, which `--format json` tells")
    );
    assert!(run("short").contains("new.yaml: 2 changes since old.yaml"));
    assert_eq!(run("json").matches("\"code\":\"documentation_changed\"").count(), 2);
}

/// As editors of other systems write it.
#[test]
fn a_file_of_ignored_changes_may_have_a_mark_and_other_line_ends() {
    let workspace = Workspace::new();
    workspace.write("old.yaml", SPEC);
    workspace.write("new.yaml", &SPEC.replace("name: string", "name: integer"));
    let run = workspace.run(&["diff", "old.yaml", "new.yaml", "--format", "json", "--fail-on", "none"]);
    let change: serde_json::Value =
        serde_json::from_str(run.stdout.lines().next().expect("a change")).expect("JSON");
    let fingerprint = change["fingerprint"].as_str().expect("a fingerprint");
    for text in [
        format!("\u{feff}{fingerprint} nobody has it\r\n"),
        format!("\u{feff}# Mine\r\n\r\n{fingerprint}\tnobody has it\r\n"),
    ] {
        workspace.write("reasons", &text);
        let run =
            workspace.run(&["diff", "old.yaml", "new.yaml", "--format", "short", "--ignore", "reasons"]);
        run.exits(0);
        assert_eq!(run.stdout, "new.yaml: no changes since old.yaml (1 ignored)\n");
        assert_eq!(run.stderr, "");
    }
}

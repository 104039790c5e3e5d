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
        "# Changelog\n\n## 0.2.0 - 2026-05-31\n\n### Breaking changes\n\n- `name` is `integer`, and was `string`.\n  Clients of \
         earlier versions break on the wire.\n  Before: `types::Pet::name: String`; now: `types::Pet::name: i64`.\n"
    );
    workspace.run(&["generate", "--check"]).exits(0);
    workspace.run(&["diff"]).exits(0);
    let again = workspace.run(&["release", "pets"]);
    again.exits(0);
    assert!(again.stdout.contains("nothing to release"), "{}", again.stdout);
    assert_eq!(changelog, workspace.read("generated/pets/CHANGELOG.md"));
}

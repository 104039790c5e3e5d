//! The recipes of the documentation for continuous integration, where a branch adds a spec and where it breaks one.

use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::Command;

const PAGE: &str = include_str!("../../../docs/changes.md");

const SPEC: &str = "\
specwright: 1
api:
  name: pets
  title: Pets
servers:
  live: https://example.com
types:
  Pet:
    members:
      name: string
operations:
  listPets:
    http: GET /pets
    out: { json: list<Pet> }
";

/// The command, which cargo builds for the tests of the workspace.
fn command() -> PathBuf {
    let suite = std::env::current_exe().expect("this program");
    let folder = suite.parent().and_then(Path::parent).expect("the folder of what is built");
    assert!(folder.join("specwright").is_file(), "run `cargo test --workspace`, which builds the command");
    folder.to_owned()
}

fn scripts() -> Vec<String> {
    let (_, recipes) = PAGE.split_once("## In continuous integration").expect("the recipes");
    let recipes = recipes.split("## JSON").next().unwrap_or_default();
    let steps = recipes.split("run: |\n").skip(1).map(|rest| {
        let lines = rest.lines().take_while(|line| line.starts_with("          "));
        let script: String = lines.map(|line| format!("{line}\n")).collect();
        script.replace("${{ github.event.number }}", "1")
    });
    let plain = recipes.split("```sh\n").nth(1).and_then(|rest| rest.split("```").next()).map(str::to_owned);
    steps.chain(plain).collect()
}

#[test]
fn the_recipes_for_continuous_integration_take_a_spec_that_is_new() {
    let scripts = scripts();
    assert_eq!(scripts.len(), 3);
    let folder = tempfile::tempdir().expect("a folder");
    let write = |path: &str, text: &str| {
        let path = folder.path().join(path);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        std::fs::write(path, text).expect("a file");
    };
    let git = |arguments: &[&str]| {
        let mut git = Command::new("git");
        git.args(["-c", "user.name=Someone", "-c", "user.email=someone@example.com"]).args(arguments);
        assert!(git.current_dir(folder.path()).status().expect("git").success(), "{arguments:?}");
    };
    write("specs/pets.yaml", SPEC);
    git(&["init", "-q", "-b", "main"]);
    git(&["add", "."]);
    git(&["commit", "-q", "-m", "first"]);
    git(&["update-ref", "refs/remotes/origin/main", "HEAD"]);
    write("bin/gh", "#!/bin/sh\n");
    std::fs::set_permissions(folder.path().join("bin/gh"), std::fs::Permissions::from_mode(0o755))
        .expect("a program");
    let others = std::env::var("PATH").unwrap_or_default();
    let path = format!("{}:{}:{others}", folder.path().join("bin").display(), command().display());
    let ends = || -> Vec<Option<i32>> {
        let run = |script: &String| {
            let mut shell = Command::new("sh");
            shell.args(["-e", "-c", script]).env("PATH", &path).env("BASE", "origin/main");
            shell.current_dir(folder.path()).output().expect("a shell").status.code()
        };
        scripts.iter().map(run).collect()
    };
    write("specs/fresh.yaml", &SPEC.replace("pets", "fresh"));
    assert_eq!(ends(), [Some(0), Some(0), Some(0)]);
    write("specs/pets.yaml", &SPEC.replace("name: string", "name: integer"));
    assert_eq!(ends(), [Some(0), Some(1), Some(1)]);
    let comment = std::fs::read_to_string(folder.path().join("changes.md")).expect("the comment");
    assert!(comment.starts_with("### Changes of `specs/pets.yaml`\n"), "{comment}");
}

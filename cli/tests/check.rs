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

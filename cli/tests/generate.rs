//! `specwright generate` as a user runs it: exit status, what it prints, and what it does to files.

use crate::workspace::Workspace;

const SPEC: &str = "\
specwright: 1
api: { name: pets, title: Pets }
servers:
  production: https://pets.example.com
types:
  Pet:
    members:
      name: string
operations:
  getPet:
    http: GET /pet
    out: Pet
  deletePet:
    http: DELETE /pet
    out: empty
";

fn pets() -> Workspace {
    let workspace = Workspace::new();
    workspace.write("specs/pets.yaml", SPEC);
    workspace
}

#[test]
fn a_second_run_changes_nothing_on_disk() {
    let workspace = pets();
    let first = workspace.run(&["generate"]);
    first.exits(0);
    insta::assert_snapshot!(first.stdout, @"generated/pets: wrote 12 files\n");
    let before = workspace.modification_times();
    let second = workspace.run(&["generate"]);
    second.exits(0);
    insta::assert_snapshot!(second.stdout, @"generated/pets: up to date\n");
    assert_eq!(before, workspace.modification_times());
    workspace.run(&["generate", "--check"]).exits(0);
}

#[test]
fn check_notices_a_changed_spec() {
    let workspace = pets();
    workspace.run(&["generate"]).exits(0);
    workspace.write("specs/pets.yaml", &SPEC.replace("name: string", "name: integer"));
    let files = workspace.files();
    let check = workspace.run(&["generate", "--check"]);
    check.exits(1);
    insta::assert_snapshot!(check.stdout);
    assert_eq!(files, workspace.files(), "nothing is written");
}

#[test]
fn check_notices_a_file_edited_by_hand() {
    let workspace = pets();
    workspace.run(&["generate"]).exits(0);
    let path = "generated/pets/src/types.rs";
    workspace.write(path, &workspace.read(path).replace("String", "Text"));
    let check = workspace.run(&["generate", "--check"]);
    check.exits(1);
    insta::assert_snapshot!(check.stdout);
    workspace.run(&["generate"]).exits(0);
    workspace.run(&["generate", "--check"]).exits(0);
}

#[test]
fn check_notices_a_missing_file() {
    let workspace = pets();
    workspace.run(&["generate"]).exits(0);
    workspace.remove("generated/pets/src/operations/get_pet.rs");
    let check = workspace.run(&["generate", "--check"]);
    check.exits(1);
    insta::assert_snapshot!(check.stdout, @"generated/pets/src/operations/get_pet.rs: missing\n");
}

#[test]
fn check_notices_a_stray_file_and_leaves_it_alone() {
    let workspace = pets();
    workspace.run(&["generate"]).exits(0);
    let stray = "generated/pets/src/operations/old.rs";
    workspace.write(stray, &workspace.read("generated/pets/src/operations/get_pet.rs"));
    let check = workspace.run(&["generate", "--check"]);
    check.exits(1);
    insta::assert_snapshot!(check.stderr);
    workspace.run(&["generate"]).exits(0);
    assert!(workspace.exists(stray));
}

#[test]
fn what_is_no_longer_generated_is_removed_and_nothing_else() {
    let workspace = pets();
    workspace.run(&["generate"]).exits(0);
    workspace.write("generated/pets/src/operations/notes.txt", "mine");
    workspace.write("generated/pets/CHANGELOG.md", "mine");
    workspace.write("generated/other/README.md", "mine");
    let spec = SPEC.split("  deletePet:").next().unwrap_or_default();
    workspace.write("specs/pets.yaml", spec);
    let check = workspace.run(&["generate", "--check"]);
    check.exits(1);
    assert!(check.stdout.contains("delete_pet.rs: no longer generated"), "{}", check.stdout);
    workspace.run(&["generate"]).exits(0);
    assert!(!workspace.exists("generated/pets/src/operations/delete_pet.rs"));
    assert!(workspace.exists("generated/pets/src/operations/notes.txt"));
    assert!(workspace.exists("generated/pets/CHANGELOG.md"));
    assert!(workspace.exists("generated/other/README.md"));
}

#[test]
fn the_crate_of_a_spec_that_is_gone_is_removed_but_only_when_all_specs_are_read() {
    let workspace = pets();
    workspace.write("specs/toys.yaml", &SPEC.replace("name: pets", "name: toys"));
    workspace.run(&["generate"]).exits(0);
    workspace.write("generated/toys/notes.txt", "mine");
    workspace.remove("specs/toys.yaml");
    workspace.run(&["generate", "specs/pets.yaml"]).exits(0);
    assert!(workspace.exists("generated/toys/src/lib.rs"));
    workspace.run(&["generate", "--check"]).exits(1);
    let run = workspace.run(&["generate"]);
    run.exits(0);
    insta::assert_snapshot!(run.stdout, @r"
    generated/pets: up to date
    generated/toys: removed 12 files
    ");
    assert!(!workspace.exists("generated/toys/src"));
    assert!(workspace.exists("generated/toys/notes.txt"));
}

#[test]
fn files_that_are_not_ours_are_never_overwritten() {
    let workspace = pets();
    workspace.write("generated/pets/src/lib.rs", "// written by hand\n");
    workspace.write("generated/pets/Cargo.toml", "# written by hand\n");
    let run = workspace.run(&["generate"]);
    run.exits(2);
    insta::assert_snapshot!(run.stderr);
    assert_eq!(workspace.read("generated/pets/src/lib.rs"), "// written by hand\n");
    assert!(!workspace.exists("generated/pets/src/client.rs"), "nothing else is written either");
}

#[test]
fn a_list_that_leads_elsewhere_removes_nothing_there() {
    let workspace = pets();
    workspace.run(&["generate"]).exits(0);
    workspace.write("precious.txt", "mine");
    let list = workspace.read("generated/pets/.specwright");
    let outside = workspace.path("precious.txt");
    workspace.write("generated/pets/.specwright", &format!("{list}../../precious.txt\n{outside}\n"));
    workspace.run(&["generate"]).exits(0);
    assert!(workspace.exists("precious.txt"));
}

#[test]
fn a_problem_in_one_spec_leaves_all_output_as_it_was() {
    let workspace = pets();
    workspace.run(&["generate"]).exits(0);
    let files = workspace.files();
    workspace.write("specs/pets.yaml", &SPEC.replace("name: string", "name: integer"));
    workspace.write("specs/toys.yaml", "specwright: 1\nofferations: {}\n");
    let run = workspace.run(&["generate"]);
    run.exits(1);
    assert!(run.stderr.contains("--> specs/toys.yaml:2:1"), "{}", run.stderr);
    let without_specs = |files: Vec<(String, Vec<u8>)>| -> Vec<(String, Vec<u8>)> {
        files.into_iter().filter(|(path, _)| path.starts_with("generated")).collect()
    };
    assert_eq!(without_specs(files), without_specs(workspace.files()));
}

#[test]
fn two_specs_cannot_share_a_crate() {
    let workspace = pets();
    workspace.write("specs/toys.yaml", SPEC);
    let run = workspace.run(&["generate"]);
    run.exits(1);
    insta::assert_snapshot!(run.stderr, @"specs/toys.yaml: error: the name `pets` is taken by the API in specs/pets.yaml; give one of the two another name\n");
}

/// What git does to a checkout with `core.autocrlf`: every LF becomes CRLF.
fn check_out_with_crlf(workspace: &Workspace) {
    for (path, content) in workspace.files() {
        let text = String::from_utf8(content).expect("text");
        workspace.write(&path, &text.replace('\n', "\r\n"));
    }
}

#[test]
fn a_checkout_with_crlf_is_up_to_date() {
    let workspace = pets();
    workspace.run(&["generate"]).exits(0);
    check_out_with_crlf(&workspace);
    let check = workspace.run(&["generate", "--check"]);
    check.exits(0);
    insta::assert_snapshot!(check.stdout, @"up to date\n");
    let before = workspace.modification_times();
    let run = workspace.run(&["generate"]);
    run.exits(0);
    insta::assert_snapshot!(run.stdout, @"generated/pets: up to date\n");
    assert_eq!(before, workspace.modification_times());
}

#[test]
fn what_changes_in_a_checkout_with_crlf_is_shown_and_keeps_its_line_ends() {
    let workspace = pets();
    workspace.run(&["generate"]).exits(0);
    let changed = SPEC.replace("name: string", "name: integer").replace("  deletePet:", "  removePet:");
    workspace.write("specs/pets.yaml", &changed);
    let expected = workspace.run(&["generate", "--check"]).stdout;
    workspace.write("specs/pets.yaml", SPEC);
    check_out_with_crlf(&workspace);
    workspace.write("specs/pets.yaml", &changed.replace('\n', "\r\n"));
    let check = workspace.run(&["generate", "--check"]);
    check.exits(1);
    assert_eq!(check.stdout, expected, "line ends are not part of what changes");
    workspace.run(&["generate"]).exits(0);
    workspace.run(&["generate", "--check"]).exits(0);
    let types = workspace.read("generated/pets/src/types.rs");
    assert!(types.contains("i64"), "{types}");
    assert_eq!(types.matches("\r\n").count(), types.matches('\n').count(), "{types:?}");
    assert!(
        !workspace.read("generated/pets/src/operations/remove_pet.rs").contains('\r'),
        "a new file has LF"
    );
    assert!(
        !workspace.exists("generated/pets/src/operations/delete_pet.rs"),
        "the list is read with CRLF as well"
    );
}

#[test]
fn without_its_list_a_checkout_with_crlf_is_known_by_its_marks() {
    let workspace = pets();
    workspace.run(&["generate"]).exits(0);
    check_out_with_crlf(&workspace);
    workspace.remove("generated/pets/.specwright");
    workspace.write("specs/pets.yaml", &SPEC.replace("name: string", "name: integer"));
    workspace.run(&["generate"]).exits(0);
    workspace.run(&["generate", "--check"]).exits(0);
}

#[test]
fn a_spec_with_crlf_gives_the_same_crate() {
    let (with_lf, with_crlf) = (pets(), Workspace::new());
    with_crlf.write("specs/pets.yaml", &SPEC.replace('\n', "\r\n"));
    let generated = [with_lf, with_crlf].map(|workspace| {
        workspace.run(&["generate"]).exits(0);
        let files = workspace.files().into_iter();
        files.filter(|(path, _)| path.starts_with("generated")).collect::<Vec<_>>()
    });
    assert!(generated[0] == generated[1], "the spec's line ends show in what is generated");
}

#[test]
fn wrong_usage_and_missing_files_say_so() {
    let workspace = Workspace::new();
    let no_folder = workspace.run(&["generate"]);
    no_folder.exits(2);
    assert!(no_folder.stderr.contains("name a spec, or run where specs/ is"), "{}", no_folder.stderr);
    workspace.write("specs/readme.txt", "");
    workspace.run(&["generate"]).exits(2);
    let missing = workspace.run(&["generate", "nowhere.yaml", "neither.yaml"]);
    missing.exits(2);
    assert!(missing.stderr.contains("nowhere.yaml") && missing.stderr.contains("neither.yaml"));
    workspace.run(&["generate", "--ceck"]).exits(2);
    workspace.run(&["generat"]).exits(2);
    workspace.run(&[]).exits(2);
    workspace.run(&["generate", "."]).exits(2);
}

#[test]
fn a_spec_that_is_not_utf8_is_a_problem_with_a_place() {
    let workspace = Workspace::new();
    workspace.write_bytes("specs/pets.yaml", b"specwright: 1\napi: \xff\n");
    let run = workspace.run(&["generate"]);
    run.exits(1);
    assert!(run.stderr.contains("--> specs/pets.yaml:2:6"), "{}", run.stderr);
}

#[test]
fn an_output_folder_that_is_a_file_is_refused() {
    let workspace = pets();
    workspace.write("generated", "a file");
    let run = workspace.run(&["generate"]);
    run.exits(2);
    workspace.run(&["generate", "--out", "elsewhere/deep"]).exits(0);
    assert!(workspace.exists("elsewhere/deep/pets/src/lib.rs"));
}

#[cfg(unix)]
#[test]
fn a_failure_half_way_leaves_the_old_output_whole() {
    let workspace = pets();
    workspace.run(&["generate"]).exits(0);
    workspace.write("specs/pets.yaml", &SPEC.replace("deletePet", "removePet").replace("string", "integer"));
    // A folder in the place of a file that is about to be created.
    workspace.write("generated/pets/src/operations/remove_pet.rs/in_the_way", "");
    let files = workspace.files();
    workspace.run(&["generate"]).exits(2);
    assert_eq!(files, workspace.files());
}

#[test]
fn what_a_killed_run_left_behind_is_named_and_removed() {
    let workspace = pets();
    workspace.run(&["generate"]).exits(0);
    workspace.write("generated/pets/.specwright-x1y2z3/new/0", "half a file");
    let check = workspace.run(&["generate", "--check"]);
    check.exits(1);
    insta::assert_snapshot!(check.stdout, @"generated/pets/.specwright-x1y2z3: left over from a run that was ended\n");
    workspace.run(&["generate"]).exits(0);
    workspace.run(&["generate", "--check"]).exits(0);
    assert!(!workspace.exists("generated/pets/.specwright-x1y2z3"));
}

#[test]
fn a_folder_that_only_looks_like_a_leftover_is_left_alone() {
    let workspace = pets();
    workspace.run(&["generate"]).exits(0);
    workspace.write("generated/pets/.specwright-notes/mine.txt", "mine");
    workspace.write("generated/pets/.specwright-mixed/new/0", "ours?");
    workspace.write("generated/pets/.specwright-mixed/mine.txt", "mine");
    workspace.run(&["generate", "--check"]).exits(0);
    workspace.write("specs/pets.yaml", &SPEC.replace("string", "integer"));
    workspace.run(&["generate"]).exits(0);
    assert!(workspace.exists("generated/pets/.specwright-notes/mine.txt"));
    assert!(workspace.exists("generated/pets/.specwright-mixed/mine.txt"));
}

#[test]
fn runs_at_the_same_time_wait_for_each_other() {
    let workspace = pets();
    workspace.run(&["generate"]).exits(0);
    workspace.write("specs/pets.yaml", &SPEC.replace("deletePet", "removePet"));
    std::thread::scope(|scope| {
        let runs: Vec<_> = (0..4).map(|_| scope.spawn(|| workspace.run(&["generate"]))).collect();
        for run in runs {
            run.join().expect("a run").exits(0);
        }
    });
    workspace.run(&["generate", "--check"]).exits(0);
}

#[test]
fn a_lost_or_damaged_list_is_made_again() {
    let workspace = pets();
    workspace.run(&["generate"]).exits(0);
    workspace.remove("generated/pets/.specwright");
    workspace.write("specs/pets.yaml", &SPEC.replace("string", "integer"));
    workspace.run(&["generate"]).exits(0);
    workspace.write_bytes("generated/pets/.specwright", b"\0\xff\x1b[31m\n../../x\n");
    let run = workspace.run(&["generate"]);
    run.exits(2);
    assert!(!run.stderr.contains('\x1b'), "{}", run.stderr);
    workspace.remove("generated/pets/.specwright");
    workspace.run(&["generate"]).exits(0);
    workspace.run(&["generate", "--check"]).exits(0);
}

#[test]
fn a_module_that_is_not_written_yet_is_told() {
    let workspace = Workspace::new();
    let spec = SPEC.replace("title: Pets }", "title: Pets, package: { modules: [extras, more] } }");
    workspace.write("specs/pets.yaml", &spec);
    workspace.write("generated/pets/src/more/mod.rs", "");
    let first = workspace.run(&["generate"]);
    first.exits(0);
    insta::assert_snapshot!(first.stderr, @"generated/pets/src/extras.rs: not there yet: the spec names the module under `modules`, and you write it\n");
    workspace.write("generated/pets/src/extras.rs", "");
    let second = workspace.run(&["generate"]);
    second.exits(0);
    assert_eq!(second.stderr, "");
}

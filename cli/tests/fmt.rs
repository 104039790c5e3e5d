//! `specwright fmt` with the line ends and byte order marks that editors and checkouts leave.

use crate::workspace::Workspace;

const TIDY: &str = "\
specwright: 1

api:
  name: lamps
  title: Lamps
  doc: |
    First line.

    Last line.

servers: { live: https://lamps.example.com }

operations: { ping: { http: GET /ping, out: empty } }
";

fn lamps(text: &str) -> Workspace {
    let workspace = Workspace::new();
    workspace.write("specs/lamps.yaml", text);
    workspace
}

#[test]
fn a_spec_with_crlf_is_in_canonical_form() {
    let workspace = lamps(&TIDY.replace('\n', "\r\n"));
    let before = workspace.files();
    let check = workspace.run(&["fmt", "--check"]);
    check.exits(0);
    insta::assert_snapshot!(check.stdout, @"1 spec is in canonical form\n");
    let run = workspace.run(&["fmt"]);
    run.exits(0);
    assert_eq!(run.stdout, "");
    assert_eq!(before, workspace.files());
}

#[test]
fn a_spec_that_is_formatted_keeps_its_line_ends() {
    let workspace = lamps(&TIDY.replace("name: lamps", "name:   'lamps'").replace('\n', "\r\n"));
    let check = workspace.run(&["fmt", "--check"]);
    check.exits(1);
    insta::assert_snapshot!(check.stdout, @r"
    --- a/specs/lamps.yaml
    +++ b/specs/lamps.yaml
    @@ -2,5 +2,5 @@
     
     api:
    -  name:   'lamps'
    +  name: lamps
       title: Lamps
       doc: |
    ");
    workspace.run(&["fmt"]).exits(0);
    assert_eq!(workspace.read("specs/lamps.yaml"), TIDY.replace('\n', "\r\n"));
    workspace.run(&["fmt", "--check"]).exits(0);
}

#[test]
fn mixed_line_ends_are_no_reason_to_write_and_are_made_one_kind_when_there_is_another() {
    let mixed = TIDY.replacen('\n', "\r\n", 3);
    let workspace = lamps(&mixed);
    workspace.run(&["fmt", "--check"]).exits(0);
    workspace.write("specs/lamps.yaml", &mixed.replace("name: lamps", "name:   'lamps'"));
    workspace.run(&["fmt"]).exits(0);
    assert_eq!(workspace.read("specs/lamps.yaml"), TIDY.replace('\n', "\r\n"));
}

#[test]
fn a_byte_order_mark_goes_and_can_be_seen_to_go() {
    let workspace = lamps(&format!("\u{feff}{TIDY}"));
    let check = workspace.run(&["fmt", "--check"]);
    check.exits(1);
    insta::assert_snapshot!(check.stdout, @r"
    --- a/specs/lamps.yaml
    +++ b/specs/lamps.yaml
    @@ -1,3 +1,3 @@
    -\u{feff}specwright: 1
    +specwright: 1
     
     api:
    ");
    workspace.run(&["fmt"]).exits(0);
    assert_eq!(workspace.read("specs/lamps.yaml"), TIDY);
}

//! The formats of `specwright diff` are as documented.

use std::path::Path;

use serde_json::Value;
use specwright_cli::report::changes::{Compared, Format};
use specwright_codegen::source::SourceFile;

use super::compared;

const OLD: &str = "\
specwright: 1
api: { name: pets, title: Pets }
servers: { live: 'https://api.example.com' }
types:
  Pet: { members: { name: string, age: integer, old: boolean } }
operations:
  getPet: { http: GET /pet, out: Pet }
  putPet: { http: PUT /pet, in: { json: Pet }, out: empty }
";

#[test]
fn json_keeps_to_the_published_schema() {
    let new = OLD.replace("age: integer", "\"age?\": integer").replace(", old: boolean", ", more: string");
    let comparison = compared(OLD, &new);
    let (old, new) = (SourceFile::new("old.yaml", OLD), SourceFile::new("new.yaml", new));
    let ignored = [(comparison.entries[0].clone(), "it does not count".to_owned())];
    let text = Format::Json.render(&Compared {
        old: &old,
        new: &new,
        old_name: "old.yaml",
        new_name: "new.yaml",
        comparison: &comparison,
        ignored: &ignored,
    });
    let lines: Vec<Value> = text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert!(lines.len() > 4, "{text}");
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/changes.md");
    let page = std::fs::read_to_string(page).unwrap();
    let schema = page.split("```json\n").nth(1).unwrap().split("```").next().unwrap();
    let schema: Value = serde_json::from_str(schema).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    for line in &lines {
        let errors: Vec<String> = validator.iter_errors(line).map(|error| error.to_string()).collect();
        assert!(errors.is_empty(), "{line}\n{}", errors.join("\n"));
    }
    let mut wrong = lines[0].clone();
    wrong["wire"] = "perhaps".into();
    assert!(!validator.is_valid(&wrong));
}

/// A value with backticks stands between more of them, as CommonMark has it.
#[test]
fn values_stand_in_code_spans_whatever_they_hold() {
    let old = OLD.replace("old: boolean", "\"we`ird\": { const: a`b }, kind: Kind, \"**at**\": string");
    let old = old.replace("operations:", "  Kind: { values: { A: a, Odd: '``b|*' } }\noperations:");
    let new =
        old.replace(", Odd: '``b|*'", "").replace("const: a`b", "const: '`'").replace("**at**", "**to**");
    let comparison = compared(&old, &new);
    let parts = specwright_codegen::diff::changelog::parts(&comparison);
    for told in [
        "- `Kind` has no value ``` ``b|* ``` any more.\n",
        "- `Pet`: `` we`ird `` is always `` \"`\" ``, and was always `` \"a`b\" ``.\n",
        "- `Pet`: `**at**` is called `**to**` on the wire.\n",
    ] {
        assert!(parts.contains(told), "{told}: {parts}");
    }
    let (old, new) = (SourceFile::new("old.yaml", old.as_str()), SourceFile::new("new.yaml", new.as_str()));
    let text = Format::Markdown.render(&Compared {
        old: &old,
        new: &new,
        old_name: "old.yaml",
        new_name: "new`.yaml",
        comparison: &comparison,
        ignored: &[],
    });
    assert!(text.starts_with("### Changes of `` new`.yaml ``\n"), "{text}");
    assert!(text.contains("| `Kind` has no value ``` ``b\\|* ``` any more |"), "{text}");
}

/// What holds values is not one of them.
#[test]
fn what_stands_in_lists_and_maps_is_called_so() {
    let old = OLD.replace("old: boolean", "meta: map<string>, tags: list<Tag>, all: list<map<Tag>>");
    let old = old.replace("operations:", "  Tag: { type: string, length: 1..8 }\noperations:");
    let new = old.replace("map<string>", "map<integer>").replace("list<Tag>", "list<boolean>");
    let new = new.replace("list<map<Tag>>", "list<map<integer>>");
    let told: Vec<String> = compared(&old, &new).entries.into_iter().map(|entry| entry.message).collect();
    for message in [
        "`Pet`: each value of `meta` is `integer`, and was `string`",
        "`Pet`: each element of `tags` is `boolean`, and was `Tag`",
        "`Pet`: each value of each element of `all` is `integer`, and was `Tag`",
    ] {
        assert!(told.iter().any(|one| one == message), "{message}: {told:#?}");
    }
}

#[test]
fn a_fingerprint_stays_when_lines_move() {
    let new = OLD.replace("age: integer, ", "");
    let moved = new.replace("types:", "# a comment\n\ntypes:");
    let of = |new: &str| -> Vec<String> {
        compared(OLD, new).entries.iter().map(|entry| entry.fingerprint()).collect()
    };
    assert_eq!(of(&new), of(&moved));
    let distinct: std::collections::BTreeSet<String> = of(&new).into_iter().collect();
    assert_eq!(distinct.len(), of(&new).len(), "each change has its own");
    assert!(!distinct.is_empty());
}

#[test]
fn a_spec_has_not_changed_since_itself() {
    for fixture in crate::fixtures::all() {
        let text = &fixture.file.text;
        let comparison = compared(text, text);
        assert!(comparison.entries.is_empty(), "{}: {:#?}", fixture.name, comparison.entries);
    }
}

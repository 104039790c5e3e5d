//! The catalogue in `docs/changes.md` and the codes are one.

use std::collections::BTreeMap;
use std::path::Path;

use specwright_codegen::diff::Code;

/// A row of the catalogue.
pub(crate) struct Row {
    pub(crate) id: String,
    /// The code, where there is one.
    pub(crate) code: Option<Code>,
    /// The verdicts that it may have.
    pub(crate) wire: Vec<String>,
    pub(crate) rust: Vec<String>,
    pub(crate) note: String,
}

/// All rows.
pub(crate) fn rows() -> Vec<Row> {
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/changes.md");
    let page = std::fs::read_to_string(page).unwrap();
    let is_row = |line: &&str| {
        let id = line.strip_prefix("| ").and_then(|line| line.split(' ').next()).unwrap_or_default();
        id.len() == 3 && id.starts_with(|c: char| c.is_ascii_uppercase()) && id[1..].parse::<u8>().is_ok()
    };
    page.lines().filter(is_row).map(row).collect()
}

fn row(line: &str) -> Row {
    let line = line.replace("\\|", "or");
    let cells: Vec<&str> = line.trim_matches('|').split('|').map(str::trim).collect();
    let [id, _, code, wire, rust, note] = cells.as_slice() else { panic!("six cells: {line}") };
    let words = |cell: &str| cell.split(" / ").map(str::to_owned).filter(|word| !word.is_empty()).collect();
    let code = Some(code.trim_matches('`')).filter(|code| !code.is_empty());
    let code = code.map(|code| Code::find(code).unwrap_or_else(|| panic!("{code} of {id} is not a code")));
    Row { id: (*id).to_owned(), code, wire: words(wire), rust: words(rust), note: (*note).to_owned() }
}

#[test]
fn every_row_has_a_code_or_says_why_not() {
    let rows = rows();
    assert!(rows.len() >= 237, "{} rows", rows.len());
    for row in &rows {
        match row.code {
            Some(code) => {
                assert!(code.rows().contains(&row.id.as_str()), "{}: {code} stands for other rows", row.id);
                let is_wire = |word: &String| {
                    ["none", "safe", "safe_unchecked", "may_break", "breaks"].contains(&word.as_str())
                };
                let is_rust = |word: &String| ["patch", "behaves", "adds", "breaks"].contains(&word.as_str());
                assert!(!row.wire.is_empty() && row.wire.iter().all(is_wire), "{}: {:?}", row.id, row.wire);
                assert!(!row.rust.is_empty() && row.rust.iter().all(is_rust), "{}: {:?}", row.id, row.rust);
            }
            None => assert!(row.note.len() > 5, "{} says why it has no code", row.id),
        }
    }
}

#[test]
fn every_code_is_in_the_catalogue() {
    let known: BTreeMap<String, Option<Code>> = rows().into_iter().map(|row| (row.id, row.code)).collect();
    assert_eq!(known.len(), rows().len(), "no row is there twice");
    for code in Code::ALL {
        assert!(!code.rows().is_empty(), "{code}");
        for row in code.rows() {
            assert_eq!(known.get(*row), Some(&Some(*code)), "{code} and the row {row}");
        }
    }
}

//! The documents of the project read as they are written.

use std::path::Path;

/// A row that stands apart from its table is text to every reader of Markdown.
#[test]
fn tables_are_whole() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut broken = Vec::new();
    for path in documents(&root) {
        let text = std::fs::read_to_string(&path).unwrap();
        let lines: Vec<&str> = text.lines().collect();
        let is_row = |at: usize| lines.get(at).is_some_and(|line| line.starts_with('|'));
        for at in (0..lines.len()).filter(|at| is_row(*at) && (*at == 0 || !is_row(at - 1))) {
            if !lines.get(at + 1).is_some_and(|line| line.starts_with("|-")) {
                broken.push(format!("{}:{}: {}", path.display(), at + 1, lines[at]));
            }
        }
    }
    assert!(broken.is_empty(), "rows without the head of a table:\n{}", broken.join("\n"));
}

fn documents(root: &Path) -> Vec<std::path::PathBuf> {
    let folders = ["", "docs", "benches", "tests/interop", "fuzz", "codegen/explain"];
    let mut found = Vec::new();
    for folder in folders {
        for entry in std::fs::read_dir(root.join(folder)).unwrap() {
            let path = entry.unwrap().path();
            if path.extension().is_some_and(|ending| ending == "md") {
                found.push(path);
            }
        }
    }
    assert!(found.len() > 100, "the documents are no longer found");
    found
}

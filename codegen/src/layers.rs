//! Which rooms of this crate may name which: read off the sources, so that an arrow that goes the wrong way is told with
//! its file and line.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::path::{Path, PathBuf};

/// The rooms that are back ends, and what is made of their output.
const BACK_ENDS: [&str; 6] = ["emit", "export", "output", "build", "names", "diff"];

/// A room, and the rooms that it may not name.
fn rules() -> Vec<(&'static str, Vec<&'static str>)> {
    let all = [
        "build",
        "check",
        "checked",
        "conform",
        "diagnostic",
        "diff",
        "document",
        "emit",
        "export",
        "form",
        "ir",
        "json",
        "line_ends",
        "lint",
        "load",
        "names",
        "native",
        "openapi",
        "output",
        "pattern",
        "prose",
        "source",
        "text",
        "yaml",
    ];
    let but = |kept: &[&str]| all.into_iter().filter(|room| !kept.contains(room)).collect::<Vec<_>>();
    let back_ends_and = |others: &[&'static str]| [&BACK_ENDS, others].concat();
    vec![
        ("source", but(&["source"])),
        ("text", but(&["text", "diagnostic", "prose"])),
        ("ir", but(&["ir", "source"])),
        ("diagnostic", but(&["diagnostic", "source", "text"])),
        ("form", but(&["form", "diagnostic", "ir", "source", "text"])),
        ("conform", back_ends_and(&["native", "openapi", "document", "checked", "check", "lint"])),
        ("prose", back_ends_and(&["native", "openapi", "document", "checked", "check", "lint"])),
        ("check", back_ends_and(&["native", "openapi"])),
        ("lint", back_ends_and(&["native", "openapi"])),
        ("yaml", but(&["yaml", "diagnostic", "source"])),
        ("native", back_ends_and(&["openapi", "check", "lint", "checked"])),
        ("openapi", back_ends_and(&["native", "check", "lint", "checked"])),
        ("emit", vec!["native", "openapi", "export", "check", "lint", "document", "diff"]),
        (
            "diff",
            vec!["native", "openapi", "export", "check", "lint", "document", "output", "build", "conform"],
        ),
        ("export", vec!["native", "openapi", "emit", "names", "check", "lint", "document", "diff"]),
    ]
}

#[test]
fn arrows_go_one_way() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut seen = 0;
    let mut wrong = Vec::new();
    for (room, forbidden) in rules() {
        for file in files(&folder, room) {
            let text = std::fs::read_to_string(&file).unwrap();
            let shown = file.strip_prefix(&folder).unwrap().display().to_string();
            for (line, named) in names(&text) {
                seen += 1;
                if forbidden.contains(&named.as_str()) {
                    wrong.push(format!("{shown}:{line}: `{room}` names `{named}`"));
                }
            }
        }
    }
    assert!(seen > 300, "only {seen} names of rooms were found");
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

/// The sources of a room; files that are tests as a whole are left out.
fn files(folder: &Path, room: &str) -> Vec<PathBuf> {
    let mut files = vec![folder.join(room).with_extension("rs")];
    let mut folders = vec![folder.join(room)];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).into_iter().flatten() {
            let path = entry.unwrap().path();
            match path.is_dir() {
                true => folders.push(path),
                false => files.push(path),
            }
        }
    }
    let is_test = |path: &PathBuf| is_for_tests(path, folder);
    files
        .into_iter()
        .filter(|path| path.extension().is_some_and(|ending| ending == "rs") && !is_test(path))
        .collect()
}

/// Whether the module that declares a file, or one above it, does so for tests only.
fn is_for_tests(path: &Path, root: &Path) -> bool {
    let mut module = path.with_extension("");
    while let Some(parent) = module.parent().filter(|parent| *parent != root) {
        let name = module.file_name().unwrap().to_string_lossy().into_owned();
        let declared = std::fs::read_to_string(parent.with_extension("rs")).unwrap_or_default();
        let lines: Vec<&str> = declared.lines().map(str::trim).collect();
        let is_declaration =
            |line: &str| line.trim_end_matches(';').ends_with(&format!("mod {name}")) && line.ends_with(';');
        if lines.windows(2).any(|pair| matches!(pair, ["#[cfg(test)]", line] if is_declaration(line))) {
            return true;
        }
        module = parent.to_owned();
    }
    false
}

/// The rooms that a source names as `crate::room`, with their lines, up to its module of tests.
fn names(text: &str) -> Vec<(usize, String)> {
    let lines = text.lines().enumerate();
    let code = lines.take_while(|(_, line)| !matches!(line.trim(), "mod tests {"));
    let named = |(at, line): (usize, &str)| {
        let line = line.split("//").next().unwrap_or_default().to_owned();
        let rooms = line.match_indices("crate::").filter_map(|(start, path)| {
            let before = line[..start].chars().next_back();
            let inner: String =
                line[start + path.len()..].chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
            (!before.is_some_and(|c| c.is_alphanumeric() || c == '_' || c == ':')).then_some((at + 1, inner))
        });
        rooms.collect::<Vec<_>>()
    };
    code.flat_map(named).collect()
}

#[test]
fn names_of_rooms_are_found() {
    let text = "use crate::emit::emit; // crate::ir\nlet x = (crate::ir::A, $crate::b, a_crate::c);\nmod tests {\ncrate::no";
    assert_eq!(names(text), [(1, "emit".to_owned()), (2, "ir".to_owned()), (2, "b".to_owned())]);
}

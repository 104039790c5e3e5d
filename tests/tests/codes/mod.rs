//! The codes of diagnostics, read off the sources.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// All codes.
pub(crate) fn in_sources() -> BTreeSet<String> {
    let codes: BTreeSet<String> = of("error").union(&of("warning")).cloned().collect();
    assert!(codes.len() > 50, "the sources are no longer understood: {codes:?}");
    codes
}

/// The first argument of every `Diagnostic::error`, or `Diagnostic::warning`.
pub(crate) fn of(severity: &str) -> BTreeSet<String> {
    let sources = Path::new(env!("CARGO_MANIFEST_DIR")).join("../codegen/src");
    let call = format!("Diagnostic::{severity}(");
    let mut codes = BTreeSet::new();
    for path in files_below(&sources, "rs") {
        let text = std::fs::read_to_string(path).unwrap();
        for (at, _) in text.match_indices(&call) {
            let argument = text[at + call.len()..].trim_start();
            let code = argument.strip_prefix('"').and_then(|rest| rest.split_once('"'));
            codes.extend(code.map(|(code, _)| code.to_owned()));
        }
    }
    codes
}

/// The files with an ending in a folder and those below it.
pub(crate) fn files_below(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(files_below(&path, ending));
        } else if path.extension().is_some_and(|found| found == ending) {
            files.push(path);
        }
    }
    files.sort();
    files
}

//! The list of generated files that lies beside them: what is on it may be replaced and removed.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Component, Path};

use super::OutputError;
use super::generated::File;

/// Where it is, in the crate's folder.
pub(crate) const PATH: &str = ".specwright";

const HEAD: &str = "# The files here that `specwright generate` writes, replaces and removes.\n";

/// The list of these files.
pub(super) fn file(files: &[File]) -> File {
    let paths: BTreeSet<&str> = files.iter().map(|file| file.path.as_str()).chain([PATH]).collect();
    let lines: String = paths.iter().map(|path| format!("{path}\n")).collect();
    File { path: PATH.to_owned(), text: format!("{HEAD}{lines}") }
}

/// The paths on the list; none where there is no list. Paths that lead elsewhere, and what is
/// no path at all, are not taken.
pub(super) fn read(folder: &Path) -> Result<BTreeSet<String>, OutputError> {
    let path = folder.join(PATH);
    let bytes = match fs::read(&path) {
        Ok(bytes) => bytes,
        Err(error) if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => {
            return Ok(BTreeSet::new());
        }
        Err(source) => return Err(OutputError::Io { action: "read", path, source }),
    };
    let text = String::from_utf8_lossy(&bytes);
    Ok(text.lines().filter(|line| !line.starts_with('#') && stays_inside(line)).map(str::to_owned).collect())
}

fn stays_inside(line: &str) -> bool {
    let readable =
        !line.is_empty() && !line.chars().any(|c| c.is_control() || c == char::REPLACEMENT_CHARACTER);
    readable && Path::new(line).components().all(|part| matches!(part, Component::Normal(_)))
}

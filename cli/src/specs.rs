//! Finding and reading the specs.

use std::path::{Path, PathBuf};

use specwright_codegen::diagnostic::Diagnostic;
use specwright_codegen::source::SourceFile;

/// A spec that was read.
pub(super) struct Spec {
    /// The text, under the path that messages name.
    pub(super) file: SourceFile,
    /// The last piece of its path.
    pub(super) base_name: String,
    /// Why the text is not all there.
    pub(super) problem: Option<Diagnostic>,
}

/// What could not be read, a message each.
pub(super) struct Unreadable(pub(super) Vec<String>);

/// The specs that were named, or all in `specs/`.
pub(super) fn paths(named: &[PathBuf]) -> Result<Vec<PathBuf>, String> {
    if !named.is_empty() {
        return Ok(named.to_vec());
    }
    let folder = Path::new("specs");
    let entries = std::fs::read_dir(folder).map_err(|error| {
        format!("cannot read the folder specs ({error}); name a spec, or run where specs/ is")
    })?;
    let mut paths: Vec<PathBuf> = entries
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "yaml"))
        .collect();
    paths.sort();
    match paths.is_empty() {
        true => Err("no spec: there is no specs/*.yaml; name a spec, or run where specs/ is".to_owned()),
        false => Ok(paths),
    }
}

/// Reads them all; what cannot be read is said of all of them at once.
pub(super) fn read_all(paths: &[PathBuf]) -> Result<Vec<Spec>, Unreadable> {
    let (read, messages): (Vec<_>, Vec<_>) = paths.iter().map(|path| read(path)).partition(Result::is_ok);
    let messages: Vec<String> = messages.into_iter().filter_map(Result::err).collect();
    match messages.is_empty() {
        true => Ok(read.into_iter().flatten().collect()),
        false => Err(Unreadable(messages)),
    }
}

fn read(path: &Path) -> Result<Spec, String> {
    let name = path.display().to_string();
    let bytes = std::fs::read(path).map_err(|error| format!("cannot read {name}: {error}"))?;
    let (file, problem) = specwright_codegen::decode(name, bytes);
    let base_name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    Ok(Spec { file, base_name, problem })
}

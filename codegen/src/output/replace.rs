//! One file with a new text.

use std::fs;
use std::io::Write as _;
use std::path::Path;

use super::OutputError;

/// Gives a file that is there a new text, whole or not at all. A link stays a link, and permissions stay.
///
/// # Errors
///
/// When the system refuses; the file is then as it was.
pub fn replace(path: &Path, text: &str) -> Result<(), OutputError> {
    let refused = |source| OutputError::Io { action: "replace", path: path.to_owned(), source };
    let target = path.canonicalize().map_err(refused)?;
    let permissions = fs::metadata(&target).map_err(refused)?.permissions();
    let folder = target.parent().unwrap_or(Path::new("."));
    let mut file = tempfile::NamedTempFile::new_in(folder).map_err(refused)?;
    file.write_all(text.as_bytes()).map_err(refused)?;
    file.as_file().set_permissions(permissions).map_err(refused)?;
    file.persist(&target).map_err(|error| refused(error.error))?;
    Ok(())
}

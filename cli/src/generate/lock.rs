//! One run at a time for each output folder.

use std::fs::File;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::Path;

/// How many lock files there are.
const SLOTS: u64 = 64;

/// Waits for other runs that write to the same folder. The lock is held until the value is dropped.
///
/// It lies in the system's folder for temporary files, so that nothing is left in the output. Where it cannot be
/// had there, the run goes on without: the system then offers no way to wait.
pub(crate) fn acquire(out: &Path) -> Option<File> {
    let absolute = std::path::absolute(out).ok()?;
    let mut hasher = DefaultHasher::new();
    absolute.canonicalize().unwrap_or(absolute).hash(&mut hasher);
    // Two folders may share a slot and then wait without need, but no more than these files are ever left.
    let path = std::env::temp_dir().join(format!("specwright-{:02}.lock", hasher.finish() % SLOTS));
    let file = File::options().create(true).append(true).open(path).ok()?;
    file.lock().ok()?;
    Some(file)
}

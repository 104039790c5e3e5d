//! Carrying a plan out: all new files are written beside the old ones first, then they change places.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::{Change, OutputError};

/// How the names of folders begin in which new files lie ready.
const STAGING: &str = ".specwright-";

/// Where the new files lie in such a folder, and where the old ones go.
const FRESH: &str = "new";
const ASIDE: &str = "old";

/// The folders of runs that were ended before they could tidy up.
pub(super) fn leftovers(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let has_name = |entry: &fs::DirEntry| entry.file_name().to_string_lossy().starts_with(STAGING);
    entries.flatten().filter(has_name).map(|entry| entry.path()).filter(|path| is_staging(path)).collect()
}

/// Whether a folder holds what [`stage`] makes and nothing else: only then is it ours to remove.
fn is_staging(path: &Path) -> bool {
    let Ok(mut entries) = fs::read_dir(path) else { return false };
    entries.all(|entry| entry.is_ok_and(|entry| [FRESH, ASIDE].iter().any(|name| entry.file_name() == *name)))
}

/// Removes such folders. What they hold was generated, be it old or new.
pub(super) fn remove(leftovers: &[PathBuf]) -> Result<(), OutputError> {
    leftovers
        .iter()
        .try_for_each(|path| fs::remove_dir_all(path).map_err(|source| io_error("remove", path, source)))
}

/// New files that lie ready beside the old ones. Dropped, they are gone and nothing has changed.
#[must_use = "nothing changes before `commit`"]
pub struct Staged<'a> {
    folder: &'a Path,
    changes: &'a [Change],
    /// `None` where there is nothing to do.
    staging: Option<tempfile::TempDir>,
    created: Created,
}

/// Writes the new files beside the old ones.
pub(super) fn stage<'a>(folder: &'a Path, changes: &'a [Change]) -> Result<Staged<'a>, OutputError> {
    if changes.is_empty() {
        return Ok(Staged { folder, changes, staging: None, created: Created::default() });
    }
    let created = Created(missing_folders(folder));
    make_folder(folder)?;
    let staging = tempfile::Builder::new()
        .prefix(STAGING)
        .tempdir_in(folder)
        .map_err(|source| io_error("write into", folder, source))?;
    make_folder(&fresh(&staging))?;
    make_folder(&aside(&staging))?;
    for (index, change) in changes.iter().enumerate() {
        if let Some(text) = &change.new {
            fs::write(fresh(&staging).join(index.to_string()), text)
                .map_err(|source| io_error("write", &folder.join(&change.path), source))?;
        }
    }
    Ok(Staged { folder, changes, staging: Some(staging), created })
}

impl Staged<'_> {
    /// Puts the new files in their places. Whatever goes wrong, the folder is then as it was before.
    pub fn commit(self) -> Result<(), OutputError> {
        let Self { folder, changes, staging, created } = self;
        let Some(staging) = staging else { return Ok(()) };
        let mut undo = Undo::default();
        for (index, change) in changes.iter().enumerate() {
            let target = folder.join(&change.path);
            let number = index.to_string();
            swap(&target, change, &fresh(&staging).join(&number), &aside(&staging).join(&number), &mut undo)
                .map_err(|source| {
                    undo.roll_back();
                    io_error("replace", &target, source)
                })?;
        }
        created.keep();
        drop(staging);
        for change in changes.iter().filter(|change| change.new.is_none()) {
            remove_empty_parents(folder, &folder.join(&change.path));
        }
        Ok(())
    }
}

/// Folders that were made for the new files, outermost first; removed again unless they are kept.
#[derive(Default)]
struct Created(Vec<PathBuf>);

impl Created {
    fn keep(mut self) {
        self.0.clear();
    }
}

impl Drop for Created {
    fn drop(&mut self) {
        for path in self.0.iter().rev() {
            // Only while it is empty; a failure to tidy up is not worth hiding the first error.
            let _ = fs::remove_dir(path);
        }
    }
}

fn fresh(staging: &tempfile::TempDir) -> PathBuf {
    staging.path().join(FRESH)
}

fn aside(staging: &tempfile::TempDir) -> PathBuf {
    staging.path().join(ASIDE)
}

fn swap(target: &Path, change: &Change, fresh: &Path, aside: &Path, undo: &mut Undo) -> io::Result<()> {
    if change.old.is_some() {
        fs::rename(target, aside)?;
        undo.steps.push(Step::MoveBack { from: aside.to_owned(), to: target.to_owned() });
    }
    if change.new.is_some() {
        if let Some(parent) = target.parent() {
            undo.steps.extend(missing_folders(parent).into_iter().map(Step::RemoveFolder));
            fs::create_dir_all(parent)?;
        }
        fs::rename(fresh, target)?;
        undo.steps.push(Step::RemoveFile(target.to_owned()));
    }
    Ok(())
}

/// What puts everything back, newest last.
#[derive(Default)]
struct Undo {
    steps: Vec<Step>,
}

enum Step {
    MoveBack { from: PathBuf, to: PathBuf },
    RemoveFile(PathBuf),
    RemoveFolder(PathBuf),
}

impl Undo {
    fn roll_back(&mut self) {
        while let Some(step) = self.steps.pop() {
            // There is no second way out: the first error is the one to report.
            let _ = match step {
                Step::MoveBack { from, to } => fs::rename(from, to),
                Step::RemoveFile(path) => fs::remove_file(path),
                Step::RemoveFolder(path) => fs::remove_dir(path),
            };
        }
    }
}

fn missing_folders(folder: &Path) -> Vec<PathBuf> {
    let mut missing: Vec<PathBuf> = folder
        .ancestors()
        .take_while(|path| !path.as_os_str().is_empty() && !path.exists())
        .map(Path::to_owned)
        .collect();
    missing.reverse();
    missing
}

fn make_folder(path: &Path) -> Result<(), OutputError> {
    fs::create_dir_all(path).map_err(|source| io_error("create the folder", path, source))
}

fn remove_empty_parents(folder: &Path, path: &Path) {
    for parent in path.ancestors().skip(1).take_while(|parent| parent.starts_with(folder)) {
        if fs::remove_dir(parent).is_err() {
            return;
        }
    }
}

fn io_error(action: &'static str, path: &Path, source: io::Error) -> OutputError {
    OutputError::Io { action, path: path.to_owned(), source }
}

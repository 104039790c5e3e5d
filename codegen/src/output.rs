//! Generated files on disk: what would change, as a value that can be shown or carried out.

mod apply;
mod generated;
mod manifest;
mod replace;

pub use self::apply::Staged;
pub use self::generated::{File, GeneratedCrate, extended_copy};
pub(crate) use self::generated::{MARK, PARTS_FOLDER, SPEC_COPY, overlay_copy};
pub(crate) use self::manifest::PATH as MANIFEST;
pub use self::replace::replace;

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::diagnostic::visible;
use crate::line_ends::{LineEnds, same_but_line_ends};

/// What would have to change in a folder so that it holds a generated crate.
#[derive(Debug)]
pub struct Plan {
    folder: PathBuf,
    changes: Vec<Change>,
    strays: Vec<String>,
    leftovers: Vec<PathBuf>,
}

/// One file that differs in more than line ends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// Its path in the folder, with `/` on every system.
    pub path: String,
    /// What is there; `None` where there is nothing.
    pub old: Option<Vec<u8>>,
    /// What should be there, with the line ends of what is there; `None` where it is no longer generated.
    pub new: Option<String>,
}

/// Why files could not be written or compared.
#[derive(Debug)]
pub enum OutputError {
    /// The system refused.
    Io {
        /// What was done.
        action: &'static str,
        /// To which file.
        path: PathBuf,
        /// Why not.
        source: io::Error,
    },
    /// Something that was not generated is where a generated file belongs.
    Foreign(Vec<PathBuf>),
    /// The folder for the files is something else.
    NotAFolder(PathBuf),
}

impl std::fmt::Display for OutputError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Io { action, path, source } => write!(f, "cannot {action} {}: {source}", path.display()),
            Self::NotAFolder(path) => {
                write!(f, "{} is not a folder; choose another one with --out", path.display())
            }
            Self::Foreign(paths) => {
                f.write_str("these are in the way and were not generated, so they are left alone:")?;
                for path in paths {
                    write!(f, "\n  {}", path.display())?;
                }
                f.write_str("\nMove them away, or choose another folder with --out")
            }
        }
    }
}

impl std::error::Error for OutputError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Io { source, .. } => Some(source),
            Self::Foreign(_) | Self::NotAFolder(_) => None,
        }
    }
}

impl Plan {
    /// Compares a folder with the crate that should be in it. Nothing is written.
    pub fn new(folder: &Path, generated: &GeneratedCrate) -> Result<Self, OutputError> {
        let listed = manifest::read(folder)?;
        let mut wanted: Vec<File> = generated.files.clone();
        wanted.push(manifest::file(&generated.files));
        Self::compare(folder, wanted, listed)
    }

    /// What it takes to remove a crate whose spec is gone. `None` where the folder holds no generated crate.
    pub fn removal(folder: &Path) -> Result<Option<Self>, OutputError> {
        let mut listed = manifest::read(folder)?;
        if listed.is_empty() {
            return Ok(None);
        }
        listed.insert(manifest::PATH.to_owned());
        Self::compare(folder, Vec::new(), listed).map(Some)
    }

    fn compare(folder: &Path, wanted: Vec<File>, listed: BTreeSet<String>) -> Result<Self, OutputError> {
        if folder.exists() && !folder.is_dir() {
            return Err(OutputError::NotAFolder(folder.to_owned()));
        }
        let is_ours =
            |file: &File, old: &[u8]| listed.contains(&file.path) || is_marked(old) || is_copy(folder, file);
        let mut changes = Vec::new();
        let mut foreign = Vec::new();
        let mut expected = BTreeSet::new();
        for file in wanted {
            let path = folder.join(&file.path);
            let old = read(&path)?;
            match old {
                Found::Nothing => {
                    changes.push(Change { path: file.path.clone(), old: None, new: Some(file.text) })
                }
                Found::File(old) if same_but_line_ends(&old, file.text.as_bytes()) => {}
                Found::File(old) if is_ours(&file, &old) => {
                    let new = LineEnds::of(&old).apply(&file.text).into_owned();
                    changes.push(Change { path: file.path.clone(), old: Some(old), new: Some(new) });
                }
                Found::File(_) | Found::Other => foreign.push(path),
            }
            expected.insert(file.path);
        }
        for path in listed.difference(&expected) {
            if let Found::File(old) = read(&folder.join(path))? {
                changes.push(Change { path: path.clone(), old: Some(old), new: None });
            }
        }
        if !foreign.is_empty() {
            return Err(OutputError::Foreign(foreign));
        }
        let known: BTreeSet<&str> = listed.union(&expected).map(String::as_str).collect();
        let strays = strays(folder, &known)?;
        Ok(Self { folder: folder.to_owned(), changes, strays, leftovers: apply::leftovers(folder) })
    }

    /// Where the files belong.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The files that differ, in the order of generation, removals last.
    pub fn changes(&self) -> &[Change] {
        &self.changes
    }

    /// Files that look generated, but that neither this spec nor an earlier one made here. They are left alone.
    pub fn strays(&self) -> &[String] {
        &self.strays
    }

    /// Folders that an earlier run was working in when it was ended. [`stage`](Self::stage) removes them.
    pub fn leftovers(&self) -> &[PathBuf] {
        &self.leftovers
    }

    /// Writes the new files beside the old ones, ready to take their places.
    pub fn stage(&self) -> Result<Staged<'_>, OutputError> {
        apply::remove(&self.leftovers)?;
        apply::stage(&self.folder, &self.changes)
    }
}

impl Change {
    /// The difference as a unified diff for people: characters that cannot be seen are escaped, line ends are not
    /// shown.
    pub fn diff(&self) -> String {
        let old = self.old.as_deref().map(String::from_utf8_lossy).unwrap_or_default();
        let old = to_be_seen(&old);
        let new = to_be_seen(self.new.as_deref().unwrap_or_default());
        let name = |side: &str, present: bool| match present {
            true => format!("{side}/{}", self.path),
            false => "/dev/null".to_owned(),
        };
        similar::TextDiff::from_lines(old.as_str(), new.as_str())
            .unified_diff()
            .context_radius(2)
            .header(&name("a", self.old.is_some()), &name("b", self.new.is_some()))
            .to_string()
    }
}

fn to_be_seen(text: &str) -> String {
    let text = LineEnds::Lf.apply(text);
    let lines = text.split('\n').map(|line| line.split('\t').map(visible).collect::<Vec<_>>().join("\t"));
    lines.collect::<Vec<_>>().join("\n")
}

enum Found {
    Nothing,
    File(Vec<u8>),
    Other,
}

fn read(path: &Path) -> Result<Found, OutputError> {
    match fs::read(path) {
        Ok(bytes) => Ok(Found::File(bytes)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Found::Nothing),
        // A file where one of the folders on the way should be.
        Err(error) if error.kind() == io::ErrorKind::NotADirectory => Ok(Found::Other),
        Err(_) if path.is_dir() => Ok(Found::Other),
        Err(source) => Err(OutputError::Io { action: "read", path: path.to_owned(), source }),
    }
}

fn is_marked(bytes: &[u8]) -> bool {
    let first_line = bytes.split(|byte| *byte == b'\n').next().unwrap_or_default();
    first_line.windows(MARK.len()).any(|window| window == MARK.as_bytes())
}

/// Whether a file is the copy of a spec, which has no mark of its own, beside a marked library.
fn is_copy(folder: &Path, file: &File) -> bool {
    let library = fs::read(folder.join("src/lib.rs"));
    file.path == SPEC_COPY && library.is_ok_and(|library| is_marked(&library))
}

/// Marked files in the folders that generated files live in.
fn strays(folder: &Path, known: &BTreeSet<&str>) -> Result<Vec<String>, OutputError> {
    let mut strays = Vec::new();
    for place in ["src", "src/operations"] {
        let entries = match fs::read_dir(folder.join(place)) {
            Ok(entries) => entries,
            Err(_) => continue,
        };
        for entry in entries.flatten() {
            let path = format!("{place}/{}", entry.file_name().to_string_lossy());
            if known.contains(path.as_str()) || !entry.file_type().is_ok_and(|kind| kind.is_file()) {
                continue;
            }
            if let Found::File(bytes) = read(&entry.path())?
                && is_marked(&bytes)
            {
                strays.push(path);
            }
        }
    }
    strays.sort();
    Ok(strays)
}

//! Reads a document together with the files that it is made of.

use std::collections::{HashSet, VecDeque};
use std::path::{Component, Path, PathBuf};

use crate::diagnostic::Diagnostic;
use crate::document::{self, decode};
use crate::output::{MANIFEST, PARTS_FOLDER, extended_copy, overlay_copy};
use crate::source::{FileId, SourceFile};

/// The most files that a document may be of.
const MAX_FILES: usize = 10_000;

/// A file that is read beside a document.
#[derive(Debug, Clone, Copy)]
pub enum Wanted<'a> {
    /// The document that a spec extends, by its path from the folder of the spec.
    Extended(&'a str),
    /// An overlay of that document.
    Overlay {
        /// Its place among all, from 0.
        index: usize,
        /// Its path from the folder of the spec.
        path: &'a str,
    },
    /// A file that references lead to.
    Part {
        /// The document that it is a part of, by its path from the folder of the spec, where it is not the spec itself.
        of: Option<&'a str>,
        /// Its path from the folder of that document.
        path: &'a str,
    },
}

/// What is found where a file is wanted.
#[derive(Debug)]
pub enum Found {
    /// The file: its name in messages, and all of it.
    File(String, Vec<u8>),
    /// The document itself, which is kept under another name.
    Document,
}

/// A document with all its files.
#[derive(Debug)]
pub struct Loaded {
    /// The document.
    pub file: SourceFile,
    /// Why its text is not all there.
    pub problem: Option<Diagnostic>,
    /// The files that were asked for, found or not.
    pub paths: Vec<PathBuf>,
}

/// Reads a document from disk, with the one that it extends and the files that references lead to. Those are in its
/// folder: nothing above that is read, and nothing is fetched.
///
/// # Errors
/// With a message where the document, or what it extends, cannot be read.
pub fn load(path: &Path) -> Result<Loaded, String> {
    let name = path.display().to_string();
    let bytes = std::fs::read(path).map_err(|error| format!("cannot read {name}: {error}"))?;
    let (file, problem) = decode(name, bytes);
    let mut disk = Disk { spec: path, paths: vec![path.to_owned()] };
    let file = assemble(file, &mut |wanted| disk.read(wanted))?;
    Ok(Loaded { file, problem, paths: disk.paths })
}

/// Puts the files beside a document that it is made of, as `read` finds them.
///
/// # Errors
/// With a message where what the document extends cannot be read.
pub fn assemble(
    file: SourceFile,
    read: &mut dyn FnMut(Wanted<'_>) -> Result<Found, String>,
) -> Result<SourceFile, String> {
    // A reference to a network is a problem of the spec, and is told as one.
    let Some(path) = document::extends(&file).filter(|path| !path.contains("://")) else {
        return Ok(with_parts(file, None, &[], read));
    };
    let Found::File(name, bytes) = read(Wanted::Extended(&path))? else { return Ok(file) };
    let extended = whole(name, bytes)?;
    let mut overlays = Vec::new();
    for (index, path) in document::overlays(&file).iter().enumerate() {
        let Found::File(name, bytes) = read(Wanted::Overlay { index, path })? else { continue };
        overlays.push(whole(name, bytes)?);
    }
    let document = with_parts(extended, Some(&path), &overlays, read);
    let beside = |file: SourceFile, overlay: SourceFile| file.with_overlay(overlay.name, overlay.text);
    Ok(overlays.into_iter().fold(file.extending(document), beside))
}

/// Whether one of the files of a document is a spec of our own language: the document itself, or what it extends. All else
/// that a document is made of is of other languages.
pub(crate) fn is_spec(document: &SourceFile, id: FileId) -> bool {
    let mut specs = [Some(document), document.extended()].into_iter().flatten();
    specs.any(|file| file.id() == id && document::is_native(file))
}

/// A file whose text is all there.
fn whole(name: String, bytes: Vec<u8>) -> Result<SourceFile, String> {
    match decode(name, bytes) {
        (file, None) => Ok(file),
        (file, Some(problem)) => Err(problem.render(&file)),
    }
}

fn with_parts(
    mut document: SourceFile,
    of: Option<&str>,
    overlays: &[SourceFile],
    read: &mut dyn FnMut(Wanted<'_>) -> Result<Found, String>,
) -> SourceFile {
    let mut left: VecDeque<String> = document::parts_of(&document, "", &document).into();
    left.extend(overlays.iter().flat_map(|overlay| document::parts_of(&document, "", overlay)));
    let mut seen = HashSet::new();
    while let Some(path) = left.pop_front() {
        if !seen.insert(path.clone()) || seen.len() > MAX_FILES {
            continue;
        }
        match read(Wanted::Part { of, path: &path }).and_then(readable) {
            Ok(Some((name, text))) => {
                let part = SourceFile::new(name, text);
                left.extend(document::parts_of(&document, &path, &part));
                document = document.with_part(path, part.name, part.text);
            }
            Ok(None) => document = document.known_as(path),
            Err(why) => document = document.without_part(path, why),
        }
    }
    document
}

/// The name and the text of a file; nothing where it is the document.
fn readable(found: Found) -> Result<Option<(String, String)>, String> {
    match found {
        Found::Document => Ok(None),
        Found::File(name, bytes) => {
            let text = String::from_utf8(bytes).map_err(|_| "is in a file that is not UTF-8".to_owned())?;
            Ok(Some((name, text)))
        }
    }
}

/// The files beside a spec on disk. In the folder of a generated crate they are copies.
struct Disk<'a> {
    spec: &'a Path,
    paths: Vec<PathBuf>,
}

impl Disk<'_> {
    fn read(&mut self, wanted: Wanted<'_>) -> Result<Found, String> {
        let folder = self.spec.parent().unwrap_or(Path::new(""));
        match wanted {
            Wanted::Extended(path) => self.named(extended_place(folder, path), "extends"),
            Wanted::Overlay { index, path } => {
                let copy = folder.join(overlay_copy(index, path));
                let is_crate = folder.join(MANIFEST).is_file() && copy.is_file();
                self.named(if is_crate { copy } else { shortened(folder.join(path)) }, "names")
            }
            Wanted::Part { of, path } => {
                let document = of.map_or_else(|| self.spec.to_owned(), |of| extended_place(folder, of));
                self.part(document.parent().unwrap_or(Path::new("")), path)
            }
        }
    }

    /// A file that the spec names.
    fn named(&mut self, place: PathBuf, how: &str) -> Result<Found, String> {
        self.paths.push(place.clone());
        let bytes = std::fs::read(&place).map_err(|error| {
            format!("cannot read {}, which {} {how}: {error}", place.display(), self.spec.display())
        })?;
        Ok(Found::File(place.display().to_string(), bytes))
    }

    fn part(&mut self, folder: &Path, path: &str) -> Result<Found, String> {
        let is_crate = folder.join(MANIFEST).is_file();
        let root = if is_crate { folder.join(PARTS_FOLDER) } else { folder.to_owned() };
        let place = root.join(path);
        if is_crate && !place.exists() && !path.contains('/') {
            return Ok(Found::Document);
        }
        self.paths.push(place.clone());
        let missing = |error: std::io::Error| match error.kind() {
            std::io::ErrorKind::NotFound => "is in a file that is not there".to_owned(),
            _ => format!("is in a file that cannot be read ({error})"),
        };
        let own = if root.as_os_str().is_empty() { Path::new(".") } else { &root };
        let (root, real) = (own.canonicalize().map_err(missing)?, place.canonicalize().map_err(missing)?);
        if !real.starts_with(&root) {
            return Err("leads out of the folder of the document by a link, where no file is read".to_owned());
        }
        let bytes = std::fs::read(&place).map_err(missing)?;
        Ok(Found::File(place.display().to_string(), bytes))
    }
}

/// Where what a spec extends is: its own place, or where the folder is that of a generated crate, the copy there.
fn extended_place(folder: &Path, extended: &str) -> PathBuf {
    let (own, name) = (folder.join(extended), extended_copy(extended));
    let copy = folder.join(&name);
    // In a generated crate, the document's own name may be that of another file there.
    let is_other = !own.ends_with(&name);
    if copy.is_file() && (is_other || !own.is_file()) { copy } else { shortened(own) }
}

/// A path without steps up that only undo the step before, as long as it leads to the same file: behind a link, `..` is not
/// where the link stands.
fn shortened(place: PathBuf) -> PathBuf {
    let mut short = PathBuf::new();
    for step in place.components() {
        match (step, short.components().next_back()) {
            (Component::CurDir, _) => {}
            (Component::ParentDir, Some(Component::Normal(_))) => drop(short.pop()),
            _ => short.push(step),
        }
    }
    let is_same =
        matches!((short.canonicalize(), place.canonicalize()), (Ok(one), Ok(other)) if one == other);
    if is_same { short } else { place }
}

#[cfg(test)]
mod tests {
    use super::*;

    const API: &str = "openapi: 3.1.0\ninfo: { title: A }\npaths: { $ref: paths.yaml }\n";

    fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
        let folder = tempfile::tempdir().expect("a folder");
        for (path, text) in files {
            let path = folder.path().join(path);
            std::fs::create_dir_all(path.parent().expect("a parent")).expect("the folder");
            std::fs::write(path, text).expect("the file");
        }
        folder
    }

    fn parts(file: &SourceFile) -> Vec<&str> {
        file.parts().map(|(path, _)| path).collect()
    }

    #[test]
    fn files_are_found_by_way_of_others_and_cycles_end() {
        let folder = folder(&[
            ("api.yaml", API),
            ("paths.yaml", "/a: { $ref: 'more/a.json#/item' }\n"),
            ("more/a.json", r#"{ "item": { "$ref": "../paths.yaml#/~1b" }, "other": { "$ref": "b.yml" } }"#),
            ("more/b.yml", "$ref: ../api.yaml#/info\n"),
        ]);
        let loaded = load(&folder.path().join("api.yaml")).expect("the document");
        assert_eq!(parts(&loaded.file), ["paths.yaml", "more/a.json", "more/b.yml"]);
        assert_eq!(loaded.paths.len(), 4);
    }

    /// Messages name a file as a person would, unless that were another file.
    #[test]
    fn what_a_spec_extends_is_named_without_steps_that_undo_each_other() {
        let files =
            [("specs/a.yaml", "extends: ../vendor/./api.yaml\n"), ("vendor/api.yaml", "openapi: 3.1.0\n")];
        let folder = folder(&files);
        let named = |spec: &str| {
            let loaded = load(&folder.path().join(spec)).expect("the spec");
            loaded.paths.get(1).cloned().expect("the document")
        };
        assert_eq!(named("specs/a.yaml"), folder.path().join("vendor/api.yaml"));
        #[cfg(unix)]
        {
            let inner = folder.path().join("inner");
            std::fs::create_dir(&inner).expect("the folder");
            std::os::unix::fs::symlink(folder.path().join("specs"), inner.join("specs")).expect("the link");
            assert_eq!(named("inner/specs/a.yaml"), inner.join("specs/../vendor/./api.yaml"));
        }
    }

    #[test]
    fn nothing_outside_of_the_folder_is_read() {
        let folder = folder(&[
            ("secret.yaml", "{}"),
            (
                "specs/api.yaml",
                "openapi: 3.1.0\npaths:\n  /a: { $ref: ../secret.yaml }\n  /b: { $ref: gone.yaml }\n  /c: { $ref: 'https://example.com/c.yaml' }\n  /d: { $ref: link.yaml }\n",
            ),
        ]);
        #[cfg(unix)]
        std::os::unix::fs::symlink(folder.path().join("secret.yaml"), folder.path().join("specs/link.yaml"))
            .expect("the link");
        let loaded = load(&folder.path().join("specs/api.yaml")).expect("the document");
        assert_eq!(parts(&loaded.file), [""; 0]);
        let why = |path| loaded.file.missing_part(path).unwrap_or_default().to_owned();
        assert!(why("gone.yaml").contains("not there"));
        #[cfg(unix)]
        assert!(why("link.yaml").contains("by a link"));
    }
}

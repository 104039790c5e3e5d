//! What is compared: files, generated crates, and files as they were in git.

use std::path::{Path, PathBuf};
use std::process::Command;

use specwright_codegen::{Found, Wanted};

use crate::specs::{self, Spec};

/// A spec that was read from somewhere.
pub(crate) struct Input {
    pub(crate) spec: Spec,
}

impl Input {
    /// Reads what an argument names.
    pub(crate) fn read(argument: &str) -> Result<Self, String> {
        let path = Path::new(argument);
        if path.is_dir() {
            let copy = path.join("spec.yaml");
            return match copy.is_file() {
                true => Ok(Self { spec: specs::read(&copy)? }),
                false => Err(format!("{argument} is not a generated crate: there is no spec.yaml in it")),
            };
        }
        match Revision::of(argument) {
            Some(revision) => revision.read(),
            None => Ok(Self { spec: specs::read(path)? }),
        }
    }
}

/// A file, or the folder of a generated crate, as it was in git, `REV:PATH`.
pub(crate) struct Revision<'a> {
    argument: &'a str,
    path: &'a str,
}

impl<'a> Revision<'a> {
    /// Returns what an argument says, unless it is the path of a file.
    pub(crate) fn of(argument: &'a str) -> Option<Self> {
        let (revision, path) = argument.split_once(':')?;
        let is_one = !revision.is_empty() && !path.is_empty() && !Path::new(argument).exists();
        // A drive of Windows is a letter.
        (is_one && revision.len() > 1).then_some(Self { argument, path })
    }

    fn read(&self) -> Result<Input, String> {
        // What git does not know is told when it is shown.
        if git(&["cat-file", "-t", self.argument]).is_ok_and(|kind| kind.trim_ascii() == b"tree") {
            let copy = format!("{}/spec.yaml", self.argument.trim_end_matches('/'));
            return match (git(&["cat-file", "-e", &copy]), copy.split_once(':')) {
                (Ok(_), Some((_, path))) => Revision { argument: &copy, path }.read(),
                _ => Err(format!(
                    "{} is not a generated crate: there was no spec.yaml in it",
                    self.argument.trim_end_matches('/')
                )),
            };
        }
        let bytes = git(&["show", self.argument])?;
        let (file, problem) = specwright_codegen::decode(self.argument, bytes);
        let file = specwright_codegen::assemble(file, &mut |wanted| self.beside(&wanted))?;
        let base_name = self.path.rsplit('/').next().unwrap_or(self.path).to_owned();
        Ok(Input { spec: Spec { file, base_name, problem } })
    }

    /// A file beside it, as it was then.
    fn beside(&self, wanted: &Wanted<'_>) -> Result<Found, String> {
        let path = match wanted {
            Wanted::Extended(path) | Wanted::Overlay { path, .. } => joined(self.argument, path),
            Wanted::Part { of, path } => {
                let document = of.map_or_else(|| self.argument.to_owned(), |of| joined(self.argument, of));
                joined(&document, path)
            }
        };
        let bytes = git(&["show", &path]).map_err(|error| match wanted {
            Wanted::Extended(_) => format!("cannot read {path}, which {} extends: {error}", self.argument),
            Wanted::Overlay { .. } => format!("cannot read {path}, which {} names: {error}", self.argument),
            Wanted::Part { .. } => "is in a file that was not there".to_owned(),
        })?;
        Ok(Found::File(path, bytes))
    }

    /// The same file as it is today. git counts paths from the top of the repository, unless they start with a dot.
    pub(crate) fn today(&self) -> Result<PathBuf, String> {
        if self.path.starts_with("./") || self.path.starts_with("../") {
            return Ok(PathBuf::from(self.path));
        }
        let up = git(&["rev-parse", "--show-cdup"])?;
        Ok(Path::new(String::from_utf8_lossy(&up).trim()).join(self.path))
    }
}

/// `REV:PATH` of a file by its path from the folder of another. git takes no `..` in the middle of a path.
fn joined(argument: &str, path: &str) -> String {
    let (revision, file) = argument.split_once(':').unwrap_or(("", argument));
    let mut steps: Vec<&str> = file.split('/').collect();
    steps.pop();
    for step in path.split('/') {
        match step {
            ".." if steps.last().is_some_and(|last| !matches!(*last, "." | "..")) => drop(steps.pop()),
            "." | "" => {}
            _ => steps.push(step),
        }
    }
    format!("{revision}:{}", steps.join("/"))
}

fn git(arguments: &[&str]) -> Result<Vec<u8>, String> {
    let output = Command::new("git")
        .args(arguments)
        .output()
        .map_err(|error| format!("cannot run git, which knows what was: {error}"))?;
    match output.status.success() {
        true => Ok(output.stdout),
        false => Err(String::from_utf8_lossy(&output.stderr).trim().trim_start_matches("fatal: ").to_owned()),
    }
}

/// The spec that the generated crate of a spec was made of.
pub(crate) fn generated(spec: &Input, out: &Path) -> Result<Input, String> {
    let copy = copy_of(&spec.spec, out);
    match copy.is_file() {
        true => Ok(Input { spec: specs::read(&copy)? }),
        false => Err(format!(
            "{}: nothing to compare with: {} was not generated yet",
            spec.spec.file.name,
            copy.parent().unwrap_or(out).display()
        )),
    }
}

/// Where the copy of a spec is in the crate that was generated of it.
pub(crate) fn copy_of(spec: &Spec, out: &Path) -> PathBuf {
    let name = match spec.check() {
        Ok(checked) => specwright_codegen::package_name(&checked.api),
        // What is wrong is told when it is compared.
        Err(_) => spec.base_name.trim_end_matches(".yaml").to_owned(),
    };
    out.join(name).join("spec.yaml")
}

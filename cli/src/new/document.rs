//! A spec that starts from an OpenAPI document.

use std::path::{Component, Path};

use specwright_cli::report::Format;
use specwright_codegen::source::SourceFile;

use crate::specs;

/// How a spec starts from a document.
#[derive(Clone, Copy)]
pub(super) enum Start<'a> {
    /// It adds to the document.
    Extending(&'a Path),
    /// It says all that the document says.
    Adopting(&'a Path),
}

impl Start<'_> {
    /// What its author does next.
    pub(super) fn next_step(self) -> &'static str {
        match self {
            Self::Extending(_) => "say in it what the document does not",
            Self::Adopting(_) => "read what it says",
        }
    }
}

/// Why there is no spec.
pub(super) enum Stop {
    /// The document cannot be read.
    Failed(String),
    /// It has problems.
    Problems(String),
}

/// The spec of an API of this name, to be written into a folder.
pub(super) fn spec(name: &str, start: Start<'_>, folder: &Path) -> Result<String, Stop> {
    let (Start::Extending(path) | Start::Adopting(path)) = start;
    let document = specs::read(path).map_err(Stop::Failed)?;
    let from = from_folder(folder, path);
    let text = extending(name, &from);
    let file = SourceFile::new(format!("{name}.yaml"), text.as_str()).extending(document.file);
    let checked = specwright_codegen::read(&file)
        .map_err(|problems| Stop::Problems(Format::Human.render(&file, &problems)))?;
    match start {
        Start::Extending(_) => Ok(text),
        Start::Adopting(_) => Ok(specwright_codegen::adopt(&checked)),
    }
}

fn extending(name: &str, document: &str) -> String {
    format!(
        "# yaml-language-server: $schema=specwright.schema.json\n\
         specwright: 1\n\
         extends: {document:?}\n\
         # Which operations are wanted; all of them, unless this says it.\n\
         # only: {{ tags: [], paths: [], operations: [] }}\n\n\
         api:\n  name: {name:?}\n  package: {{ version: 0.1.0 }}\n\n\
         # Below go rules, errors, pages and names that the document does not have, by the names of the document:\n\
         # `specwright adopt` shows them.\n"
    )
}

/// The path of a document from a folder; an absolute one stays as it is.
fn from_folder(folder: &Path, document: &Path) -> String {
    let is_plain = |path: &Path| path.components().all(|step| matches!(step, Component::Normal(_)));
    if !is_plain(folder) || !document.is_relative() {
        let absolute = std::path::absolute(document).unwrap_or_else(|_| document.to_owned());
        return absolute.display().to_string();
    }
    let mut folder = folder.components().peekable();
    let mut document = document.components().filter(|step| *step != Component::CurDir).peekable();
    while folder.peek().is_some() && folder.peek() == document.peek() {
        folder.next();
        document.next();
    }
    let up = folder.map(|_| "..".to_owned());
    let down = document.map(|step| step.as_os_str().to_string_lossy().into_owned());
    up.chain(down).collect::<Vec<_>>().join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn documents_are_named_from_the_folder_of_the_spec() {
        for (folder, document, expected) in [
            ("specs", "depot.json", "../depot.json"),
            ("specs", "specs/vendor/depot.json", "vendor/depot.json"),
            ("apis/own", "./apis/vendor/depot.json", "../vendor/depot.json"),
            ("specs", "../depot.json", "../../depot.json"),
        ] {
            assert_eq!(from_folder(Path::new(folder), Path::new(document)), expected, "{folder} {document}");
        }
    }
}

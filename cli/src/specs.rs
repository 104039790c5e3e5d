//! Finding and reading the specs.

use std::path::{Path, PathBuf};

use specwright_cli::report::Format;
use specwright_codegen::diagnostic::{Code, Diagnostic, Level, Levels};
use specwright_codegen::source::SourceFile;
use specwright_codegen::{Checked, Loaded};

/// A spec that was read.
pub(crate) struct Spec {
    /// The text, under the path that messages name.
    pub(crate) file: SourceFile,
    /// The last piece of its path.
    pub(crate) base_name: String,
    /// Why the text is not all there.
    pub(crate) problem: Option<Diagnostic>,
}

/// What could not be read, a message each.
pub(crate) struct Unreadable(pub(crate) Vec<String>);

/// The specs that were named, or all in `specs/`.
pub(crate) fn paths(named: &[PathBuf]) -> Result<Vec<PathBuf>, String> {
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
pub(crate) fn read_all(paths: &[PathBuf]) -> Result<Vec<Spec>, Unreadable> {
    let (read, messages): (Vec<_>, Vec<_>) = paths.iter().map(|path| read(path)).partition(Result::is_ok);
    let messages: Vec<String> = messages.into_iter().filter_map(Result::err).collect();
    match messages.is_empty() {
        true => Ok(read.into_iter().flatten().collect()),
        false => Err(Unreadable(messages)),
    }
}

/// Reads one, with the files that it is made of.
pub(crate) fn read(path: &Path) -> Result<Spec, String> {
    if path.is_dir() {
        let name = path.display();
        return Err(format!(
            "cannot read {name}: it is a folder; name the specs in it, such as {name}/*.yaml"
        ));
    }
    let Loaded { file, problem, .. } = specwright_codegen::load(path)?;
    let base_name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    Ok(Spec { file, base_name, problem })
}

/// How documents are read.
#[derive(clap::Args, Default)]
pub(crate) struct Reading {
    /// Leaves out single operations of an OpenAPI document that hold a reference which leads nowhere.
    #[arg(long)]
    keep_going: bool,
}

impl Reading {
    /// What is an error then, and what is not.
    pub(crate) fn levels(&self) -> Levels {
        match self.keep_going {
            true => Levels::default().with(Code::OpenapiReference, Level::Warn),
            false => Levels::default(),
        }
    }
}

impl Spec {
    /// The checked API with its warnings, or what is wrong with the spec.
    pub(crate) fn check(&self) -> Result<Checked, Vec<Diagnostic>> {
        self.check_as(&Reading::default())
    }

    /// As [`check`](Self::check), of a document that is read in a way of its own.
    pub(crate) fn check_as(&self, reading: &Reading) -> Result<Checked, Vec<Diagnostic>> {
        match &self.problem {
            Some(problem) => Err(vec![problem.clone()]),
            None => specwright_codegen::read_at(&self.file, &reading.levels()),
        }
    }

    /// Diagnostics as text.
    pub(crate) fn render(&self, format: Format, diagnostics: &[Diagnostic]) -> String {
        format.render(&self.file, diagnostics)
    }
}

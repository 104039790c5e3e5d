//! Finding and reading the specs.

use std::path::{Path, PathBuf};

use specwright_cli::report::Format;
use specwright_codegen::Checked;
use specwright_codegen::diagnostic::{Code, Diagnostic, Level, Levels};
use specwright_codegen::source::SourceFile;

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

/// Reads one.
pub(crate) fn read(path: &Path) -> Result<Spec, String> {
    let name = path.display().to_string();
    let bytes = std::fs::read(path).map_err(|error| match path.is_dir() {
        true => format!("cannot read {name}: it is a folder; name the specs in it, such as {name}/*.yaml"),
        false => format!("cannot read {name}: {error}"),
    })?;
    let (file, problem) = specwright_codegen::decode(name, bytes);
    let file = match specwright_codegen::extends(&file) {
        Some(extended) => extend(file, path, &extended)?,
        None => file,
    };
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
    fn levels(&self) -> Levels {
        match self.keep_going {
            true => Levels::default().with(Code::OpenapiReference, Level::Warn),
            false => Levels::default(),
        }
    }
}

/// Reads what a spec extends: from its own folder, or where that is the one of a generated crate, the copy there.
fn extend(spec: SourceFile, path: &Path, extended: &str) -> Result<SourceFile, String> {
    // A reference to a network is a problem of the spec, and is told as one.
    if extended.contains("://") {
        return Ok(spec);
    }
    let folder = path.parent().unwrap_or(Path::new(""));
    let (own, name) = (folder.join(extended), specwright_codegen::extended_copy(extended));
    let copy = folder.join(&name);
    // In a generated crate, the document's own name may be that of another file there.
    let is_other = !own.ends_with(&name);
    let place = if copy.is_file() && (is_other || !own.is_file()) { copy } else { own };
    let bytes = std::fs::read(&place)
        .map_err(|error| format!("cannot read {}, which {} extends: {error}", place.display(), spec.name))?;
    let (document, problem) = specwright_codegen::decode(place.display().to_string(), bytes);
    match problem {
        Some(problem) => Err(problem.render(&document)),
        None => Ok(spec.with_extended(document.name, document.text)),
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

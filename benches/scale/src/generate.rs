//! From a spec to its crate.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use measure::Cost;
use specwright_codegen::source::SourceFile;
use specwright_codegen::{CheckedApi, GeneratedCrate, Plan};

use crate::arguments::Arguments;
use crate::workspace::folder;
use crate::{SEED, spec};

/// A crate and what it took to make it.
pub struct Generated {
    pub api: CheckedApi,
    pub krate: GeneratedCrate,
    /// The folder of the crate.
    pub folder: PathBuf,
    pub size: Size,
}

/// How large a crate is.
#[derive(Clone, Copy)]
pub struct Size {
    pub operations: usize,
    pub types: usize,
    pub lines: usize,
    pub bytes: usize,
    pub generation: Cost,
}

/// Generates the crate that the arguments ask for into a folder of its own, and says what that took.
pub fn measured(arguments: &Arguments) -> Generated {
    let text = match &arguments.spec {
        Some(path) => fs::read_to_string(path).expect("the spec"),
        None => spec::made(arguments.quarters, SEED),
    };
    let (api, krate) = emit(&text);
    let name = match arguments.spec {
        Some(_) => krate.name.clone(),
        None => format!("{}-{}", krate.name, arguments.quarters.0),
    };
    let root = folder().join(name);
    let folder = root.join("client");
    let spec = root.join("spec.yaml");
    fs::create_dir_all(&root).expect("a folder");
    fs::write(&spec, text).expect("a copy of the spec");
    let mut command = Command::new(std::env::current_exe().expect("this program"));
    command.arg("--generate").arg(spec).arg(&folder);
    let generate = || {
        let _ = fs::remove_dir_all(&folder);
        measure::cost(&command).expect("a generated crate")
    };
    let generation = (1..arguments.runs).fold(generate(), |cost, _| cost.least(generate()));
    let sources = krate.files.iter().filter(|file| file.path.ends_with(".rs"));
    let (lines, bytes) = sources
        .fold((0, 0), |(lines, bytes), file| (lines + file.text.lines().count(), bytes + file.text.len()));
    let size = Size {
        operations: api.operations.len(),
        types: api.types.with_ids().count(),
        lines,
        bytes,
        generation,
    };
    Generated { api, krate, folder, size }
}

/// Reads a spec and writes its crate, as the command does.
pub fn generate(spec: &Path, folder: &Path) {
    let (_, krate) = emit(&fs::read_to_string(spec).expect("the spec"));
    let plan = Plan::new(folder, &krate).expect("a folder for the crate");
    plan.stage().and_then(|staged| staged.commit()).expect("the crate");
}

/// Makes the files of a spec's crate.
pub fn emit(text: &str) -> (CheckedApi, GeneratedCrate) {
    let file = SourceFile::new("spec.yaml", text);
    let checked = specwright_codegen::read(&file).unwrap_or_else(|problems| {
        panic!("{}", problems.iter().map(|problem| problem.render(&file)).collect::<String>())
    });
    let krate = specwright_codegen::emit(&checked.api, "spec.yaml", text);
    (checked.api, krate)
}

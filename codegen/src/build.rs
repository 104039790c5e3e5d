//! Generation while a package is built: for the `main` of a `build.rs`.
//!
//! ```no_run
//! specwright_codegen::build::generate("specs/weather.yaml");
//! ```
//!
//! The package then takes the client in with `specwright::include_api!("weather")`.

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use crate::diagnostic::Diagnostic;
use crate::source::SourceFile;

/// Generates the client of a spec into the build's `OUT_DIR`, for `specwright::include_api!`.
///
/// The path is counted from the package's folder. The build script runs again only when the spec changes. Warnings of
/// the spec are warnings of the build. Problems are errors of it, each with file, line and column; the build script
/// then ends with a status other than zero.
pub fn generate(spec: impl AsRef<Path>) {
    let spec = spec.as_ref();
    println!("cargo::rerun-if-changed={}", spec.display());
    let out = std::env::var_os("OUT_DIR").map(PathBuf::from);
    let made = match out {
        Some(out) => run(spec, &out),
        None => Err(vec!["there is no OUT_DIR: this is for a build script, which cargo runs".to_owned()]),
    };
    let lines = match &made {
        Ok(warnings) => said("warning", warnings),
        Err(errors) => said("error", errors),
    };
    let _ = std::io::stdout().lock().write_all(lines.as_bytes());
    if made.is_err() {
        std::process::exit(1);
    }
}

/// Reads the spec and writes its modules; what the author should know either way.
fn run(spec: &Path, out: &Path) -> Result<Vec<String>, Vec<String>> {
    let name = spec.display().to_string();
    let bytes = fs::read(spec).map_err(|error| vec![format!("cannot read {name}: {error}")])?;
    let (file, problem) = crate::decode(name, bytes);
    let rendered = |problems: &[Diagnostic]| rendered(problems, &file);
    let checked = match problem {
        Some(problem) => Err(vec![problem]),
        None => crate::read(&file),
    };
    let checked = checked.map_err(|problems| rendered(&problems))?;
    let base_name = spec.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let text = crate::emit_module(&checked.api, &base_name);
    write(&out.join("specwright"), &checked.api.name, &text).map_err(|error| vec![error])?;
    Ok(rendered(&checked.warnings))
}

fn write(folder: &Path, api: &str, text: &str) -> Result<(), String> {
    let path = folder.join(format!("{api}.rs"));
    let refused = |error| format!("cannot write {}: {error}", path.display());
    fs::create_dir_all(folder).map_err(refused)?;
    fs::write(&path, text).map_err(refused)
}

/// Problems as lines.
fn rendered(problems: &[Diagnostic], file: &SourceFile) -> Vec<String> {
    problems
        .iter()
        .flat_map(|problem| problem.render(file).lines().map(str::to_owned).collect::<Vec<_>>())
        .collect()
}

/// Cargo takes messages line by line.
fn said(kind: &str, lines: &[String]) -> String {
    lines.iter().map(|line| format!("cargo::{kind}={line}\n")).collect()
}

//! Generation while a package is built: for the `main` of a `build.rs`.
//!
//! ```no_run
//! specwright_codegen::build::generate("specs/weather.yaml");
//! ```
//!
//! The package then takes the client in with `specwright::include_api!("weather")`.

use std::collections::BTreeMap;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use crate::diagnostic::Diagnostic;
use crate::source::SourceFile;

/// Generates the client of a spec into the build's `OUT_DIR`, for `specwright::include_api!`.
///
/// The path is counted from the package's folder. The build script runs again only when the spec changes. Warnings of
/// the spec are warnings of the build. Problems are errors of it, each with file, line and column; the build script
/// then ends with a status other than zero.
///
/// A build script may generate several clients, from specs with different names.
pub fn generate(spec: impl AsRef<Path>) {
    static CLIENTS: Mutex<Clients> = Mutex::new(Clients::new());
    let spec = spec.as_ref();
    println!("cargo::rerun-if-changed={}", spec.display());
    let out = std::env::var_os("OUT_DIR").map(PathBuf::from);
    let made = match out {
        Some(out) => CLIENTS.lock().unwrap_or_else(PoisonError::into_inner).make(spec, &out),
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

/// The clients that this run of the build script has made. What an earlier run left in `OUT_DIR` does not count: its
/// specs may have other names by now.
struct Clients {
    /// The spec of each, by the name of its file as the least able file system tells names apart.
    specs: BTreeMap<String, PathBuf>,
}

impl Clients {
    const fn new() -> Self {
        Self { specs: BTreeMap::new() }
    }

    /// Reads the spec and writes its modules; what the author should know either way.
    fn make(&mut self, spec: &Path, out: &Path) -> Result<Vec<String>, Vec<String>> {
        let crate::Loaded { file, problem, paths } = crate::load(spec).map_err(|error| vec![error])?;
        for path in &paths {
            println!("cargo::rerun-if-changed={}", path.display());
        }
        let rendered = |problems: &[Diagnostic]| rendered(problems, &file);
        let checked = match problem {
            Some(problem) => Err(vec![problem]),
            None => crate::read(&file),
        };
        let checked = checked.map_err(|problems| rendered(&problems))?;
        let api = &checked.api.name;
        self.claim(api, spec).map_err(|error| vec![error])?;
        let base_name = spec.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let text = crate::emit_module(&checked.api, &base_name);
        write(&out.join("specwright"), api, &text).map_err(|error| vec![error])?;
        Ok(rendered(&checked.warnings))
    }

    /// Takes a name for a spec. The same spec may have it twice, another one may not.
    fn claim(&mut self, api: &str, spec: &Path) -> Result<(), String> {
        let canonical = |path: &Path| path.canonicalize().unwrap_or_else(|_| path.to_owned());
        let owner = self.specs.entry(api.to_ascii_lowercase()).or_insert_with(|| spec.to_owned());
        match canonical(owner) == canonical(spec) {
            true => Ok(()),
            false => Err(name_taken(api, &spec.display().to_string(), &owner.display().to_string())),
        }
    }
}

fn name_taken(api: &str, spec: &str, owner: &str) -> String {
    format!(
        "{spec}: error: the name `{api}` is taken by the API in {owner}; give one of the two another name"
    )
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

#[cfg(test)]
mod tests {
    use super::*;

    /// Writes specs of these names into a folder.
    fn specs<const N: usize>(folder: &Path, names: [&str; N]) -> [PathBuf; N] {
        let mut number = 0;
        names.map(|name| {
            number += 1;
            let path = folder.join(format!("spec-{number}.yaml"));
            let text = format!(
                "specwright: 1\napi: {{ name: {name}, title: {name} {number} }}\nservers: {{ live: https://example.com }}\n\
                 operations:\n  call{number}: {{ http: GET /, out: empty }}\n"
            );
            fs::write(&path, text).expect("the spec");
            path
        })
    }

    #[test]
    fn two_specs_of_one_name_are_an_error_that_names_both() {
        let folder = tempfile::tempdir().expect("a folder");
        let [first, second] = specs(folder.path(), ["weather", "weather"]);
        let mut clients = Clients::new();
        clients.make(&first, folder.path()).expect("the first is alone");
        let errors = clients.make(&second, folder.path()).expect_err("the second is not");
        let (first, second) = (first.display(), second.display());
        let expected = format!(
            "{second}: error: the name `weather` is taken by the API in {first}; give one of the two another name"
        );
        assert_eq!(errors, [expected]);
        let made = fs::read_to_string(folder.path().join("specwright/weather.rs")).expect("the first client");
        assert!(made.contains("call1") && !made.contains("call2"), "the first client is as it was");
    }

    #[test]
    fn specs_of_several_names_go_together_and_one_may_come_twice() {
        let folder = tempfile::tempdir().expect("a folder");
        let [first, second] = specs(folder.path(), ["weather", "weather-map"]);
        let mut clients = Clients::new();
        for spec in [&first, &second, &first, &folder.path().join(".").join("spec-1.yaml")] {
            clients.make(spec, folder.path()).expect("no clash");
        }
    }

    #[test]
    fn a_second_run_takes_no_offence_at_what_the_first_one_made() {
        let folder = tempfile::tempdir().expect("a folder");
        let [first, second] = specs(folder.path(), ["weather", "weather"]);
        for spec in [&first, &first, &second] {
            Clients::new().make(spec, folder.path()).expect("no other in this run");
        }
    }

    #[test]
    fn names_that_some_file_systems_take_for_one_are_one() {
        let mut clients = Clients::new();
        clients.claim("weather", Path::new("a.yaml")).expect("the first");
        clients.claim("Weather", Path::new("b.yaml")).expect_err("the second");
    }
}

//! Crates that a bench writes and lets cargo build.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::SystemTime;

use crate::rustc::{self, Usage};

/// A package of a project.
pub struct Package {
    pub name: String,
    /// The lines under `[dependencies]`.
    pub dependencies: String,
    pub source: Source,
}

/// The one file of a package.
pub enum Source {
    Library(String),
    Binary(String),
}

/// A workspace of packages.
pub struct Project {
    folder: PathBuf,
}

impl Project {
    /// Writes the workspace into a folder of this name beside this program.
    pub fn write(folder: &str, packages: &[Package]) -> Self {
        let program = std::env::current_exe().expect("this program");
        let project = Self { folder: program.with_file_name(folder) };
        let members: Vec<&str> = packages.iter().map(|package| package.name.as_str()).collect();
        project.file(
            "Cargo.toml",
            &format!(
                "[workspace]\nresolver = \"3\"\nmembers = {members:?}\n\n[profile.release]\nstrip = true\n"
            ),
        );
        // The same versions of everything as in the benches.
        project.file("Cargo.lock", include_str!("../../Cargo.lock"));
        for Package { name, dependencies, source } in packages {
            let manifest =
                format!("[package]\nname = \"{name}\"\nedition = \"2024\"\n\n[dependencies]\n{dependencies}");
            project.file(&format!("{name}/Cargo.toml"), &manifest);
            let (file, text) = match source {
                Source::Library(text) => ("lib.rs", text),
                Source::Binary(text) => ("main.rs", text),
            };
            project.file(&format!("{name}/src/{file}"), text);
        }
        project
    }

    fn file(&self, path: &str, text: &str) {
        let path = self.folder.join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, text).expect("a file of the project");
    }

    /// Where cargo builds.
    pub fn target(&self) -> PathBuf {
        self.folder.join("target")
    }

    /// Runs cargo, not incremental, after these packages were touched, and says what compiling each of them took.
    pub fn cargo(&self, arguments: &[&str], packages: &[&str]) -> Vec<Usage> {
        for package in packages {
            touch(&self.folder.join(package).join("src"));
        }
        let log = self.folder.join("usage.log");
        fs::write(&log, "").expect("the log");
        let status = Command::new(std::env::var_os("CARGO").unwrap_or("cargo".into()))
            .args(arguments)
            .args(["--quiet", "--target-dir"])
            .arg(self.target())
            .current_dir(&self.folder)
            .env("CARGO_INCREMENTAL", "0")
            .env("RUSTC_WORKSPACE_WRAPPER", std::env::current_exe().expect("this program"))
            .env(rustc::LOG, &log)
            .status();
        assert!(status.expect("cargo").success(), "cargo {arguments:?} failed");
        packages.iter().map(|package| rustc::logged(&log, package)).collect()
    }
}

/// The line that depends on the runtime of this repository.
pub fn specwright() -> String {
    let runtime = concat!(env!("CARGO_MANIFEST_DIR"), "/../../runtime");
    format!("specwright = {{ path = {runtime:?}, default-features = false }}\n")
}

fn touch(sources: &Path) {
    let source = [sources.join("lib.rs"), sources.join("main.rs")].into_iter().find(|file| file.exists());
    let source = fs::File::options().append(true).open(source.expect("a source file"));
    source.and_then(|file| file.set_modified(SystemTime::now())).expect("a new time of change");
}

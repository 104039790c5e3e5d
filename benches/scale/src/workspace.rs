//! A workspace that cargo builds, with the runtime of this repository.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::SystemTime;

use measure::Cost;

/// Where everything is written: beside this program.
pub fn folder() -> PathBuf {
    std::env::current_exe().expect("this program").with_file_name("scale-crates")
}

/// As users have it; the repository's configuration asks for less.
const FULL_DEBUG_INFORMATION: [&str; 4] =
    ["--config", "profile.dev.debug=2", "--config", "profile.dev.package.'*'.debug=2"];

pub struct Workspace {
    root: PathBuf,
}

impl Workspace {
    /// Writes the manifest of a workspace with these packages, which are folders in it.
    pub fn write(root: &Path, members: &[&str]) -> Self {
        let repository = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");
        let manifest = format!(
            "[workspace]\nresolver = \"3\"\nmembers = {members:?}\n\n[patch.crates-io]\n\
             specwright = {{ path = \"{repository}/runtime\" }}\n\
             specwright-mock = {{ path = \"{repository}/mock\" }}\n"
        );
        let workspace = Self { root: root.to_owned() };
        workspace.file("Cargo.toml", &manifest);
        // The same versions of everything as in the benches.
        workspace.file("Cargo.lock", include_str!("../../Cargo.lock"));
        workspace
    }

    pub fn file(&self, path: &str, text: &str) {
        let path = self.root.join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, text).expect("a file of the workspace");
    }

    /// Writes a package.
    pub fn package(&self, name: &str, dependencies: &str, source: (&str, &str)) {
        let manifest =
            format!("[package]\nname = \"{name}\"\nedition = \"2024\"\n\n[dependencies]\n{dependencies}");
        self.file(&format!("{name}/Cargo.toml"), &manifest);
        self.file(&format!("{name}/src/{}", source.0), source.1);
    }

    /// Cargo with its default profiles, not incremental; all workspaces share what they depend on.
    pub fn cargo(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(std::env::var_os("CARGO").unwrap_or("cargo".into()));
        command.args(arguments).args(FULL_DEBUG_INFORMATION).current_dir(&self.root);
        let is_setting = |name: &str| {
            ["CARGO_PROFILE_", "CARGO_BUILD_", "RUSTFLAGS", "RUSTDOCFLAGS"]
                .iter()
                .any(|start| name.starts_with(start))
        };
        for (name, _) in std::env::vars_os().filter(|(name, _)| name.to_str().is_some_and(is_setting)) {
            command.env_remove(name);
        }
        command.env("CARGO_INCREMENTAL", "0").env("CARGO_TARGET_DIR", target());
        command
    }

    /// Runs cargo and does not measure it.
    pub fn prepare(&self, arguments: &[&str]) {
        let status = self.cargo(arguments).arg("--quiet").stdout(Stdio::null()).status();
        assert!(status.expect("cargo").success(), "cargo {arguments:?} failed");
    }

    /// What cargo takes after the root of a package was touched; `None` where it does not compile.
    pub fn build(&self, arguments: &[&str], touched: &str) -> Option<Cost> {
        let sources = self.root.join(touched).join("src");
        let source = [sources.join("lib.rs"), sources.join("main.rs")].into_iter().find(|file| file.exists());
        let source = fs::File::options().append(true).open(source.expect("a source file"));
        source.and_then(|file| file.set_modified(SystemTime::now())).expect("a new time of change");
        measure::cost(self.cargo(arguments).arg("--quiet"))
    }
}

/// Where cargo builds.
pub fn target() -> PathBuf {
    folder().join("target")
}

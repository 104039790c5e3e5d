//! Generated crates in a workspace of their own, so that cargo can be asked whether they compile.

use std::path::{Path, PathBuf};
use std::process::Command;

use specwright_codegen::GeneratedCrate;

/// Writes a workspace of generated crates; it is kept between runs, which makes the next one quick.
pub(crate) fn workspace(name: &str, crates: impl IntoIterator<Item = (String, GeneratedCrate)>) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the repository");
    let place = folder.join("crates");
    let _ = std::fs::remove_dir_all(&place);
    for (name, generated) in crates {
        for file in &generated.files {
            let path = place.join(&name).join(&file.path);
            std::fs::create_dir_all(path.parent().expect("a folder")).expect("the folder");
            std::fs::write(path, &file.text).expect("the file");
        }
    }
    let mut manifest =
        "[workspace]\nresolver = \"3\"\nmembers = [\"crates/*\"]\n\n[patch.crates-io]\n".to_owned();
    for (package, place) in [("specwright", "runtime"), ("specwright-mock", "mock")] {
        manifest
            .push_str(&format!("{package} = {{ path = {:?} }}\n", root.join(place).display().to_string()));
    }
    std::fs::write(folder.join("Cargo.toml"), manifest).expect("the manifest");
    // The versions that are at hand: those of this repository.
    std::fs::copy(root.join("Cargo.lock"), folder.join("Cargo.lock")).expect("the lock file");
    folder
}

/// Runs cargo in such a workspace, and gives what it printed; a warning is a failure.
#[track_caller]
pub(crate) fn cargo(folder: &Path, arguments: &[&str]) -> String {
    let output = command(folder, arguments).output().expect("cargo runs");
    let stderr = String::from_utf8_lossy(&output.stderr);
    let is_clean = output.status.success() && !stderr.lines().any(|line| line.starts_with("warning"));
    assert!(is_clean, "cargo {arguments:?}\n{stderr}");
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// Cargo in such a workspace. What these workspaces depend on is compiled once: they share a folder and flags with one another
/// and with the workspace of this repository.
pub(crate) fn command(folder: &Path, arguments: &[&str]) -> Command {
    let own = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let mut command = Command::new(env!("CARGO"));
    command
        .args(arguments)
        .arg("--offline")
        .current_dir(folder)
        .env("CARGO_TARGET_DIR", own.join("crates-target"))
        .env("CARGO_BUILD_BUILD_DIR", own.parent().expect("the folder of what is built"))
        .env("CARGO_TERM_COLOR", "never")
        // Nothing is built a second time.
        .env("CARGO_INCREMENTAL", "0");
    command
}

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

/// Runs cargo in such a workspace, and gives what it printed. All workspaces have one folder for what they build, so
/// that the runtime is compiled once.
#[track_caller]
pub(crate) fn cargo(folder: &Path, arguments: &[&str], flags: (&str, &str)) -> String {
    let output = Command::new(env!("CARGO"))
        .args(arguments)
        .arg("--offline")
        .current_dir(folder)
        .env("CARGO_TARGET_DIR", Path::new(env!("CARGO_TARGET_TMPDIR")).join("crates-target"))
        .env("CARGO_TERM_COLOR", "never")
        .env_remove("RUSTFLAGS")
        .env_remove("RUSTDOCFLAGS")
        .env(flags.0, flags.1)
        .output()
        .expect("cargo runs");
    let stderr = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "cargo {arguments:?}\n{stderr}");
    String::from_utf8_lossy(&output.stdout).into_owned()
}

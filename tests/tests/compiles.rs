//! What is generated compiles, is documented without warnings, and no text of a spec becomes code.
//!
//! All fixtures are generated into one workspace, so that the runtime is compiled once.

#![allow(clippy::expect_used, clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

mod fixtures;

use std::path::{Path, PathBuf};
use std::process::Command;

use specwright_codegen::emit;

/// The folder of the workspace; it is kept between runs, which makes the next one quick.
fn workspace() -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("compiles");
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the repository");
    let crates = folder.join("crates");
    let _ = std::fs::remove_dir_all(&crates);
    for fixture in fixtures::all() {
        let generated = emit(&fixture.read().api, &fixture.base_name, &fixture.file.text);
        for file in &generated.files {
            let path = crates.join(&fixture.name).join(&file.path);
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

#[track_caller]
fn cargo(folder: &Path, arguments: &[&str], flags: (&str, &str)) -> String {
    let output = Command::new(env!("CARGO"))
        .args(arguments)
        .arg("--offline")
        .current_dir(folder)
        .env("CARGO_TARGET_DIR", folder.join("target"))
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

#[test]
fn every_fixture_compiles_without_warnings_and_documents_without_doctests() {
    let folder = workspace();
    let all = ["--workspace", "--no-default-features"];
    // Builds every crate, and then compiles what looks like a doctest: the front page's example and no more.
    let tests = cargo(&folder, &[&["test", "--doc"], &all[..]].concat(), ("RUSTFLAGS", "-D warnings"));
    let doctests: Vec<&str> =
        tests.lines().filter(|line| line.starts_with("test ") && line.contains(" - ")).collect();
    let from_front_page = |line: &&str| line.contains("README.md");
    assert!(!doctests.is_empty() && doctests.iter().all(from_front_page), "{}", doctests.join("\n"));
    let features = ["--features", "blocking,mock"];
    cargo(&folder, &[&["check"], &all[..], &features[..]].concat(), ("RUSTFLAGS", "-D warnings"));
    cargo(
        &folder,
        &[&["doc", "--no-deps"], &all[..], &features[..]].concat(),
        ("RUSTDOCFLAGS", "-D warnings"),
    );
}

//! What an author sees who breaks the spec, and what the build script costs.

#![allow(clippy::expect_used, clippy::unwrap_used, reason = "a test fails by panicking")]

use std::path::Path;
use std::process::Command;

const SPEC: &str = "specs/lighthouse.yaml";

/// Builds a copy of this crate with another spec; what cargo says on standard error.
fn build_with(spec: &str) -> String {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let copy = tempfile::tempdir().expect("a folder");
    for file in ["build.rs", "src/lib.rs"] {
        let target = copy.path().join(file);
        std::fs::create_dir_all(target.parent().unwrap()).unwrap();
        std::fs::copy(here.join(file), target).unwrap();
    }
    std::fs::create_dir(copy.path().join("specs")).unwrap();
    std::fs::write(copy.path().join(SPEC), spec).unwrap();
    std::fs::copy(here.join("../../Cargo.lock"), copy.path().join("Cargo.lock")).unwrap();
    let crates = here.join("../..").canonicalize().unwrap();
    let manifest = format!(
        "[package]\nname = \"lights\"\nversion = \"0.1.0\"\nedition = \"2024\"\n[workspace]\n\
         [dependencies]\nspecwright = {{ path = {:?}, default-features = false }}\n\
         [build-dependencies]\nspecwright-codegen = {{ path = {:?} }}\n",
        crates.join("runtime"),
        crates.join("codegen"),
    );
    std::fs::write(copy.path().join("Cargo.toml"), manifest).unwrap();
    let output = Command::new(env!("CARGO"))
        .args(["check", "--quiet", "--offline", "--color", "never"])
        .current_dir(copy.path())
        .env("CARGO_TARGET_DIR", Path::new(env!("CARGO_TARGET_TMPDIR")).join("broken-spec"))
        .output()
        .expect("cargo runs");
    assert!(!output.status.success(), "the spec is broken");
    String::from_utf8(output.stderr).expect("text")
}

#[test]
fn a_broken_spec_is_an_error_with_its_place() {
    let spec = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(SPEC)).unwrap();
    let said = build_with(&spec.replace("out: Light", "out: Lamp").replace("lit: boolean", "lit: bool"));
    let expected = "\
error: lights@0.1.0: specs/lighthouse.yaml:35:12: error[bad_type]: there is no type `bool`
error: lights@0.1.0:   help: write `boolean`
";
    assert!(said.starts_with(expected), "{said}");
    assert!(!said.contains("panicked"), "{said}");

    let said = build_with(&spec.replace("out: Light", "out: Lamp"));
    let place = "error: lights@0.1.0: specs/lighthouse.yaml:55:10: error[unknown_type]:";
    assert!(said.starts_with(place), "{said}");
}

#[test]
fn generating_drags_in_neither_a_command_line_nor_http() {
    let output = Command::new(env!("CARGO"))
        .args(["tree", "--offline", "--locked", "--package", "specwright-codegen"])
        .args(["--edges", "normal,build", "--prefix", "none", "--format", "{p}"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .expect("cargo runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let tree = String::from_utf8(output.stdout).expect("text");
    let crates: Vec<&str> = tree.lines().filter_map(|line| line.split(' ').next()).collect();
    assert!(crates.contains(&"syn"), "{tree}");
    for unwanted in ["clap", "specwright-cli", "specwright", "http", "reqwest", "hyper", "tokio", "rustls"] {
        assert!(!crates.contains(&unwanted), "{unwanted} is needed to generate:\n{tree}");
    }
}

//! What an author sees who breaks the spec, and what the build script costs.

#![allow(clippy::expect_used, clippy::unwrap_used, reason = "a test fails by panicking")]

use std::path::Path;
use std::process::Command;

const SPEC: &str = "specs/lighthouse.yaml";

/// Builds a copy of this crate with other files in it, as a package of this name; what cargo says on standard error.
/// Tests that run at the same time need names of their own: cargo takes packages of one name for one.
fn build_with(package: &str, files: &[(&str, &str)]) -> String {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let copy = tempfile::tempdir().expect("a folder");
    for folder in ["src", "specs"] {
        std::fs::create_dir(copy.path().join(folder)).unwrap();
    }
    for file in ["build.rs", "src/lib.rs", SPEC] {
        std::fs::copy(here.join(file), copy.path().join(file)).unwrap();
    }
    for (file, text) in files {
        std::fs::write(copy.path().join(file), text).unwrap();
    }
    std::fs::copy(here.join("../../Cargo.lock"), copy.path().join("Cargo.lock")).unwrap();
    let crates = here.join("../..").canonicalize().unwrap();
    let manifest = format!(
        "[package]\nname = {package:?}\nversion = \"0.1.0\"\nedition = \"2024\"\n[workspace]\n\
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
    assert!(!output.status.success(), "it cannot be built");
    String::from_utf8(output.stderr).expect("text")
}

#[test]
fn a_broken_spec_is_an_error_with_its_place() {
    let spec = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(SPEC)).unwrap();
    let broken = spec.replace("out: Light", "out: Lamp").replace("lit: boolean", "lit: bool");
    let said = build_with("lights", &[(SPEC, &broken)]);
    let expected = "\
error: lights@0.1.0: specs/lighthouse.yaml:35:12: error[bad_type]: there is no type `bool`
error: lights@0.1.0:   help: write `boolean`
";
    assert!(said.starts_with(expected), "{said}");
    assert!(!said.contains("panicked"), "{said}");

    let said = build_with("lights", &[(SPEC, &spec.replace("out: Light", "out: Lamp"))]);
    let place = "error: lights@0.1.0: specs/lighthouse.yaml:55:10: error[unknown_type]:";
    assert!(said.starts_with(place), "{said}");
}

#[test]
fn two_specs_of_one_name_are_an_error_that_names_both() {
    let spec = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(SPEC)).unwrap();
    let script = "fn main() {
        specwright_codegen::build::generate(\"specs/lighthouse.yaml\");
        specwright_codegen::build::generate(\"specs/other.yaml\");
    }";
    let said = build_with("lights-twice", &[("build.rs", script), ("specs/other.yaml", &spec)]);
    let expected = "\
error: lights-twice@0.1.0: specs/other.yaml: error: the name `lighthouse` is taken by the API in specs/lighthouse.yaml; \
give one of the two another name
";
    assert!(said.starts_with(expected), "{said}");
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

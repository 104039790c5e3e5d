//! What an author sees who breaks the spec, and what the build script costs.

#![allow(clippy::expect_used, clippy::unwrap_used, reason = "a test fails by panicking")]

use std::path::Path;
use std::process::Command;

const SPEC: &str = "specs/lighthouse.yaml";

/// What tells the process that is the build script which specs it generates from, one a line.
const SPECS: &str = "SPECWRIGHT_TEST_SPECS";

/// The `main` of a `build.rs`, which the packages that are built here run in this very binary: so the generator is not
/// compiled for each of them.
#[test]
#[ignore = "runs as a build script only"]
fn build_script() {
    for spec in std::env::var(SPECS).expect("cargo and a script run it").lines() {
        specwright_codegen::build::generate(spec);
    }
}

/// Builds a package with these specs and the build script above, under this name; what cargo says on standard error.
/// Tests that run at the same time need names of their own: cargo takes packages of one name for one.
fn build_with(package: &str, specs: &[(&str, &str)]) -> String {
    let folder = tempfile::tempdir().expect("a folder");
    for part in ["src", "specs"] {
        std::fs::create_dir(folder.path().join(part)).unwrap();
    }
    for (path, text) in specs {
        std::fs::write(folder.path().join(path), text).unwrap();
    }
    let names: Vec<&str> = specs.iter().map(|(path, _)| *path).collect();
    let script = format!(
        "fn main() {{\n    let script = std::process::Command::new({:?})\n        .args([\"--ignored\", \"--exact\", \
         \"build_script\", \"--nocapture\"])\n        .env({SPECS:?}, {:?})\n        .status();\n    \
         std::process::exit(script.unwrap().code().unwrap());\n}}\n",
        std::env::current_exe().expect("this binary"),
        names.join("\n"),
    );
    let manifest =
        format!("[package]\nname = {package:?}\nversion = \"0.1.0\"\nedition = \"2024\"\n[workspace]\n");
    for (path, text) in [("Cargo.toml", &*manifest), ("build.rs", &*script), ("src/lib.rs", "")] {
        std::fs::write(folder.path().join(path), text).unwrap();
    }
    let output = Command::new(env!("CARGO"))
        .args(["check", "--quiet", "--offline", "--color", "never"])
        .current_dir(folder.path())
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
    let said = build_with("lights-twice", &[(SPEC, &spec), ("specs/other.yaml", &spec)]);
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

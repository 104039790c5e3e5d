//! What is generated from one small spec for each construct of the language.

#![allow(clippy::expect_used, clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

mod fixtures;

use specwright_codegen::{GeneratedCrate, emit};

/// Rust files as one text; the manifest and the front page only where a fixture is about them.
fn shown(name: &str, generated: &GeneratedCrate) -> String {
    let about_package = matches!(name, "provenance" | "examples" | "documentation" | "auth");
    generated
        .files
        .iter()
        .filter(|file| match file.path.as_str() {
            "spec.yaml" => false,
            "Cargo.toml" | "README.md" | "src/lib.rs" => about_package,
            "src/client.rs" => about_package || name == "names",
            "src/operations.rs" => matches!(name, "names" | "outcomes" | "media_types"),
            _ => true,
        })
        .map(|file| format!("// ======== {}\n{}\n", file.path, file.text))
        .collect()
}

#[test]
fn every_fixture_gives_its_snapshot() {
    for fixture in fixtures::all() {
        let checked = fixture.read();
        let generated = emit(&checked.api, &fixture.base_name, &fixture.file.text);
        let mut settings = insta::Settings::clone_current();
        settings.set_snapshot_path("../fixtures");
        settings.set_prepend_module_to_snapshot(false);
        settings.set_omit_expression(true);
        settings.bind(|| insta::assert_snapshot!(fixture.name.as_str(), shown(&fixture.name, &generated)));
    }
}

#[test]
fn output_is_the_same_every_time() {
    for fixture in fixtures::all() {
        let first = emit(&fixture.read().api, &fixture.base_name, &fixture.file.text);
        let second = emit(&fixture.read().api, &fixture.base_name, &fixture.file.text);
        assert_eq!(first, second, "{}", fixture.name);
    }
}

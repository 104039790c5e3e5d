//! What is generated from one small spec for each construct of the language.

#![allow(clippy::expect_used, clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

mod fixtures;

use specwright_codegen::source::SourceFile;
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
            "src/blocking.rs" => matches!(name, "auth" | "pages"),
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

#[test]
fn line_ends_and_byte_order_marks_change_nothing() {
    for fixture in fixtures::all() {
        let text = &fixture.file.text;
        let expected = emit(&fixture.read().api, &fixture.base_name, text);
        let with_crlf = text.replace('\n', "\r\n");
        assert_eq!(emit(&fixtures::read("", &with_crlf), &fixture.base_name, &with_crlf), expected);
        // YAML takes a carriage return alone for a line end as well.
        for other in [text.replace('\n', "\r"), format!("\u{feff}{text}")] {
            let generated = emit(&fixtures::read("", &other), &fixture.base_name, text);
            assert_eq!(generated, expected, "{}", fixture.name);
        }
    }
}

#[test]
fn many_operations_keep_the_order_of_the_author() {
    let mut text = String::from(
        "specwright: 1\napi: { name: many, title: Many }\nservers:\n  production: https://api.example.com\noperations:\n",
    );
    for number in 0..450 {
        text.push_str(&format!("  call{number}: {{ http: GET /call{number}, out: empty }}\n"));
    }
    let file = SourceFile::new("many.yaml", text.as_str());
    let checked = specwright_codegen::read(&file).unwrap();
    let generated = emit(&checked.api, "many.yaml", &text);
    let operations: Vec<&str> =
        generated.files.iter().filter_map(|file| file.path.strip_prefix("src/operations/")).collect();
    let expected: Vec<String> = (0..450).map(|number| format!("call{number}.rs")).collect();
    assert_eq!(operations, expected);
    let client = generated.files.iter().find(|file| file.path == "src/client.rs").unwrap();
    let places: Vec<usize> =
        (0..450).filter_map(|number| client.text.find(&format!("pub fn call{number}("))).collect();
    assert!(places.len() == 450 && places.is_sorted(), "{} of 450 methods, or out of order", places.len());
}

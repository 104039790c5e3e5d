//! What is generated from one small spec for each construct of the language.

use crate::fixtures;
use specwright_codegen::source::SourceFile;
use specwright_codegen::{GeneratedCrate, emit};

/// Rust files as one text; the manifest and the front page only where a fixture is about them.
fn shown(name: &str, generated: &GeneratedCrate) -> String {
    let about_package = matches!(name, "provenance" | "examples" | "documentation" | "auth" | "features");
    generated
        .files
        .iter()
        .filter(|file| match file.path.as_str() {
            "spec.yaml" => false,
            "Cargo.toml" | "README.md" | "src/lib.rs" => about_package,
            "src/client.rs" => about_package || name == "names",
            "src/blocking.rs" => matches!(name, "auth" | "pages"),
            "src/operations.rs" => matches!(name, "names" | "outcomes" | "media_types" | "features"),
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

/// What the crate of a spec with these types says that it needs, in its root and on its front page alike.
fn recursion_limit(types: &str) -> Option<String> {
    let text = format!(
        "specwright: 1\napi: {{ name: many, title: Many }}\nservers: {{ a: 'https://api.example.com' }}\ntypes:\n{types}\
         operations:\n  call: {{ http: GET /, out: T0 }}\n"
    );
    let generated = emit(&fixtures::read("many.yaml", &text), "many.yaml", &text);
    let limit = |path: &str| {
        let file = generated.files.iter().find(|file| file.path == path).unwrap();
        let (_, rest) = file.text.split_once("#![recursion_limit = \"")?;
        rest.split_once('"').map(|(limit, _)| limit.to_owned())
    };
    assert_eq!(limit("src/lib.rs"), limit("README.md"));
    limit("src/lib.rs")
}

/// So many types, each with a member whose mark and type are made of the name of the next one.
fn nested(count: usize, member: impl Fn(&str) -> String) -> String {
    let ty = |at: usize| match at < count {
        true => member(&format!("T{at}")),
        false => ": any".to_owned(),
    };
    (0..count).map(|at| format!("  T{at}:\n    members:\n      inner{}\n", ty(at + 1))).collect()
}

#[test]
fn many_types_that_hold_nothing_ask_nothing_of_the_compiler() {
    let flat: String = (1..500).map(|at| format!("  T{at}: {{ members: {{ name: string }} }}\n")).collect();
    let members: String = (1..500).map(|at| format!("      t{at}: list<T{at}>\n")).collect();
    assert_eq!(recursion_limit(&format!("{flat}  T0:\n    members:\n{members}")), None);
    // Nor do circles that are short.
    let back = flat.replace("name: string", "back: list<T0>");
    assert_eq!(recursion_limit(&format!("{back}  T0:\n    members:\n{members}")), None);
}

/// With 32 levels of lists, or 122 of types alone, rustc 1.95 says `overflow evaluating the requirement`.
#[test]
fn deeply_nested_types_ask_for_a_limit() {
    let list = |name: &str| format!(": list<{name}>");
    let cases = [
        (nested(20, list), None),
        (nested(32, list), Some("256")),
        (nested(80, list), Some("512")),
        (nested(20, |name| format!("?: list<{name} | null> | null")), Some("256")),
        (nested(32, |name| format!(": map<{name}>")), Some("512")),
        (nested(48, |name| format!(": {name}")), None),
        (nested(122, |name| format!(": {name}")), Some("256")),
        (nested(64, |name| format!("?: {name}")), Some("256")),
        // A circle is as deep as it is long.
        (nested(32, list).replace("inner: any", "inner: list<T0>"), Some("256")),
        (nested(40, |name| format!("?: {name}")).replace("inner: any", "inner?: T0"), Some("512")),
    ];
    for (types, limit) in cases {
        assert_eq!(recursion_limit(&types).as_deref(), limit, "{types}");
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

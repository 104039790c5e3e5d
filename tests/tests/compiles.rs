//! What is generated compiles, is documented without warnings, and no text of a spec becomes code.
//!
//! All fixtures are generated into one workspace, so that the runtime is compiled once.

use crate::fixtures;
use specwright_codegen::{File, emit};

use crate::crates::{self, cargo};

#[test]
fn every_fixture_compiles_without_warnings_and_documents_without_doctests() {
    let generated = fixtures::all().into_iter().map(|fixture| {
        let api = fixture.read().api;
        let mut generated = emit(&api, &fixture.base_name, &fixture.file.text);
        // What the author would have written.
        generated.files.extend(api.package.modules.iter().map(|module| File {
            path: format!("src/{module}.rs"),
            text: "//! The author's own.\n\npub use crate::Client;\n".to_owned(),
        }));
        (fixture.name, generated)
    });
    let folder = crates::workspace("compiles", generated);
    let all = ["--workspace", "--no-default-features"];
    let features = ["--features", "blocking,mock"];
    cargo(&folder, &[&["check"], &all[..], &features[..]].concat());
    cargo(&folder, &[&["doc", "--no-deps"], &all[..], &features[..]].concat());
    // Builds every crate, and then compiles what looks like a doctest: the front page's example and no more.
    let tests = cargo(&folder, &[&["test", "--doc"], &all[..]].concat());
    let doctests: Vec<&str> =
        tests.lines().filter(|line| line.starts_with("test ") && line.contains(" - ")).collect();
    let from_front_page = |line: &&str| line.contains("README.md");
    assert!(!doctests.is_empty() && doctests.iter().all(from_front_page), "{}", doctests.join("\n"));
}

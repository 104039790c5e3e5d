//! No test is left out: every file beside a `main.rs` that lists its modules is one of them, or a binary of its own.

use std::path::{Path, PathBuf};

use specwright_tests::files::files_below;

/// The folders in whose packages cargo looks for no tests by itself.
const PACKAGES: [&str; 4] = ["cli", "mock", "runtime", "tests"];

#[test]
fn every_file_of_tests_is_compiled() {
    let mut seen = 0;
    for package in PACKAGES {
        let package = Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(package);
        let manifest = std::fs::read_to_string(package.join("Cargo.toml")).expect("the manifest");
        assert!(manifest.contains("autotests = false"), "{}", package.display());
        for file in files_below(&package.join("tests"), "rs") {
            let place = file.strip_prefix(&package).expect("below it").display().to_string();
            let is_target = manifest.contains(&format!("path = {:?}", place.replace('\\', "/")));
            assert!(is_target || is_declared(&file), "{} is in no binary of tests", file.display());
            seen += 1;
        }
    }
    assert!(seen > 150, "{seen}");
}

/// Whether the file that a module may be declared in does so.
fn is_declared(file: &Path) -> bool {
    let name = file.file_stem().expect("a name").to_string_lossy();
    let declaration = format!("mod {name};");
    parents(file).iter().any(|parent| {
        let text = std::fs::read_to_string(parent).unwrap_or_default();
        text.lines()
            .any(|line| line.trim_start_matches("pub(crate) ").trim_start_matches("pub ") == declaration)
    })
}

/// `a/main.rs` and `a.rs` for `a/b.rs`.
fn parents(file: &Path) -> [PathBuf; 2] {
    let folder = file.parent().expect("a folder");
    [folder.join("main.rs"), folder.with_extension("rs")]
}

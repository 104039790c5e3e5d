//! Whatever stands in a spec, reading it ends soon, with an answer and without a panic.

mod bombs;
mod mutants;
mod rules;
mod shapes;
mod size;

use std::path::{Path, PathBuf};

use specwright_codegen::diagnostic::Levels;
use specwright_codegen::diagnostic::{Diagnostic, Severity};
use specwright_codegen::export::{json_schema, openapi};
use specwright_codegen::source::SourceFile;

const HEAD: &str =
    "specwright: 1\napi: { name: weather, title: Weather }\nservers:\n  live: https://example.com\n";

/// Reads a text, and looks at all that the answer promises.
fn read(text: &str) -> Vec<Diagnostic> {
    let file = SourceFile::new("spec.yaml", text);
    let diagnostics = match specwright_codegen::read(&file) {
        Ok(checked) => {
            assert!(checked.warnings.iter().all(|warning| warning.severity == Severity::Warning));
            // What can be read can be exported; of very large ones nothing new is to be learned.
            if text.len() < 1_000_000 {
                assert!(!openapi::document(&checked.api).to_yaml().is_empty());
                assert!(!json_schema::api(&checked.api).to_pretty_text().is_empty());
            }
            // The lints come after all else, which is dear for large ones.
            if text.len() < 20_000 {
                let found = specwright_codegen::check(&file, &Levels::default());
                assert!(found.iter().all(|found| found.severity == Severity::Warning));
                assert!(found.len() >= checked.warnings.len());
            }
            checked.warnings
        }
        Err(diagnostics) => {
            assert!(diagnostics.iter().any(|diagnostic| diagnostic.severity == Severity::Error));
            diagnostics
        }
    };
    for diagnostic in &diagnostics {
        assert_ne!(diagnostic.code.as_str(), "internal_error", "{text}");
        for span in diagnostic.related.iter().map(|(span, _)| span).chain([&diagnostic.span]) {
            let range = span.start as usize..span.end as usize;
            assert!(text.get(range).is_some(), "{} has no place: {span:?}", diagnostic.message);
        }
    }
    diagnostics.iter().take(20).for_each(|diagnostic| assert!(!diagnostic.render(&file).is_empty()));
    diagnostics
}

fn codes(text: &str) -> Vec<&'static str> {
    let mut codes: Vec<_> = read(text).into_iter().map(|diagnostic| diagnostic.code.as_str()).collect();
    codes.dedup();
    codes
}

/// Specs without problems.
fn good_specs() -> Vec<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = |path: PathBuf| std::fs::read_dir(path).unwrap().map(|entry| entry.unwrap().path());
    let mut paths: Vec<PathBuf> = folder(root.join("fixtures"))
        .chain(folder(root.join("../specs")))
        .filter(|path| path.extension().is_some_and(|ending| ending == "yaml"))
        .collect();
    paths.sort();
    assert!(!paths.is_empty());
    paths.iter().map(|path| std::fs::read_to_string(path).unwrap()).collect()
}
